import { LONG } from "./key-table.ts";
import type { NameLists } from "./name-lists.ts";
import { isNear } from "./near-word.ts";
import { commonness } from "./vocabulary.ts";

/** A name and nothing else, of five letters or more. */
const SURE = LONG + 3;
const LEAST_LENGTH = 5;
const MOST_LENGTH = 14;

/** Is the key one typing error away from a sure given name ("аигерм", "гулмиар")? It is wide on purpose. */
export function isNearGivenName(key: string, { given }: Pick<NameLists, "given">): boolean {
  return hasLength(key) && isNear(key, (hash) => given.at(hash) === SURE);
}

/** Is the folded word one typing error away from a frequent word of everyday language ("деовчку", "бәрніе")? */
export function isNearFrequentWord(fold: string, { vocabulary }: Pick<NameLists, "vocabulary">): boolean {
  return hasLength(fold) && isNear(fold, (hash) => FREQUENT.has(commonness(hash, vocabulary)));
}

const hasLength = (word: string): boolean => word.length >= LEAST_LENGTH && word.length <= MOST_LENGTH;

/** Frequent in Russian, in Kazakh, or in both: see commonness. */
const FREQUENT = new Set(
  Array.from({ length: 16 }, (_, value) => value).filter((value) => value >> 2 === 3 || (value & 3) === 3),
);
