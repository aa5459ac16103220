import { textHash } from "./hash.ts";

/**
 * Groups of Russian words that stand in like places (ministers, rivers, verbs of speaking), learnt from word vectors: 2 bytes a slot,
 * a check byte and the group, 1 to 255. Made by test/guard/train/clusters.py.
 */
export const GROUP_SLOTS = 2 ** 18;

/** The group of a word in small letters; 0 when it has none. A word that is not in the table gets one by mistake once in some 700. */
export function groupOf(lower: string, slots: Uint8Array): number {
  const hash = textHash(lower);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
  const at = 2 * (mixed & (GROUP_SLOTS - 1));
  return slots[at] === mixed >>> 24 ? (slots[at + 1] ?? 0) : 0;
}
