import { matchesAt } from "./lexicon.ts";
import { tokenise } from "./token.ts";
import type { Words } from "./words.ts";

/** Greetings, thanks, "understood", emoji: no answer is expected. A question mark alone expects one. */
export function courtesy(text: string, words: Words): boolean {
  const tokens = tokenise(text);
  if (tokens.length === 0) return !/[?？]/u.test(text);
  for (let at = 0; at < tokens.length; ) {
    const [match] = matchesAt(words.courtesy.lexicon, tokens, at);
    if (match === undefined) return false;
    at = match.to;
  }
  return true;
}
