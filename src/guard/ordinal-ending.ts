import type { Token } from "./token.ts";

/** "й", "ая", "ші", "инчи", "th" by key: what follows a number that counts one out of a row, in either alphabet. */
const ENDING = /^(?:и|иа|ии|ои|аиа|иу|ши|нши|инши|нчи|инчи|го|ом|м|нд|рд|ст|т)$/;

/** Is this word the ending of an ordinal ("2-й", "8 ші", "5th")? The Russian "и" alone is "and". */
export function isOrdinalEnding(token: Token | undefined): boolean {
  if (token?.kind !== "word" || !ENDING.test(token.key)) return false;
  return token.lower !== "и" && (token.glued || token.text.length > 1);
}
