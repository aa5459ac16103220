import { foldHash, FOLD_START, hashUnit } from "./fold-hash.ts";
import type { Strength } from "./name-reading.ts";

/**
 * A list of templates/guard as hashes of its keys in one array, with a value of 1 to 3 each: 100,000 words in under 2 MB, where a Set of strings takes 10, and
 * no string is made while loading. A word that is not in a list is taken for one once in some 60,000 times.
 */
export type KeyTable = {
  readonly has: (key: string) => boolean;
  readonly get: (key: string) => Strength | undefined;
  /** The value of a word by its foldHash, and whether it has more than four letters; 0 where there is none. */
  readonly at: (hash: number) => number;
};

export const LONG = 4;
const LONG_LETTERS = 4;
const [LINE, SPACE, ONE, TWO] = [10, 32, 49, 50];

/** One key a line, perhaps with " 1" or " 2" behind it; else its value is 3. Lines with a space inside the key ("төле би") are left out. */
export function keyTable(text: string): KeyTable {
  const bits = Math.ceil(Math.log2(1.5 * lines(text) + 2));
  const slots = new Int32Array(2 ** bits);
  const values = new Uint8Array(2 ** bits);
  const [shift, last] = [32 - bits, slots.length - 1];
  const slotOf = (hash: number): number => {
    let at = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> shift;
    while (values[at] !== 0 && slots[at] !== hash) at = (at + 1) & last;
    return at;
  };
  for (let from = 0; from < text.length; ) {
    let hash = FOLD_START;
    let at = from;
    for (; at < text.length && text.charCodeAt(at) > SPACE; at += 1)
      hash = hashUnit(hash, text.charCodeAt(at));
    const end = endOfLine(text, at);
    const told = end - at === 2 ? text.charCodeAt(at + 1) : 0;
    const value = told === ONE ? 1 : told === TWO ? 2 : 3;
    if (at > from && (end === at || value < 3)) {
      const slot = slotOf(hash);
      slots[slot] = hash;
      values[slot] = value + (at - from > LONG_LETTERS ? LONG : 0);
    }
    from = end + 1;
  }
  const at = (hash: number): number => values[slotOf(hash)] ?? 0;
  return {
    has: (key) => at(foldHash(key)) > 0,
    get: (key) => STRENGTHS[at(foldHash(key)) & 3],
    at,
  };
}

const STRENGTHS: readonly (Strength | undefined)[] = [undefined, 1, 2, 3];

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function lines(text: string): number {
  let count = 1;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) === LINE) count += 1;
  return count;
}
