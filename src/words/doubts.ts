/** The fourth condition for a command word (glossary 3): nothing denied, asked, supposed or quoted. */
import { type Match, matchesAt } from "./lexicon.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

export type Head = {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The command's own words: "не болды" denies nothing. */
  readonly command: Pick<Match<unknown>, "from" | "to">;
};

const QUOTED = /[«»"“”„‹›]|^\s*>/u;
const QUESTION = /[?？]/u;
const KAZAKH_LETTERS = /[әғқңөұүһі]/iu;
/** алмаймын, алмайын, бермеңіз, жаппады: folded. */
const KAZAKH_DENIED = /[мбп][ае](?:й(?:мин|ин|ди|ды|сиз|сыз)|дим|ди|ды|ник|низ|ныз|ган|ген)$/u;

export const isKazakhDenied = ({ script, key }: Pick<Token, "script" | "key">): boolean =>
  script === "cyrillic" && key.length > 5 && KAZAKH_DENIED.test(key);

/** `mayAsk`: a question mark is no doubt (status, list, numbers, help, show change nothing). */
export function isDoubtful(head: Head, words: Words, mayAsk: boolean): boolean {
  if (QUOTED.test(head.text)) return true;
  if (!mayAsk && QUESTION.test(head.text)) return true;
  return head.tokens.some((token, at) => {
    if (at >= head.command.from && at < head.command.to) return false;
    if (!mayAsk && token.script === "cyrillic" && words.asking.has(token.plain)) return true;
    return matchesAt(words.if, head.tokens, at).length > 0 || denies(head.tokens, at, words);
  });
}

function denies(tokens: readonly Token[], at: number, words: Words): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (isKazakhDenied(token)) return true;
  if (matchesAt(words.no, tokens, at).length === 0) return false;
  if (token.plain !== "не") return true;
  // Kazakh «не» is "what" and "or": it denies neither before a number nor before a Kazakh word.
  const next = tokens[at + 1];
  return (
    next !== undefined &&
    next.script !== "other" &&
    !KAZAKH_LETTERS.test(next.text) &&
    matchesAt(words.kazakhAfterNo, tokens, at + 1).length === 0
  );
}
