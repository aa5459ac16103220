import { expect, test } from "vitest";
import { foldCyrillic, foldLoose } from "../../src/intake/fold.ts";

test("Kazakh letters and the plain ones typed for them are equal", () => {
  expect(foldCyrillic("Қыз")).toBe(foldCyrillic("кыз"));
  expect(foldCyrillic("Төле")).toBe(foldCyrillic("толе"));
  expect(foldCyrillic("ребёнок")).toBe(foldCyrillic("ребенок"));
});

test("letters of another keyboard that look the same are equal", () => {
  expect(foldCyrillic("бaлa")).toBe(foldCyrillic("бала"));
});

test("a letter composed of two code points is the letter", () => {
  expect(foldCyrillic("балаи\u0306")).toBe(foldCyrillic("балай"));
});

test("Latin and Cyrillic spellings meet in the loose fold", () => {
  for (const [latin, cyrillic] of [
    ["jok", "жоқ"],
    ["zhoq", "жоқ"],
    ["qaiyr", "қайыр"],
    ["Shymkent", "Шымкент"],
    ["devochka", "девочка"],
    ["jalgyz", "жалғыз"],
  ] as const) {
    expect(foldLoose(latin)).toBe(foldLoose(cyrillic));
  }
});

test("the strict fold keeps apart what the loose one joins", () => {
  expect(foldCyrillic("был")).not.toBe(foldCyrillic("бил"));
});
