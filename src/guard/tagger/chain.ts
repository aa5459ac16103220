/**
 * The probability of each token to be part of a name, in a linear chain of two labels (no name, name) with a score for "name" a token and
 * transition scores (weights.ts). Forward-backward in logarithms; linear.
 */
export function chainProbabilities(
  scores: Float64Array,
  isWord: readonly boolean[],
  weights: readonly number[],
): Float64Array {
  const length = scores.length;
  const transitions = Float64Array.from(weights);
  const none = new Float64Array(length);
  const name = new Float64Array(length);
  for (let i = 0; i < length; i += 1) {
    const t = isWord[i] === true ? 4 : 0;
    const fromNone = i === 0 ? 0 : at(none, i - 1);
    const fromName = i === 0 ? Number.NEGATIVE_INFINITY : at(name, i - 1);
    none[i] = logSum(fromNone + at(transitions, t), fromName + at(transitions, t + 2));
    name[i] = at(scores, i) + logSum(fromNone + at(transitions, t + 1), fromName + at(transitions, t + 3));
  }
  const probabilities = new Float64Array(length);
  let afterNone = 0;
  let afterName = 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    const difference = at(name, i) + afterName - at(none, i) - afterNone;
    probabilities[i] = 1 / (1 + Math.exp(-difference));
    const t = isWord[i] === true ? 4 : 0;
    const score = at(scores, i);
    const [n, p] = [afterNone, afterName];
    afterNone = logSum(at(transitions, t) + n, at(transitions, t + 1) + score + p);
    afterName = logSum(at(transitions, t + 2) + n, at(transitions, t + 3) + score + p);
  }
  return probabilities;
}

function logSum(a: number, b: number): number {
  const high = Math.max(a, b);
  return high === Number.NEGATIVE_INFINITY ? high : high + Math.log(Math.exp(a - high) + Math.exp(b - high));
}

/** One kind of array for all that is read here: the engine then reads it without a call. */
function at(list: Float64Array, index: number): number {
  return list[index] ?? 0;
}
