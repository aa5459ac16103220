import type { Token } from "./token.ts";
import type { WordSet } from "./word-set.ts";
import { keyOf, startOf } from "./token-text.ts";

/** Index of the first token that starts at or after a position. Tokens are sorted, so this halves its way. */
export function tokenAt(tokens: readonly Token[], position: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(tokens[middle]) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Is one of the words among the last `reach` tokens before a position? */
export function hasBefore(
  tokens: readonly Token[],
  position: number,
  words: WordSet,
  reach: number,
): boolean {
  const at = tokenAt(tokens, position);
  for (let i = at - 1; i >= Math.max(0, at - reach); i -= 1) if (isWord(tokens, i, words)) return true;
  return false;
}

/** Is one of the words among the first `reach` tokens from a position on? */
export function hasAfter(tokens: readonly Token[], position: number, words: WordSet, reach: number): boolean {
  const at = tokenAt(tokens, position);
  for (let i = at; i < Math.min(tokens.length, at + reach); i += 1) if (isWord(tokens, i, words)) return true;
  return false;
}

function isWord(tokens: readonly Token[], index: number, words: WordSet): boolean {
  const token = tokens[index];
  if (token?.kind !== "word") return false;
  return words.has(token.key) || (token.text.length === 1 && words.has(abbreviation(tokens, index)));
}

/** "и.и.н", "д.р.": the letters up to here, joined; "" where nothing stands before. */
function abbreviation(tokens: readonly Token[], last: number): string {
  let key = keyOf(tokens[last]);
  for (let i = last; i >= 2 && key.length < 5; i -= 2) {
    const letter = tokens[i - 2];
    if (
      tokens[i - 1]?.text !== "." ||
      !tokens[i - 1]?.glued ||
      letter?.kind !== "word" ||
      letter.text.length > 1
    )
      break;
    key = letter.key + key;
  }
  return key.length > 1 ? key : "";
}
