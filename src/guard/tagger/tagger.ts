import type { Scene } from "../person-points.ts";
import { chainProbabilities } from "./chain.ts";
import { tokenFeatures } from "./features.ts";
import { scoresOf } from "./scores.ts";
import type { Weights } from "./weights.ts";
import { type WordFacts, wordFacts } from "./word-facts.ts";

/** For each token of a text: how probable it is a part of a person's name, 0 to 1, and what was known of it (word-facts.ts). */
export type Tags = { readonly probabilities: Float64Array; readonly facts: readonly WordFacts[] };

/**
 * START HERE. A linear chain over hashed features
 * (features.ts) whose weights were trained on labelled text (docs/guard.md). Linear in the text, about 15 µs a word.
 */
export function tagNames(scene: Scene, weights: Weights): Tags {
  const facts = wordFacts(scene);
  const scores = scoresOf(facts.length, weights, (i, add) => tokenFeatures(facts, i, add, add));
  const isWord = facts.map((fact) => fact.isWord);
  return {
    probabilities: chainProbabilities(scores, isWord, weights.transitions),
    facts,
  };
}
