import { expect, test } from "vitest";
import { conceptsOf, loadConcepts } from "../../src/intake/concepts.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { tokenise } from "../../src/intake/tokens.ts";
import { intakeFiles } from "./corpus.ts";

const concepts = loadConcepts({
  food: { kk: ["нан", "тамақ"], ru: ["хлеб", "кушат*"], en: ["bread"] },
  station: { kk: ["бекет"], ru: ["=вокзал"], en: ["station"] },
});
const ideas = (text: string): readonly number[] =>
  tokenise(text).flatMap((token) => conceptsOf(token, concepts));

test.each(["нанды", "хлеба", "кушать", "bread", "tamaq", "khleb"])(
  "%s is about food, in whatever language and letters",
  (word) => {
    expect(ideas(word)).toEqual([0]);
  },
);

test("a word that is written to stand alone takes no ending", () => {
  expect(ideas("вокзал")).toEqual([1]);
  expect(ideas("вокзальный")).toEqual([]);
});

test("two Latin letters are no word of ours", () => {
  expect(ideas("on na")).toEqual([]);
});

test("more ideas than the model has room for do not load", () => {
  const many = Array.from(
    { length: 401 },
    (_, at) => [`idea ${at}`, { kk: ["нан"], ru: [], en: [] }] as const,
  );
  const files = { ...intakeFiles(), concepts: { concepts: Object.fromEntries(many) } };
  expect(() => loadIntake(files)).toThrow("concepts");
});
