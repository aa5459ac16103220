import { expect, test } from "vitest";
import { loadGuard } from "../../src/guard/load-guard.ts";
import { KINDS } from "../../src/guard/verdict.ts";
import { guardFiles } from "./guard-files.ts";

test("a damaged list does not load", () => {
  const files = guardFiles();
  expect(() => loadGuard({ ...files, "given.txt": `${textOf("given.txt")}я\n` })).toThrow("checksum");
  expect(() => loadGuard({ ...files, "common.txt": textOf("common.txt").slice(0, -20) })).toThrow("checksum");
});

test("damaged or missing weights do not load", () => {
  const { "tagger.bin": weights, ...rest } = guardFiles();
  expect(() => loadGuard(rest)).toThrow();
  const damaged = Buffer.from(weights ?? "");
  damaged[1000] = (damaged[1000] ?? 0) ^ 1;
  expect(() => loadGuard({ ...rest, "tagger.bin": damaged })).toThrow("checksum");
  expect(() => loadGuard({ ...rest, "tagger.bin": damaged.subarray(0, 5000) })).toThrow("checksum");
});

test("a damaged vocabulary does not load", () => {
  const { "vocabulary.bin": vocabulary, ...rest } = guardFiles();
  expect(() => loadGuard(rest)).toThrow();
  const damaged = Buffer.from(vocabulary ?? "");
  damaged[1000] = (damaged[1000] ?? 0) ^ 1;
  expect(() => loadGuard({ ...rest, "vocabulary.bin": damaged })).toThrow("checksum");
});

test("a missing file or a broken word list does not load", () => {
  const { "places.txt": _places, ...rest } = guardFiles();
  expect(() => loadGuard(rest)).toThrow();
  expect(() => loadGuard({ ...guardFiles(), "words.json": "{}" })).toThrow();
  expect(() => loadGuard({ ...guardFiles(), "words.json": "{" })).toThrow();
  expect(() => loadGuard(null)).toThrow();
});

test("every kind has a neutral word in every language, and no two kinds the same", () => {
  const masks = JSON.parse(textOf("masks.json"));
  for (const language of ["kk", "ru", "en"]) {
    expect(Object.keys(masks[language]).toSorted()).toEqual([...KINDS].toSorted());
    expect(new Set(Object.values(masks[language])).size).toBe(KINDS.length);
  }
});

test("lists and weights take at most 6 MiB of the repository, the weights and the hashed vocabulary 4", () => {
  const files = guardFiles();
  const bytes = Object.values(files).reduce((sum, file) => sum + Buffer.byteLength(file), 0);
  expect(bytes).toBeLessThan(6 * 1024 * 1024);
  const trained =
    Buffer.byteLength(files["tagger.bin"] ?? "") + Buffer.byteLength(files["vocabulary.bin"] ?? "");
  expect(trained).toBeLessThan(4 * 1024 * 1024);
});

function textOf(name: string): string {
  return String(guardFiles()[name]);
}
