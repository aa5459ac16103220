import { expect, test } from "vitest";
import { loadGuard } from "../../src/guard/load-guard.ts";
import { KINDS } from "../../src/guard/verdict.ts";
import { guardFiles } from "./guard-files.ts";

test("a damaged list does not load", () => {
  const files = guardFiles();
  expect(() => loadGuard({ ...files, "given.txt": `${files["given.txt"]}я\n` })).toThrow("checksum");
  expect(() => loadGuard({ ...files, "common.txt": files["common.txt"]?.slice(0, -20) })).toThrow("checksum");
});

test("a missing file or a broken word list does not load", () => {
  const { "places.txt": _places, ...rest } = guardFiles();
  expect(() => loadGuard(rest)).toThrow();
  expect(() => loadGuard({ ...guardFiles(), "words.json": "{}" })).toThrow();
  expect(() => loadGuard({ ...guardFiles(), "words.json": "{" })).toThrow();
  expect(() => loadGuard(null)).toThrow();
});

test("every kind has a neutral word in every language, and no two kinds the same", () => {
  const masks = JSON.parse(guardFiles()["masks.json"] ?? "{}");
  for (const language of ["kk", "ru", "en"]) {
    expect(Object.keys(masks[language]).toSorted()).toEqual([...KINDS].toSorted());
    expect(new Set(Object.values(masks[language])).size).toBe(KINDS.length);
  }
});

test("the lists take at most 2.5 MiB of the repository", () => {
  const bytes = Object.values(guardFiles()).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  expect(bytes).toBeLessThan(2.5 * 1024 * 1024);
});
