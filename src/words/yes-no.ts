import { withoutGreetings } from "./message.ts";
import { signOf } from "./sign.ts";
import { wholeMatch } from "./lexicon.ts";
import { tokenise } from "./token.ts";
import type { Words } from "./words.ts";

/** Yes or no as the whole message; thanks beside it change nothing. */
export function yesNo(text: string, words: Words): "yes" | "no" | null {
  const { lexicon, signs } = words.yesNo;
  const tokens = tokenise(text);
  if (tokens.length === 0) return signs.get(signOf(text)) ?? null;
  return /[?？]/u.test(text) ? null : wholeMatch(lexicon, withoutGreetings(tokens, words));
}
