/** Hashes (fold-hash.ts) of a list of words, to be asked some hundred times a word: open addressing in one array. */
export type HashSet = { readonly slots: Int32Array; readonly shift: number };

/** About half full; 0 stands for an empty slot, so a word whose hash is 0 is left out. */
export function hashSet(hashes: readonly number[]): HashSet {
  const bits = Math.ceil(Math.log2(2 * hashes.length + 2));
  const slots = new Int32Array(2 ** bits);
  const shift = 32 - bits;
  for (const hash of hashes) {
    let at = start(hash, shift);
    while (slots[at] !== 0 && slots[at] !== hash) at = (at + 1) & (slots.length - 1);
    slots[at] = hash;
  }
  return { slots, shift };
}

export function hasHash({ slots, shift }: HashSet, hash: number): boolean {
  const last = slots.length - 1;
  let at = start(hash, shift);
  while (slots[at] !== 0) {
    if (slots[at] === hash) return true;
    at = (at + 1) & last;
  }
  return false;
}

function start(hash: number, shift: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> shift;
}
