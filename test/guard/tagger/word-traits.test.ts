import { expect, test } from "vitest";
import { textHash } from "../../../src/guard/tagger/hash.ts";
import { traitsOf } from "../../../src/guard/tagger/word-traits.ts";
import { readGuardData } from "../../../src/guard/load-guard.ts";
import { guardFiles } from "../guard-files.ts";

const NONE = { group: 0, taught: 0, leads: 0, trails: 0 };

test("the three entries of a word, one in each part, together hold its check and its traits", () => {
  const check = Math.imul(textHash("министр"), 0x9e3779b1) >>> 20;
  const entry = ((check << 20) | (6 << 17) | (7 << 14) | (4 << 8) | 142) >>> 0;
  const parts = [0x5a5a5a5a, 0x0f0f0f0f, entry ^ 0x5a5a5a5a ^ 0x0f0f0f0f];
  expect(traitsOf("министр", Uint32Array.from(parts))).toEqual({
    group: 142,
    taught: 4,
    leads: 7,
    trails: 6,
  });
});

test("a word that is not in the table has no traits, nor has any in an empty table", () => {
  expect(traitsOf("министр", new Uint32Array(3))).toEqual(NONE);
  expect(traitsOf("министр", new Uint32Array(0))).toEqual(NONE);
});

test("the shipped table knows frequent Russian words, and tells words for people from names of places", () => {
  const { traits } = readGuardData(guardFiles()).lists.weights;
  const person = (word: string): number => (traitsOf(word, traits).taught - 1) % 6;
  for (const word of ["москва", "сказал", "министр", "шварценеггер"])
    expect(traitsOf(word, traits).group).toBeGreaterThan(0);
  expect(person("шварценеггер")).toBeGreaterThan(person("москва"));
  expect(traitsOf("щщщъъъ", traits)).toEqual(NONE);
});
