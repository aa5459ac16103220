import { isNearFrequentWord, isNearGivenName } from "../fuzzy-name.ts";
import { kazakhWordStems } from "../name-form.ts";
import type { NameLists } from "../name-lists.ts";
import type { NameReading } from "../name-reading.ts";
import type { Token } from "../token.ts";
import { commonnessOf } from "../vocabulary.ts";

const LEAST_STEM = 3;
const LONG_STEM = 5;

/**
 * How far a word belongs to everyday language, as one number: 0-15 the word itself (commonness), + 16 * its longest known stem behind which
 * Kazakh suffixes stand (1 three letters, 2 four, 3 more), + 64 near a frequent word, + 128 near a given name. The last two are asked only of
 * words that are nothing else: misspelt ones.
 */
export function knownWord({ fold, key }: Token, reading: NameReading | null, lists: NameLists): number {
  const whole = commonnessOf(fold, lists.vocabulary);
  if (whole > 0) return whole;
  const stem = longestStem(fold, lists);
  if (stem >= LONG_STEM) return 16 * 3;
  const known = 16 * Math.max(0, stem - LEAST_STEM + 1);
  if ((reading?.called ?? 0) > 1) return known;
  return known + (isNearFrequentWord(fold, lists) ? 64 : 0) + (isNearGivenName(key, lists) ? 128 : 0);
}

/** Letters of the longest stem that is a word. */
function longestStem(fold: string, { vocabulary }: NameLists): number {
  let longest = 0;
  for (const stem of kazakhWordStems(fold, LEAST_STEM))
    if (stem.length > longest && commonnessOf(stem, vocabulary) > 0) longest = stem.length;
  return longest;
}
