import type { Scan } from "../scan.ts";
import { chainProbabilities } from "../tagger/chain.ts";
import { scoresOf } from "../tagger/scores.ts";
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
  const scores = scoresOf(facts.length, weights, (i, add) => placeFeatures(facts, i, add, add));
  return chainProbabilities(
    scores,
    facts.map((fact) => fact.isWord),
    weights.transitions,
  );
}
