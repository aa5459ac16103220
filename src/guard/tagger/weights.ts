/**
 * The trained weights: templates/guard/tagger.bin, made by test/guard/train/train.ts. Little endian: "DTW2", log2 of the number
 * of buckets (uint32), the size of one step (float32), eight transitions (float32: [sign or number, word][from][to]), one int8 a bucket,
 * the words' traits (uint32, word-traits.ts).
 */
export type Weights = {
  readonly mask: number;
  readonly step: number;
  /** Score of label `to` (0 no name, 1 name) behind `from`: index 4 * isWord + 2 * from + to. */
  readonly transitions: readonly number[];
  readonly buckets: Int8Array;
  readonly traits: Uint32Array;
};

export const HEADER_BYTES = 44;
export const MAGIC = 0x32575444;

/** Parses the file; throws on anything else. Its checksum is looked at by load-guard.ts. */
export function parseWeights(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bits =
    bytes.byteLength > HEADER_BYTES && view.getUint32(0, true) === MAGIC ? view.getUint32(4, true) : 0;
  const traits = bytes.byteLength - HEADER_BYTES - 2 ** bits;
  if (bits < 2 || bits > 22 || traits < 0 || traits % 12 !== 0)
    throw new Error("templates/guard/tagger.bin is no file of weights");
  return {
    mask: 2 ** bits - 1,
    step: view.getFloat32(8, true),
    transitions: Array.from({ length: 8 }, (_, i) => view.getFloat32(12 + 4 * i, true)),
    // A copy: Buffer.slice of Node would give a window into a larger pool.
    buckets: new Int8Array(bytes.subarray(HEADER_BYTES, HEADER_BYTES + 2 ** bits)),
    traits: uint32s(view, HEADER_BYTES + 2 ** bits),
  };
}

function uint32s(view: DataView, from: number): Uint32Array {
  const numbers = new Uint32Array((view.byteLength - from) / 4);
  for (let i = 0; i < numbers.length; i += 1) numbers[i] = view.getUint32(from + 4 * i, true);
  return numbers;
}
