import type { Detector } from "./scan.ts";

/** "@" as it is typed to get past filters: (at), [at], собака; a full stop may stand between spaces or be a word. */
const AT = "(?: ?[@＠] ?| ?[([{] ?(?:at|эт|собака|собачка) ?[)\\]}] ?| (?:собака|собачка|dog) )";
const DOT = "(?:\\.| \\. ?| ?[([{] ?(?:dot|точка) ?[)\\]}] ?| (?:точка|нүкте|dot) )";
const ADDRESS = new RegExp(
  `(?<![\\p{L}\\p{Nd}._%+-])[\\p{L}\\p{Nd}_%+-](?:[\\p{L}\\p{Nd}._%+-]{0,63})${AT}[\\p{L}\\p{Nd}-]{1,40}(?:${DOT}[\\p{L}\\p{Nd}-]{2,24}){1,3}`,
  "giu",
);
/** After a "@" with spaces around it or a word for it only a domain that people have mailboxes at counts. */
const MAIL_DOMAIN =
  /(?:mail|gmail|yandex|inbox|list|bk|rambler|outlook|hotmail|icloud|yahoo|proton|nur|kz|ru|com|net|org|uz|kg|edu|gov|почта|мэйл|майл)/iu;

export const findEmails: Detector = (scan) =>
  [...scan.text.matchAll(ADDRESS)]
    .filter(({ 0: found }) => /\p{L}@\p{L}|\p{Nd}@\p{L}/u.test(found) || MAIL_DOMAIN.test(found))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].replace(/[.\s-]+$/, "").length,
      kind: "email",
      certainty: "certain",
    }));
