import { expect, test } from "vitest";
import { loadTexts } from "../../src/texts/load.ts";
import { sources } from "./texts-for-tests.ts";

const withRussian = (change: (file: string) => string) =>
  loadTexts({ ...sources, ru: sources.ru.map(change) });

test("the shipped texts load", () => {
  expect(loadTexts(sources).kind).toBe("loaded");
});

test("a text that one language lacks is named", () => {
  expect(withRussian((file) => file.replace(/^taken = .*$/m, ""))).toEqual({
    kind: "broken",
    problems: [{ kind: "missing", language: "ru", key: "taken" }],
  });
});

test("a text that does not parse is named", () => {
  expect(withRussian((file) => file.replace(/^taken = .*$/m, "taken = Ведёт: { $org"))).toEqual({
    kind: "broken",
    problems: [{ kind: "unreadable", language: "ru", key: "taken" }],
  });
});

test("a text that nothing uses is named", () => {
  expect(withRussian((file) => file.replace(/^taken = /m, "lonely = одна\ntaken = "))).toEqual({
    kind: "broken",
    problems: [{ kind: "unknown_key", language: "ru", key: "lonely" }],
  });
});

test("a text that is defined twice is named", () => {
  expect(withRussian((file) => file.replace(/^taken = /m, "taken = дважды\ntaken = "))).toEqual({
    kind: "broken",
    problems: [{ kind: "twice", language: "ru", key: "taken" }],
  });
});
