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
  /** Share of the words and ideas that are hidden each time: another author will not use just these. */
  readonly forget?: number;
  /** Mean of so many runs, each with its own order. */
  readonly runs: number;
};

/** One row of TRAITS weights per class. */
export function train(samples: readonly Sample[], settings: Settings): readonly Float64Array[] {
  const { classes } = settings;
  const runs = Array.from({ length: settings.runs }, (_, at) =>
    trainOnce(samples, settings, generator(at + 1)),
  );
  return Array.from({ length: classes }, (_, which) =>
    Float64Array.from({ length: TRAITS }, (__, trait) =>
      mean(runs.map((weights) => weights[trait * classes + which] ?? 0)),
    ),
  );
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The classes of a trait stand side by side: a step then touches memory once for all of them. */
type Weights = { readonly classes: number; readonly now: Float64Array; readonly squares: Float64Array };

function trainOnce(
  samples: readonly Sample[],
  { classes, epochs, rate, decay, signDecay = decay, hide, forget = 0 }: Settings,
  random: () => number,
): Float64Array {
  const size = TRAITS * classes;
  const weights = { classes, now: new Float64Array(size), squares: new Float64Array(size).fill(1e-6) };
  const order = [...samples];
  const gaps = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const sample of order) {
      const signs = random() < hide ? [BIAS] : sample.signs;
      const [words, ideas] = [some(sample.words, forget, random), some(sample.ideas, forget, random)];
      const scale = scaleOf({ words, ideas });
      const scores = new Float64Array(classes);
      add(scores, weights, words, scale);
      add(scores, weights, ideas, scale * IDEA_WORTH);
      add(scores, weights, signs, 1);
      for (const [which, chance] of softmax([...scores]).entries())
        gaps[which] = sample.weight * (chance - (which === sample.label ? 1 : 0));
      step(weights, words, gaps, scale, rate, decay);
      step(weights, ideas, gaps, scale * IDEA_WORTH, rate, decay * IDEA_WORTH);
      step(weights, signs, gaps, 1, rate, signDecay);
    }
  }
  return weights.now;
}

function add(
  scores: Float64Array,
  { classes, now }: Weights,
  traits: readonly number[],
  worth: number,
): void {
  for (const trait of traits) {
    const from = trait * classes;
    for (let which = 0; which < classes; which += 1)
      scores[which] = (scores[which] ?? 0) + worth * (now[from + which] ?? 0);
  }
}

function step(
  { classes, now, squares }: Weights,
  traits: readonly number[],
  gaps: Float64Array,
  worth: number,
  rate: number,
  decay: number,
): void {
  for (const trait of traits) {
    const from = trait * classes;
    for (let which = 0; which < classes; which += 1) {
      const here = now[from + which] ?? 0;
      const slope = worth * (gaps[which] ?? 0) + decay * here;
      const sum = (squares[from + which] ?? 0) + slope * slope;
      squares[from + which] = sum;
      now[from + which] = here - (rate * slope) / Math.sqrt(sum);
    }
  }
}

/** Each stays with the chance 1 - `forget`. */
function some(traits: readonly number[], forget: number, random: () => number): readonly number[] {
  return forget === 0 ? traits : traits.filter(() => random() >= forget);
}

const scaleOf = ({ words, ideas }: Pick<Traits, "words" | "ideas">): number =>
  wordScale(words.length + IDEA_WORTH * ideas.length);

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
