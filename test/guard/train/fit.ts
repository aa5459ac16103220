import { chainProbabilities } from "../../../src/guard/tagger/chain.ts";
import type { Weights } from "../../../src/guard/tagger/weights.ts";
import type { Table } from "./featurise.ts";
import { seeded } from "./random.ts";

export type FitOptions = {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
  /** The share of tokens whose own features, or whose surroundings, are left out: so that either can carry a name alone. */
  readonly dropInner: number;
  readonly dropOuter: number;
  /** Pulls weights towards 0, as a share of the rate at every update. */
  readonly decay: number;
  /** Features seen in fewer tokens are left out. */
  readonly least: number;
};

/** All weights but the words' traits, which are not trained here. */
export type Fitted = Omit<Weights, "traits">;

/** One training text: its row in the table and how much it counts. */
export type Row = { readonly text: number; readonly weight: number };

/**
 * Trains the chain by its likelihood: stochastic gradient with AdaGrad's rates; the second half of the steps is averaged. Features
 * that share a bucket share a weight, as later in use.
 */
export function fit(table: Table, rows: readonly Row[], options: FitOptions): Fitted {
  const size = 2 ** options.bits;
  const mask = size - 1;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-2);
  const sums = new Float32Array(size);
  let averaged = 0;
  const transitions = [0, 0, 0, 0, 0, 0, 0, 0];
  const transitionSquares = transitions.map(() => 1);
  const random = seeded(options.seed);
  const order = rows.map((row) => ({ row, at: 0 }));
  const { features, starts, inner, labels, words, texts } = table;
  const seen = counts(table, rows);
  const often = (feature: number): boolean => (seen[feature & (COUNT_BUCKETS - 1)] ?? 0) >= options.least;
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const entry of order) entry.at = random.next();
    order.sort((a, b) => a.at - b.at);
    for (const { row } of order) {
      const from = texts[row.text] ?? 0;
      const to = texts[row.text + 1] ?? 0;
      const length = to - from;
      if (length === 0) continue;
      const scores = new Float64Array(length);
      const begins: number[] = [];
      const ends: number[] = [];
      for (let i = 0; i < length; i += 1) {
        const k = from + i;
        let begin = starts[k] ?? 0;
        let end = starts[k + 1] ?? 0;
        const dice = random.next();
        if (dice < options.dropInner) begin += inner[k] ?? 0;
        else if (dice > 1 - options.dropOuter && (inner[k] ?? 0) > 0) end = begin + (inner[k] ?? 0);
        let sum = 0;
        for (let f = begin; f < end; f += 1) sum += weights[(features[f] ?? 0) & mask] ?? 0;
        scores[i] = sum;
        begins.push(begin);
        ends.push(end);
      }
      const isWord = words.slice(from, to);
      const p = chainProbabilities(scores, isWord, transitions);
      updateTransitions(transitions, transitionSquares, p, isWord, labels, from, row.weight);
      for (let i = 0; i < length; i += 1) {
        const gradient = ((p[i] ?? 0) - (labels[from + i] ?? 0)) * row.weight;
        if (Math.abs(gradient) < 1e-4) continue;
        const end = ends[i] ?? 0;
        for (let f = begins[i] ?? 0; f < end; f += 1) {
          const feature = features[f] ?? 0;
          if (!often(feature)) continue;
          const b = feature & mask;
          const w = weights[b] ?? 0;
          const g = gradient + options.decay * w;
          const square = (squares[b] ?? 0) + g * g;
          squares[b] = square;
          weights[b] = w - (options.rate * g) / Math.sqrt(square);
        }
      }
    }
    if (epoch * 2 >= options.epochs) {
      for (let b = 0; b < size; b += 1) sums[b] = (sums[b] ?? 0) + (weights[b] ?? 0);
      averaged += 1;
    }
  }
  for (let b = 0; b < size; b += 1) sums[b] = (sums[b] ?? 0) / averaged;
  return quantised(sums, transitions, mask);
}

const COUNT_BUCKETS = 2 ** 26;

function counts(table: Table, rows: readonly Row[]): Uint8Array {
  const seen = new Uint8Array(COUNT_BUCKETS);
  for (const { text } of rows) {
    const end = table.starts[table.texts[text + 1] ?? 0] ?? 0;
    for (let f = table.starts[table.texts[text] ?? 0] ?? 0; f < end; f += 1) {
      const b = (table.features[f] ?? 0) & (COUNT_BUCKETS - 1);
      if ((seen[b] ?? 0) < 255) seen[b] = (seen[b] ?? 0) + 1;
    }
  }
  return seen;
}

/** A simple stand-in for the expected counts of the pairs: neighbours' probabilities taken as independent. */
function updateTransitions(
  transitions: number[],
  squares: number[],
  p: Float64Array,
  isWord: readonly boolean[],
  labels: readonly number[],
  from: number,
  weight: number,
): void {
  for (let i = 1; i < p.length; i += 1) {
    const t = isWord[i] === true ? 4 : 0;
    const a = p[i - 1] ?? 0;
    const b = p[i] ?? 0;
    const gold = 2 * (labels[from + i - 1] ?? 0) + (labels[from + i] ?? 0);
    const expected = [(1 - a) * (1 - b), (1 - a) * b, a * (1 - b), a * b];
    for (let k = 0; k < 4; k += 1) {
      const g = ((expected[k] ?? 0) - (gold === k ? 1 : 0)) * weight;
      if (Math.abs(g) < 1e-3) continue;
      squares[t + k] = (squares[t + k] ?? 0) + g * g;
      transitions[t + k] = (transitions[t + k] ?? 0) - (0.1 * g) / Math.sqrt(squares[t + k] ?? 1);
    }
  }
}

/** Weights as whole numbers of steps: the largest of 99.9 % of the weights that are not 0 takes 127 steps, the few above are cut. */
function quantised(weights: Float32Array, transitions: readonly number[], mask: number): Fitted {
  const sizes = weights
    .filter((w) => w !== 0)
    .map(Math.abs)
    .toSorted();
  const step = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / 127;
  const buckets = new Int8Array(weights.length);
  for (let b = 0; b < weights.length; b += 1)
    buckets[b] = Math.max(-127, Math.min(127, Math.round((weights[b] ?? 0) / step)));
  return { mask, step, transitions, buckets };
}
