import fc from "fast-check";
import { expect, test } from "vitest";
import { loadIntake } from "../../src/intake/intake.ts";
import { hear, tell } from "../../src/intake/network.ts";
import {
  loadNetwork,
  type Network,
  networkChecksum,
  type NetworkFile,
} from "../../src/intake/network-weights.ts";
import { readText } from "../../src/intake/reading.ts";
import { PIECES, sequenceOf } from "../../src/intake/sequence.ts";
import { TRAITS, type Traits, WORD_TRAITS } from "../../src/intake/traits.ts";
import { blankNetwork } from "./blank-network.ts";
import { intakeFiles } from "./corpus.ts";

const files = intakeFiles();
const intake = loadIntake(files);
const { network } = intake;
type Words = readonly (readonly number[])[];
const wordsOf = (text: string): Words =>
  sequenceOf(readText(text, intake.book, intake.falseFriends), intake.concepts).map(({ pieces }) => pieces);
/** Word by word, each at the place of its number. */
const ask = (of: Network, words: Words, traits: Traits, span = { start: 0, end: words.length }) =>
  tell(
    of,
    hear(
      of,
      words.map((pieces, start) => ({ start, pieces })),
    ),
    span,
    traits,
  );
const nothing = { words: [], ideas: [], signs: [] };
const sealed = (file: NetworkFile): NetworkFile => ({ ...file, checksum: networkChecksum(file) });

test("a network with one weight changed does not load", () => {
  const file = blankNetwork();
  const { first } = file.weights;
  const changed = { ...first, levels: `B${first.levels.slice(1)}` };
  expect(() => loadNetwork(file)).not.toThrow();
  expect(() => loadNetwork({ ...file, weights: { ...file.weights, first: changed } })).toThrow("checksum");
});

test("a network of other sizes does not load, though it is whole", () => {
  const file = blankNetwork();
  const short = { scale: 1, levels: new Uint8Array(8).toBase64() };
  expect(() => loadNetwork(sealed({ ...file, weights: { ...file.weights, told: short } }))).toThrow("told");
  const biases = { ...file.biases, danger: [0] };
  expect(() => loadNetwork(sealed({ ...file, biases }))).toThrow("danger");
});

test("a network of nothing tells nothing", () => {
  const { danger } = ask(loadNetwork(blankNetwork()), [[1, 2], [3]], { ...nothing, signs: [WORD_TRAITS] });
  expect([...danger]).toEqual([0, 0, 0]);
});

/** As train_network.py has it, without a thought for speed. */
function slowly(words: Words, traits: readonly number[]): number[] {
  const { pieces, first, second, signed, heads } = network;
  const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;
  const means = words.map((word) =>
    Array.from({ length: 48 }, (_, i) =>
      word.reduce((sum, piece) => sum + (pieces.scale * at(pieces.levels, piece * 48 + i)) / word.length, 0),
    ),
  );
  const layer = (rows: readonly (readonly number[])[], width: number, { weights, biases }: typeof first) =>
    rows.map((_, row) =>
      Array.from({ length: 48 }, (__, unit) => {
        let sum = at(biases, unit);
        for (const place of [0, 1, 2])
          for (let i = 0; i < width; i += 1)
            sum += (rows[row + place - 1]?.[i] ?? 0) * at(weights, (unit * 3 + place) * width + i);
        return Math.max(0, sum);
      }),
    );
  const one = layer(means, 48, first);
  const two = layer(one, 48, second);
  const most = (rows: readonly (readonly number[])[]) =>
    Array.from({ length: 48 }, (_, unit) => Math.max(...rows.map((row) => at(row, unit))));
  const mean = Array.from(
    { length: 48 },
    (_, i) => means.reduce((sum, row) => sum + at(row, i), 0) / means.length,
  );
  const rows = traits.map((trait) => trait - WORD_TRAITS);
  const told = Array.from({ length: 64 }, (_, unit) =>
    Math.max(
      0,
      rows.reduce((sum, row) => sum + at(signed, row * 64 + unit), 0),
    ),
  );
  const seen = [...most(one), ...most(two), ...mean, ...told];
  const { weights, biases, bySigns } = heads.accompanied;
  return Array.from(biases, (bias, value) =>
    [
      bias,
      ...seen.map((number, unit) => number * at(weights, unit * biases.length + value)),
      ...rows.map((row) => at(bySigns, row * biases.length + value)),
    ].reduce((sum, part) => sum + part, 0),
  );
}

test("the quick way of counting comes to the same as the plain one", () => {
  const piece = fc.integer({ min: 0, max: PIECES - 1 });
  const words = fc.array(fc.array(piece, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 9 });
  const signs = fc.uniqueArray(fc.integer({ min: WORD_TRAITS, max: TRAITS - 1 }), { maxLength: 6 });
  fc.assert(
    fc.property(words, signs, (some, traits) => {
      const quick = ask(network, some, { ...nothing, signs: traits }).accompanied;
      for (const [at, score] of slowly(some, traits).entries()) expect(quick[at]).toBeCloseTo(score, 3);
    }),
    { numRuns: 20 },
  );
});

test("a part is told from its own words, with what stands beside it in mind", () => {
  const words = [[1, 2], [3], [4], [5, 6], [7], [8], [9]];
  const told = (some: Words, span?: { start: number; end: number }) => [
    ...ask(network, some, nothing, span).danger,
  ];
  // The two layers see two neighbours to each side: what is further off changes nothing.
  expect(told(words, { start: 0, end: 3 })).toEqual(told(words.slice(0, 5), { start: 0, end: 3 }));
  expect(told(words, { start: 0, end: 3 })).not.toEqual(told(words));
  // Beyond what is heard there is nothing.
  expect(told(words, { start: 90, end: 99 })).toEqual(told([[1]], { start: 90, end: 99 }));
});

test("the order of the words counts", () => {
  const scores = (text: string) => [...ask(network, wordsOf(text), nothing).accompanied];
  expect(scores("мать уехала а он у бабушки")).not.toEqual(scores("бабушка уехала а он у матери"));
});

test("places are all alike, and so are numbers that may be the same age", () => {
  expect(wordsOf("Тараз")).toEqual(wordsOf("Шымкент"));
  const [one, other] = [wordsOf("14"), wordsOf("15")];
  expect(one[0]?.[0]).toBe(other[0]?.[0]);
  expect(one).not.toEqual(other);
});

test("a link says nothing of what it points at, and a text without words has a word of nothing", () => {
  expect(wordsOf("https://example.kz/one")).toEqual(wordsOf("https://example.kz/other"));
  expect(wordsOf("!!!")).toHaveLength(1);
});

test("Latin and Cyrillic spelling of a word are the same to it", () => {
  expect(wordsOf("bala")).toEqual(wordsOf("бала"));
});

test("a message of any length is read to its hundred and twentieth word", () => {
  const words = Array.from({ length: 500 }, (_, at) => `сөз${at}`).join(" ");
  expect(wordsOf(words).length).toBeLessThanOrEqual(240);
});
