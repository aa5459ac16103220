import { expect, test } from "vitest";
import { readGuardData } from "../../../src/guard/load-guard.ts";
import { placeFacts } from "../../../src/guard/places/place-facts.ts";
import { mainKind } from "../../../src/guard/places/place-kind.ts";
import { scanText } from "../../../src/guard/scan.ts";
import { guardFiles } from "../guard-files.ts";

const data = readGuardData(guardFiles());
const factsOf = (text: string) => placeFacts(scanText(text, data.words, data.lists), []);

test("words of one kind share their kind, in either language", () => {
  const [russian, kazakh, other] = factsOf("ворота қақпасы погода");
  expect(russian?.main).toBe(kazakh?.main);
  expect(russian?.main).toBeGreaterThan(0);
  expect(other?.main).toBe(0);
});

test("numbers that stand in a run know how it is made", () => {
  const runs = (text: string): readonly number[] => factsOf(text).map(({ run }) => run);
  expect(new Set(runs("3-12-45")).size).toBe(1);
  expect(runs("3-12-45")[0]).toBe(runs("7-31-60")[0]);
  expect(runs("3-12-45")[0]).not.toBe(runs("3/12/45")[0]);
  expect(runs("сто два дробь три")[0]).not.toBe(0);
  expect(runs("15 человек")).toEqual([0, 0]);
});

test("an ordinal is told from a number, and from a word", () => {
  const [ordinal, number, word] = factsOf("третий 3 дом");
  expect(new Set([ordinal?.told, number?.told, word?.told]).size).toBe(3);
});

test("what the rules found counts by how certain they are of it", () => {
  const text = "дом 5";
  const finding = { start: 0, end: 5, kind: "address", certainty: "certain" } as const;
  const facts = placeFacts(scanText(text, data.words, data.lists), [
    finding,
    { ...finding, start: 4, certainty: "possible" },
  ]);
  expect(facts.map(({ ruled }) => ruled)).toEqual([3, 3]);
});

test("the first kind of a word is its main one", () => {
  expect([0, 1, 2, 6].map(mainKind)).toEqual([0, 1, 2, 2]);
});
