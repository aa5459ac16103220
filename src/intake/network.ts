/**
 * A small convolutional network beside the logistic regression of model.ts: it reads the words in their order, so that "мать уехала,
 * он у бабушки" tells it whom the child is with. Two layers, each looks at three neighbours; the strongest answer of each unit is kept, and
 * what the lexicons found comes beside it. Weights: templates/intake/network.json, made by test/intake/train_network.py from our
 * own labelled messages.
 */
import type { Span } from "./fields.ts";
import {
  FIRST,
  type Layer,
  type Network,
  SECOND,
  SEEN,
  SIGNED,
  TOLD,
  type Told,
  WIDTH,
  WINDOW,
} from "./network-weights.ts";
import type { Sequence } from "./sequence.ts";
import { type Traits, WORD_TRAITS } from "./traits.ts";

/** Scores by the order of the values, before they are made shares; of a category, "none" is the last. */
export type Scores = Readonly<Record<Told, Float32Array>>;

/** What the units answer to each word of a text. */
export type Heard = {
  readonly words: Sequence;
  readonly read: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
};

export function hear(network: Network, words: Sequence): Heard {
  const read = readWords(network, words);
  const first = convolve(read, WIDTH, network.first);
  return { words, read, first, second: convolve(first, FIRST, network.second) };
}

/** What a stretch of the text tells: a part is heard with the whole, and not again. */
export function tell(network: Network, heard: Heard, { start, end }: Span, { signs, ideas }: Traits): Scores {
  const from = heard.words.filter((word) => word.start < start).length;
  const to = heard.words.filter((word) => word.start < end).length;
  const known = [...signs, ...ideas].map((trait) => trait - WORD_TRAITS);
  const seen = new Float32Array(SEEN);
  addStrongest(seen, 0, heard.first, FIRST, from, to);
  addStrongest(seen, FIRST, heard.second, SECOND, from, to);
  addMean(seen, FIRST + SECOND, heard.read, from, to);
  const signed = sumOfRows(network.signed, known, SIGNED);
  seen.set(
    signed.map((value) => Math.max(0, value)),
    FIRST + SECOND + WIDTH,
  );
  const told = (name: Told): Float32Array => {
    const { weights, biases, bySigns } = network.heads[name];
    const scores = sumOfRows(bySigns, known, TOLD[name]);
    for (let value = 0; value < scores.length; value += 1) {
      let score = at(biases, value);
      for (let unit = 0; unit < SEEN; unit += 1)
        score += at(seen, unit) * at(weights, unit * TOLD[name] + value);
      scores[value] = at(scores, value) + score;
    }
    return scores;
  };
  return { category: told("category"), accompanied: told("accompanied"), danger: told("danger") };
}

/** Inside of the array, as all who ask here are. */
const at = (values: Float32Array, index: number): number => values[index] ?? 0;
const levelAt = (levels: Int8Array, index: number): number => levels[index] ?? 0;

/** WIDTH numbers a word, the mean of its pieces; zeros before the first word and after the last. */
function readWords({ pieces: { levels, scale } }: Network, words: Sequence): Float32Array {
  const read = new Float32Array((words.length + 2) * WIDTH);
  for (const [word, { pieces }] of words.entries()) {
    const to = (word + 1) * WIDTH;
    const share = scale / pieces.length;
    for (const piece of pieces)
      for (let i = 0; i < WIDTH; i += 1)
        read[to + i] = at(read, to + i) + share * levelAt(levels, piece * WIDTH + i);
  }
  return read;
}

/**
 * `width` numbers a word go in, a number a unit comes out, with zeros before and after; what would be less than nothing is nothing.
 * Two words and four units at a time: each number that is fetched is used several times, which halves the time. Units come in fours.
 */
function convolve(read: Float32Array, width: number, { weights, biases }: Layer): Float32Array {
  const units = biases.length;
  const length = read.length / width - 2;
  const span = WINDOW * width;
  const out = new Float32Array((length + 2) * units);
  for (let word = 0; word < length; word += 2) {
    const from = word * width;
    // Of an odd number of words the last is counted twice.
    const next = word + 1 < length ? from + width : from;
    const to = (word + 1) * units;
    const toNext = word + 1 < length ? to + units : to;
    for (let unit = 0; unit < units; unit += 4) {
      const row = unit * span;
      let [a, b, c, d] = [0, 0, 0, 0];
      let [e, f, g, h] = [0, 0, 0, 0];
      for (let i = 0; i < span; i += 1) {
        const here = at(read, from + i);
        const there = at(read, next + i);
        const one = at(weights, row + i);
        const two = at(weights, row + span + i);
        const three = at(weights, row + 2 * span + i);
        const four = at(weights, row + 3 * span + i);
        a += here * one;
        b += here * two;
        c += here * three;
        d += here * four;
        e += there * one;
        f += there * two;
        g += there * three;
        h += there * four;
      }
      for (const [i, sum] of [a, b, c, d].entries()) out[to + unit + i] = sum;
      for (const [i, sum] of [e, f, g, h].entries()) out[toNext + unit + i] = sum;
    }
    for (let i = 0; i < units; i += 1) {
      const bias = at(biases, i);
      out[to + i] = Math.max(0, at(out, to + i) + bias);
      if (toNext !== to) out[toNext + i] = Math.max(0, at(out, toNext + i) + bias);
    }
  }
  return out;
}

/** The strongest answer of each unit to the words `from` to `to`, to `seen` from `place` on. Row 0 stands before the first word. */
function addStrongest(
  seen: Float32Array,
  place: number,
  answers: Float32Array,
  units: number,
  from: number,
  to: number,
): void {
  for (let word = from + 1; word <= to; word += 1)
    for (let unit = 0; unit < units; unit += 1) {
      const answer = at(answers, word * units + unit);
      if (answer > at(seen, place + unit)) seen[place + unit] = answer;
    }
}

function addMean(seen: Float32Array, place: number, read: Float32Array, from: number, to: number): void {
  const share = 1 / Math.max(1, to - from);
  for (let word = from + 1; word <= to; word += 1)
    for (let i = 0; i < WIDTH; i += 1)
      seen[place + i] = at(seen, place + i) + share * at(read, word * WIDTH + i);
}

function sumOfRows(table: Float32Array, rows: readonly number[], width: number): Float32Array {
  const sum = new Float32Array(width);
  for (const row of rows) for (let i = 0; i < width; i += 1) sum[i] = at(sum, i) + at(table, row * width + i);
  return sum;
}
