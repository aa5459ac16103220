import { pattern } from "./pattern.ts";
import type { Detector } from "./scan.ts";

/** "@" as it is typed to get past filters: (at), [at], собака; a full stop may stand between spaces or be a word. */
const AT = "(?:@ ?| @ | ?[([{] ?(?:at|эт|собака|собачка) ?[)\\]}] ?| (?:собака|собачка|эт|ет|dog) )";
const DOT =
  "(?:[.,]| \\. ?| ?[([{] ?(?:dot|точка) ?[)\\]}] ?| (?:точка|нүкте|dot) | (?=(?:com|ru|kz)(?![\\p{L}\\p{Nd}])))";
/** "kulpash(точка)a@mail.ru", "madina точка k собака mail точка ru": in the part before the sign. */
const SPOKEN_DOT =
  "(?: ?[([{] ?(?:dot|точка|нүкте) ?[)\\]}] ?| (?:точка|нүкте|dot|нижнее подчеркивание|тире|дефис) )";
const ADDRESS = pattern(
  new RegExp(
    `(?<![\\p{L}\\p{Nd}._%+-])[\\p{L}\\p{Nd}_%+-](?:[\\p{L}\\p{Nd}._%+-]|${SPOKEN_DOT}){0,63}${AT}[\\p{L}\\p{Nd}-]{1,40}(?:${DOT}[\\p{L}\\p{Nd}-]{2,24}){1,3}`,
    "gu",
  ),
);
/** Where "@" stands apart or is a word, what follows must be a mail service or a domain that people have mail at. */
const MAIL_DOMAIN = pattern(
  /(?:@|at|эт|ет|собак\p{L}+|dog)[ )\]}]*(?:(?:g|e|u|hot)?mail|(?:г|ж|джи)?мейл|мэйл|яндекс|yandex|inbox|list|bk|rambler|outlook|icloud|yahoo|proton|nur)(?![\p{L}\p{Nd}])|(?:@|at|эт|собак\p{L}+|dog)[ )\]}]*(?:[\p{L}\p{Nd}-]+ ?(?:\.|точка|нүкте|dot|[([{] ?(?:dot|точка) ?[)\]}]) ?(?:kz|ru|com|net|org|uz|kg|edu|gov|кз|ру|ком)(?![\p{L}\p{Nd}]))/u,
);

export const findEmails: Detector = (scan) =>
  [...scan.lower.matchAll(ADDRESS)]
    .filter(({ 0: found }) => /[\p{L}\p{Nd}_-]@[\p{L}\p{Nd}-]+\./u.test(found) || MAIL_DOMAIN.test(found))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].replace(/[.\s-]+$/, "").length,
      kind: "email",
      certainty: "certain",
    }));
