import type { Sink } from "./features.ts";
import type { Weights } from "./weights.ts";

/** What the weights of its features say of each of `length` words; `features` names those of one word. */
export function scoresOf(
  length: number,
  { buckets, mask, step }: Weights,
  features: (index: number, add: Sink) => void,
): Float64Array {
  const scores = new Float64Array(length);
  for (let i = 0; i < length; i += 1) {
    let sum = 0;
    features(i, (feature) => {
      sum += buckets[feature & mask] ?? 0;
    });
    scores[i] = sum * step;
  }
  return scores;
}
