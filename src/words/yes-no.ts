import { fold } from "./fold.ts";
import type { Words } from "./words.ts";

export function yesNo(text: string, words: Words): "yes" | "no" | null {
  const folded = fold(text);
  return words.yes.has(folded) ? "yes" : words.no.has(folded) ? "no" : null;
}
