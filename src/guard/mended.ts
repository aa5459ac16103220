import type { GuardWords } from "./guard-words.ts";
import type { NameLists } from "./name-lists.ts";
import type { Token } from "./token.ts";

/** A vowel typed twice, which name-key.ts leaves: "доом", "кввартиира" lost only its consonant. */
/** Longer than any word of the lexicon with its ending: no word, and every letter costs a look-up. */
const LONGEST = 24;
const DOUBLED = /([аеоуи])\1/;

/**
 * The tokens with misspelt words of places, schools, papers and health read as they were meant. A word that anybody uses, a name or
 * a place is left alone, and so is a capital inside a sentence: that is a name that no list holds.
 */
export function mended(tokens: readonly Token[], words: GuardWords, lists: NameLists): readonly Token[] {
  return tokens.map((token) => {
    const key = token.kind === "word" ? meantBy(token, words, lists) : null;
    return key === null ? token : { ...token, key, fold: key };
  });
}

function meantBy(token: Token, { misspelt }: GuardWords, lists: NameLists): string | null {
  const { key } = token;
  if (key.length < 3 || key.length > LONGEST || (token.capital === "first" && !token.opens)) return null;
  if (misspelt.knows(key) || [lists.common, lists.places, lists.venues].some((set) => set.has(key)))
    return null;
  if (lists.given.has(key) || lists.surnames.has(key)) return null;
  const single = DOUBLED.test(key) ? key.replace(DOUBLED, "$1") : null;
  if (single !== null && misspelt.knows(single)) return single;
  return misspelt.meant(key);
}
