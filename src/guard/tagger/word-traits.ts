import { textHash } from "./hash.ts";

/** What a table knows of a Russian word: all 0 for a word that it does not hold. */
export type WordTraits = {
  /** Words that stand in like places (ministers, rivers, verbs of speaking), 1 to 255. */
  readonly group: number;
  /** What the teacher holds the word for by itself, with a capital, 1 to 54: person by six degrees + 6 * place by three + 18 * organisation by three. */
  readonly taught: number;
  /** How far an unknown capitalised word behind it is a person to the teacher, and before it: 0 to 7 each. */
  readonly leads: number;
  readonly trails: number;
};

const NONE: WordTraits = { group: 0, taught: 0, leads: 0, trails: 0 };

/**
 * Looks a word in small letters up. The table is made by test/guard/train/word_traits.py: three parts of equal length (a xor filter); one entry of each, XORed, are a check
 * and the traits. A word that it does not hold gets some by mistake once in 4,096.
 */
export function traitsOf(lower: string, table: Uint32Array): WordTraits {
  const size = table.length / 3;
  const hash = textHash(lower);
  const first = table[(Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0) % size] ?? 0;
  const second = table[size + ((Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0) % size)] ?? 0;
  const third = table[2 * size + ((Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f) >>> 0) % size)] ?? 0;
  const entry = first ^ second ^ third;
  if (entry >>> 20 !== Math.imul(hash, 0x9e3779b1) >>> 20) return NONE;
  return {
    group: entry & 255,
    taught: (entry >> 8) & 63,
    leads: (entry >> 14) & 7,
    trails: (entry >> 17) & 7,
  };
}
