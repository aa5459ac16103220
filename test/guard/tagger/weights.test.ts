import { expect, test } from "vitest";
import { parseWeights } from "../../../src/guard/tagger/weights.ts";
import { weightBytes } from "../train/weight-bytes.ts";

const weights = {
  mask: 3,
  step: 0.25,
  transitions: [0, -1, 0.5, 2, 0, -2, 1, 3],
  buckets: Int8Array.from([-127, 0, 5, 127]),
  traits: Uint32Array.from([1, 2, 0x10000003]),
};

test("weights are read as they were written", () => {
  expect(parseWeights(weightBytes(weights))).toEqual(weights);
});

test("they are read from a window into a larger buffer too", () => {
  const bytes = weightBytes(weights);
  const pool = new Uint8Array(bytes.length + 100).fill(7);
  pool.set(bytes, 60);
  expect(parseWeights(pool.subarray(60, 60 + bytes.length))).toEqual(weights);
});

test("anything else is refused", () => {
  const bytes = weightBytes(weights);
  expect(() => parseWeights(bytes.subarray(0, -1))).toThrow("no file of weights");
  expect(() => parseWeights(new Uint8Array(10))).toThrow("no file of weights");
  expect(() => parseWeights(bytes.map((byte, i) => (i === 0 ? 0 : byte)))).toThrow("no file of weights");
  expect(() => parseWeights(bytes.map((byte, i) => (i === 4 ? 60 : byte)))).toThrow("no file of weights");
});
