import { pattern } from "./pattern.ts";
/**
 * "А й г у л ь", "А.й.г.у.л.ь", "А-й-г-у-л-ь": letters with one and the same sign between each, at least four. The word they
 * make, and where it stands. A wider gap ends the word, so that two spaced names stay two.
 */
export type SpacedWord = { readonly text: string; readonly start: number; readonly end: number };

const SPACED = pattern(/(?<![\p{L}\p{Nd}])\p{L}(?:([ .\-_*|/])\p{L})(?:\1\p{L}){2,30}(?![\p{L}\p{Nd}])/gu);

export function spacedWords(text: string): readonly SpacedWord[] {
  return [...text.matchAll(SPACED)].map((match) => ({
    text: match[0].replace(/[^\p{L}]/gu, ""),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
