import type { Scan } from "../scan.ts";
import { chainProbabilities } from "../tagger/chain.ts";
import type { Weights } from "../tagger/weights.ts";
import type { Finding } from "../verdict.ts";
import { placeFacts } from "./place-facts.ts";
import { placeFeatures } from "./place-features.ts";

/**
 * START HERE. For each figure of a text: how probable it is a part of an exact place, 0 to 1. The same linear chain as for names (tagger.ts), with
 * features and weights of its own; the rules' findings are among what it looks at.
 */
export function tagPlaces(scan: Scan, ruled: readonly Finding[], weights: Weights): Float64Array {
  const facts = placeFacts(scan, ruled);
  const scores = new Float64Array(facts.length);
  const { buckets, mask, step } = weights;
  for (let i = 0; i < facts.length; i += 1) {
    let sum = 0;
    const add = (feature: number): void => {
      sum += buckets[feature & mask] ?? 0;
    };
    placeFeatures(facts, i, add, add);
    scores[i] = sum * step;
  }
  return chainProbabilities(
    scores,
    facts.map((fact) => fact.isWord),
    weights.transitions,
  );
}
