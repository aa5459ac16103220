import { foldHash } from "./fold-hash.ts";

/**
 * Everyday words as hashes with how common they are: templates/guard/vocabulary.bin, made by test/guard/build/build-vocabulary.ts. Little endian:
 * "DVO1", number of slots a third (uint32), seed (uint32), then 16 bits a slot, the table of a Bloomier filter (an "xor filter" with values):
 * the three slots of a word, xored, are a check of 12 bits and the word's value of 4. A word that is not in it is taken for one once in 4,096.
 */
export type Vocabulary = { readonly third: number; readonly seed: number; readonly slots: Uint16Array };

export const VOCABULARY_HEADER = 12;
export const VOCABULARY_MAGIC = 0x314f5644;

/** Parses the file; throws on anything else. */
export function parseVocabulary(bytes: Uint8Array): Vocabulary {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const third =
    bytes.byteLength > VOCABULARY_HEADER && view.getUint32(0, true) === VOCABULARY_MAGIC
      ? view.getUint32(4, true)
      : 0;
  if (third === 0 || bytes.byteLength !== VOCABULARY_HEADER + 6 * third)
    throw new Error("templates/guard/vocabulary.bin is no vocabulary");
  // A copy: 16 bits have to lie on an even address, and slice() of a Buffer is none.
  const slots = new Uint16Array(new Uint8Array(bytes.subarray(VOCABULARY_HEADER)).buffer);
  return { third, seed: view.getUint32(8, true), slots };
}

/** How common a word is: 0 not known, else 4 * in Russian + in Kazakh, each 0 to 3. `hash`: foldHash of its nameFold. */
export function commonness(hash: number, { third, seed, slots }: Vocabulary): number {
  const [a, b, c] = slotsOf(hash, third, seed);
  const found = at(slots, a) ^ at(slots, b) ^ at(slots, c);
  return found >>> 4 === checkOf(hash, seed) ? found & 15 : 0;
}

function at(slots: Uint16Array, index: number): number {
  return slots[index] ?? 0;
}

/** The same of a word as it is folded. */
export function commonnessOf(fold: string, vocabulary: Vocabulary): number {
  return commonness(foldHash(fold), vocabulary);
}

/** The three places of a word in the table, one in each third. */
export function slotsOf(hash: number, third: number, seed: number): [number, number, number] {
  return [
    below(spread(hash ^ seed, 0x85ebca6b), third),
    third + below(spread(hash + seed, 0xc2b2ae35), third),
    2 * third + below(spread(hash ^ ~seed, 0x27d4eb2f), third),
  ];
}

/** 12 bits that tell the word from others. */
export function checkOf(hash: number, seed: number): number {
  return spread(hash + Math.imul(seed, 7), 0x9e3779b1) >>> 20;
}

function spread(hash: number, factor: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), factor);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function below(hash: number, limit: number): number {
  return Math.floor((hash / 4294967296) * limit);
}
