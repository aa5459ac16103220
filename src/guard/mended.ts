import type { GuardWords } from "./guard-words.ts";
import { kazakhWordStems } from "./name-form.ts";
import type { NameLists } from "./name-lists.ts";
import type { Token } from "./token.ts";
import { commonnessOf } from "./vocabulary.ts";

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
  if (single !== null && misspelt.knows(single)) return isWord(token, lists) ? null : single;
  const meant = misspelt.meant(key);
  return meant === null || isWord(token, lists) ? null : meant;
}

/** "ауыстырады" is "changes", whatever diagnosis is one letter away: a word of the vocabulary, or one with Kazakh suffixes cut off. */
function isWord({ fold }: Token, { vocabulary }: NameLists): boolean {
  const common = (word: string): boolean => {
    const found = commonnessOf(word, vocabulary);
    return found >> 2 > 1 || (found & 3) > 1;
  };
  return common(fold) || kazakhWordStems(fold, LEAST_STEM).some(common);
}

const LEAST_STEM = 5;
