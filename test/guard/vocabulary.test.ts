import fc from "fast-check";
import { expect, test } from "vitest";
import { foldHash } from "../../src/guard/fold-hash.ts";
import { commonness, commonnessOf, parseVocabulary } from "../../src/guard/vocabulary.ts";
import { nameFold } from "../../src/guard/name-key.ts";
import { vocabularyBytes } from "./build/vocabulary-bytes.ts";
import { guardFiles } from "./guard-files.ts";

const words = fc.uniqueArray(
  fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(..."абвгдеиклмно") }),
  {
    minLength: 1,
    maxLength: 300,
  },
);

test("every word has the value it was given", () => {
  fc.assert(
    fc.property(words, (list) => {
      const values = new Map(list.map((word, i) => [foldHash(word), 1 + (i % 15)]));
      const vocabulary = parseVocabulary(vocabularyBytes(values));
      for (const [hash, value] of values) expect(commonness(hash, vocabulary)).toBe(value);
    }),
    { numRuns: 30 },
  );
});

test("a word that is not there is hardly ever taken for one", () => {
  const values = new Map(Array.from({ length: 3000 }, (_, i) => [foldHash(`сөз${i}`), 15]));
  const vocabulary = parseVocabulary(vocabularyBytes(values));
  const wrong = Array.from({ length: 20_000 }, (_, i) => commonnessOf(`жоқ${i}`, vocabulary)).filter(
    (value) => value > 0,
  );
  expect(wrong.length).toBeLessThan(20);
});

test("it is read from a window into a larger buffer too, and anything else is refused", () => {
  const bytes = vocabularyBytes(new Map([[foldHash("бала"), 7]]));
  const pool = new Uint8Array(bytes.length + 100).fill(7);
  pool.set(bytes, 61);
  expect(commonnessOf("бала", parseVocabulary(pool.subarray(61, 61 + bytes.length)))).toBe(7);
  expect(commonnessOf("бала", parseVocabulary(Buffer.from(bytes)))).toBe(7);
  expect(() => parseVocabulary(bytes.subarray(0, -1))).toThrow("no vocabulary");
  expect(() => parseVocabulary(new Uint8Array(5))).toThrow("no vocabulary");
  expect(() => parseVocabulary(bytes.map((byte, i) => (i === 0 ? 0 : byte)))).toThrow("no vocabulary");
});

test("the vocabulary knows what people say every day, in Russian and in Kazakh, and how often", () => {
  const file = guardFiles()["vocabulary.bin"];
  if (!(file instanceof Uint8Array)) throw new Error("no vocabulary");
  const vocabulary = parseVocabulary(file);
  const value = (word: string): number => commonnessOf(nameFold(word), vocabulary);
  for (const word of ["перезвони", "пижаму", "ордером", "набирайте"])
    expect(value(word) >> 2).toBeGreaterThan(0);
  for (const word of ["қабырға", "кереует", "бала", "сағат"]) expect(value(word) & 3).toBeGreaterThan(0);
  expect(value("девочка") >> 2).toBe(3);
  for (const word of ["Айгерім", "Шахноза"]) expect(value(word)).toBe(0);
});
