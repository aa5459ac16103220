/** Logistic regression by stochastic gradient descent (AdaGrad), seeded: the same messages give the same weights. */
import { IDEA_WORTH, wordScale } from "../../src/intake/model.ts";
import { BIAS, TRAITS, type Traits } from "../../src/intake/traits.ts";

export type Sample = Traits & {
  /** Index of the class. */
  readonly label: number;
  readonly weight: number;
};

export type Settings = {
  readonly classes: number;
  readonly epochs: number;
  readonly rate: number;
  /** L2 on the weights, per step. */
  readonly decay: number;
  /** The same for the signs, which are few and mean much; as `decay` where absent. */
  readonly signDecay?: number;
  /** Share of the times that all signs but the bias are hidden, so that the words must tell as well. */
  readonly hide: number;
  /** Mean of so many runs, each with its own order. */
  readonly runs: number;
};

/** One row of TRAITS weights per class. */
export function train(samples: readonly Sample[], settings: Settings): readonly Float64Array[] {
  const runs = Array.from({ length: settings.runs }, (_, at) =>
    trainOnce(samples, settings, generator(at + 1)),
  );
  return Array.from({ length: settings.classes }, (_, which) =>
    Float64Array.from({ length: TRAITS }, (__, trait) => mean(runs.map((rows) => rows[which]?.[trait] ?? 0))),
  );
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function trainOnce(
  samples: readonly Sample[],
  { classes, epochs, rate, decay, signDecay = decay, hide }: Settings,
  random: () => number,
): readonly Float64Array[] {
  const rows = Array.from({ length: classes }, () => ({
    weights: new Float64Array(TRAITS),
    squares: new Float64Array(TRAITS).fill(1e-6),
  }));
  const order = [...samples];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const sample of order) {
      const signs = random() < hide ? [BIAS] : sample.signs;
      const { words, ideas } = sample;
      const scale = scaleOf(sample);
      const chances = softmax(rows.map(({ weights }) => score(weights, { words, ideas, signs })));
      for (const [which, row] of rows.entries()) {
        const gap = sample.weight * ((chances[which] ?? 0) - (which === sample.label ? 1 : 0));
        step(row, words, gap * scale, rate, decay);
        step(row, ideas, gap * scale * IDEA_WORTH, rate, decay * IDEA_WORTH);
        step(row, signs, gap, rate, signDecay);
      }
    }
  }
  return rows.map(({ weights }) => weights);
}

function step(
  { weights, squares }: { readonly weights: Float64Array; readonly squares: Float64Array },
  traits: readonly number[],
  gap: number,
  rate: number,
  decay: number,
): void {
  for (const trait of traits) {
    const now = weights[trait] ?? 0;
    const slope = gap + decay * now;
    const sum = (squares[trait] ?? 0) + slope * slope;
    squares[trait] = sum;
    weights[trait] = now - (rate * slope) / Math.sqrt(sum);
  }
}

const scaleOf = ({ words, ideas }: Traits): number => wordScale(words.length + IDEA_WORTH * ideas.length);

export function score(weights: Float64Array, { words, ideas, signs }: Traits): number {
  let sum = 0;
  for (const trait of words) sum += weights[trait] ?? 0;
  for (const trait of ideas) sum += IDEA_WORTH * (weights[trait] ?? 0);
  sum *= scaleOf({ words, ideas, signs });
  for (const trait of signs) sum += weights[trait] ?? 0;
  return sum;
}

export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const raised = scores.map((each) => Math.exp(each - most));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((each) => each / sum);
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(list: Sample[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [list[at], list[other]];
    if (one === undefined || two === undefined) continue;
    list[at] = two;
    list[other] = one;
  }
}
