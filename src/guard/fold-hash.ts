/**
 * 32 bits that stand for a folded word (name-key.ts) in vocabulary.bin and among the names that misspelt words are compared with: FNV-1a
 * over the code units. A change here needs a new vocabulary (test/guard/build/build-vocabulary.ts).
 */
export function foldHash(fold: string): number {
  return hashOn(FOLD_START, fold, 0);
}

export const FOLD_START = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** Goes on from a hash over the rest of the word. */
export function hashOn(hash: number, fold: string, from: number): number {
  let out = hash;
  for (let i = from; i < fold.length; i += 1) out = Math.imul(out ^ fold.charCodeAt(i), PRIME);
  return out;
}

export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}
