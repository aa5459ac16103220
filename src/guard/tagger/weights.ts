import { GROUP_SLOTS } from "./word-groups.ts";

/**
 * The trained weights: templates/guard/tagger.bin, made by test/guard/train/train.ts. Little endian: "DTW1", log2 of the number
 * of buckets (uint32), the size of one step (float32), eight transitions (float32: [sign or number, word][from][to]), one int8 a bucket,
 * the word groups (word-groups.ts).
 */
export type Weights = {
  readonly mask: number;
  readonly step: number;
  /** Score of label `to` (0 no name, 1 name) behind `from`: index 4 * isWord + 2 * from + to. */
  readonly transitions: readonly number[];
  readonly buckets: Int8Array;
  readonly groups: Uint8Array;
};

export const HEADER_BYTES = 44;
export const MAGIC = 0x31575444;

/** Parses the file; throws on anything else. Its checksum is looked at by load-guard.ts. */
export function parseWeights(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bits =
    bytes.byteLength > HEADER_BYTES && view.getUint32(0, true) === MAGIC ? view.getUint32(4, true) : 0;
  if (bits < 1 || bits > 22 || bytes.byteLength !== HEADER_BYTES + 2 ** bits + 2 * GROUP_SLOTS)
    throw new Error("templates/guard/tagger.bin is no file of weights");
  return {
    mask: 2 ** bits - 1,
    step: view.getFloat32(8, true),
    transitions: Array.from({ length: 8 }, (_, i) => view.getFloat32(12 + 4 * i, true)),
    // A copy: Buffer.slice of Node would give a window into a larger pool.
    buckets: new Int8Array(bytes.subarray(HEADER_BYTES, HEADER_BYTES + 2 ** bits)),
    groups: new Uint8Array(bytes.subarray(HEADER_BYTES + 2 ** bits)),
  };
}
