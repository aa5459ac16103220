import { HEADER_BYTES, MAGIC, type Weights } from "../../../src/guard/tagger/weights.ts";

/** The file that parseWeights reads. */
export function weightBytes(weights: Weights): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + weights.buckets.length + 4 * weights.traits.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, Math.log2(weights.buckets.length), true);
  view.setFloat32(8, weights.step, true);
  for (const [i, score] of weights.transitions.entries()) view.setFloat32(12 + 4 * i, score, true);
  bytes.set(new Uint8Array(weights.buckets.buffer), HEADER_BYTES);
  const traits = HEADER_BYTES + weights.buckets.length;
  for (const [i, entry] of weights.traits.entries()) view.setUint32(traits + 4 * i, entry, true);
  return bytes;
}
