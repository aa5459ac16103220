import type { Scene } from "../person-points.ts";
import { chainProbabilities } from "./chain.ts";
import { tokenFeatures } from "./features.ts";
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
  const scores = new Float64Array(facts.length);
  const { buckets, mask, step } = weights;
  for (let i = 0; i < facts.length; i += 1) {
    let sum = 0;
    const add = (feature: number): void => {
      sum += buckets[feature & mask] ?? 0;
    };
    tokenFeatures(facts, i, add, add);
    scores[i] = sum * step;
  }
  const isWord = facts.map((fact) => fact.isWord);
  return {
    probabilities: chainProbabilities(scores, isWord, weights.transitions),
    facts,
  };
}
