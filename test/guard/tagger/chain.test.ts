import fc from "fast-check";
import { expect, test } from "vitest";
import { chainProbabilities } from "../../../src/guard/tagger/chain.ts";

/** The same by going through all labellings, for short chains. */
function byHand(
  scores: readonly number[],
  isWord: readonly boolean[],
  transitions: readonly number[],
): number[] {
  const named = scores.map(() => 0);
  let all = 0;
  for (let labels = 0; labels < 2 ** scores.length; labels += 1) {
    let sum = 0;
    for (const [i, score] of scores.entries()) {
      const label = (labels >> i) & 1;
      const before = i === 0 ? 0 : (labels >> (i - 1)) & 1;
      sum += label * score + (transitions[(isWord[i] === true ? 4 : 0) + 2 * before + label] ?? 0);
    }
    all += Math.exp(sum);
    for (const i of scores.keys()) if (((labels >> i) & 1) === 1) named[i] = (named[i] ?? 0) + Math.exp(sum);
  }
  return named.map((part) => part / all);
}

test("the probabilities are those of all labellings together", () => {
  const score = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(score, fc.boolean()), { minLength: 1, maxLength: 6 }),
      fc.array(score, { minLength: 8, maxLength: 8 }),
      (tokens, transitions) => {
        const scores = tokens.map(([value]) => value);
        const isWord = tokens.map(([, word]) => word);
        const found = chainProbabilities(Float64Array.from(scores), isWord, transitions);
        for (const [i, expected] of byHand(scores, isWord, transitions).entries())
          expect(found[i]).toBeCloseTo(expected, 9);
      },
    ),
  );
});

test("a text without tokens has no probabilities", () => {
  expect(chainProbabilities(new Float64Array(0), [], [0, 0, 0, 0, 0, 0, 0, 0])).toHaveLength(0);
});
