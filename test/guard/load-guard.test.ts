import { statSync } from "node:fs";
import { join } from "node:path";
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

test("damaged weights of places do not load", () => {
  const damaged = Buffer.from(guardFiles()["places.bin"] ?? "");
  damaged[1000] = (damaged[1000] ?? 0) ^ 1;
  expect(() => loadGuard({ ...guardFiles(), "places.bin": damaged })).toThrow("checksum");
});

test("lists and weights take at most 6 MiB of the repository, what is made of bytes 4", () => {
  const stored = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
  const names = Object.keys(guardFiles());
  expect(stored(names)).toBeLessThan(6 * 1024 * 1024);
  expect(stored(names.filter((name) => name.endsWith(".bin")))).toBeLessThan(4 * 1024 * 1024);
});

const FOLDER = join(import.meta.dirname, "../../templates/guard");

function textOf(name: string): string {
  return String(guardFiles()[name]);
}
