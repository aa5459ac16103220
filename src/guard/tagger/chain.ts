/**
 * The probability of each token to be part of a name, in a linear chain of two labels (no name, name) with a score for "name" a token and
 * transition scores (weights.ts). Forward-backward in logarithms; linear.
 */
export function chainProbabilities(
  scores: Float64Array,
  isWord: readonly boolean[],
  transitions: readonly number[],
): Float64Array {
  const length = scores.length;
  const none = new Float64Array(length);
  const name = new Float64Array(length);
  for (let i = 0; i < length; i += 1) {
    const t = isWord[i] === true ? 4 : 0;
    const fromNone = i === 0 ? 0 : (none[i - 1] ?? 0);
    const fromName = i === 0 ? Number.NEGATIVE_INFINITY : (name[i - 1] ?? 0);
    none[i] = logSum(fromNone + (transitions[t] ?? 0), fromName + (transitions[t + 2] ?? 0));
    name[i] =
      (scores[i] ?? 0) + logSum(fromNone + (transitions[t + 1] ?? 0), fromName + (transitions[t + 3] ?? 0));
  }
  const probabilities = new Float64Array(length);
  let afterNone = 0;
  let afterName = 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    const difference = (name[i] ?? 0) + afterName - (none[i] ?? 0) - afterNone;
    probabilities[i] = 1 / (1 + Math.exp(-difference));
    const t = isWord[i] === true ? 4 : 0;
    const score = scores[i] ?? 0;
    const [n, p] = [afterNone, afterName];
    afterNone = logSum((transitions[t] ?? 0) + n, (transitions[t + 1] ?? 0) + score + p);
    afterName = logSum((transitions[t + 2] ?? 0) + n, (transitions[t + 3] ?? 0) + score + p);
  }
  return probabilities;
}

function logSum(a: number, b: number): number {
  const high = Math.max(a, b);
  return high === Number.NEGATIVE_INFINITY ? high : high + Math.log(Math.exp(a - high) + Math.exp(b - high));
}
