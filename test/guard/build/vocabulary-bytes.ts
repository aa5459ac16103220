import { checkOf, slotsOf, VOCABULARY_HEADER, VOCABULARY_MAGIC } from "../../../src/guard/vocabulary.ts";

/**
 * The file that parseVocabulary reads, of hashes with values of 1 to 15: peels words that are alone in one of their slots until none is
 * left (Graf and Lemire, "Xor Filters", 2020), then fills the slots in the opposite order. Deterministic.
 */
export function vocabularyBytes(values: ReadonlyMap<number, number>): Uint8Array {
  const third = Math.ceil((1.23 * values.size + 32) / 3);
  for (let seed = 1; seed < 50; seed += 1) {
    const order = peeled([...values.keys()], third, seed);
    if (order !== null) return filled(order, values, third, seed);
  }
  throw new Error("no seed peels");
}

type Peeled = readonly { readonly hash: number; readonly slot: number }[];

function peeled(hashes: readonly number[], third: number, seed: number): Peeled | null {
  const count = new Int32Array(3 * third);
  const xored = new Int32Array(3 * third);
  const toggle = (hash: number, by: 1 | -1): void => {
    for (const slot of slotsOf(hash, third, seed)) {
      count[slot] = (count[slot] ?? 0) + by;
      xored[slot] = (xored[slot] ?? 0) ^ hash;
    }
  };
  for (const hash of hashes) toggle(hash, 1);
  const alone: number[] = [];
  for (let slot = 0; slot < count.length; slot += 1) if (count[slot] === 1) alone.push(slot);
  const order: { hash: number; slot: number }[] = [];
  for (let slot = alone.pop(); slot !== undefined; slot = alone.pop()) {
    if (count[slot] !== 1) continue;
    const hash = xored[slot] ?? 0;
    order.push({ hash, slot });
    toggle(hash, -1);
    for (const other of slotsOf(hash, third, seed)) if (count[other] === 1) alone.push(other);
  }
  return order.length === hashes.length ? order : null;
}

function filled(order: Peeled, values: ReadonlyMap<number, number>, third: number, seed: number): Uint8Array {
  const slots = new Uint16Array(3 * third);
  for (const { hash, slot } of order.toReversed()) {
    const wanted = (checkOf(hash, seed) << 4) | (values.get(hash) ?? 0);
    slots[slot] = 0;
    slots[slot] = slotsOf(hash, third, seed).reduce((sum, at) => sum ^ (slots[at] ?? 0), wanted);
  }
  const bytes = new Uint8Array(VOCABULARY_HEADER + 2 * slots.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, VOCABULARY_MAGIC, true);
  view.setUint32(4, third, true);
  view.setUint32(8, seed, true);
  for (const [i, slot] of slots.entries()) view.setUint16(VOCABULARY_HEADER + 2 * i, slot, true);
  return bytes;
}
