import { expect, test } from "vitest";
import { scoreNames } from "./eval/names.ts";

const example = {
  set: "own",
  fold: 0,
  text: "Дана Серік келді, кетті.",
  mentions: [
    [
      [0, 4],
      [5, 10],
    ],
  ] as const,
};

test("a mention counts when every word of it is masked", () => {
  expect(scoreNames([example], () => [{ start: 0, end: 10 }])).toEqual({ mentions: 1, recall: 1, wrong: 0 });
  expect(scoreNames([example], () => [{ start: 0, end: 4 }]).recall).toBe(0);
  expect(scoreNames([example], () => []).recall).toBe(0);
});

test("words masked outside of names are counted a thousand tokens, signs are not", () => {
  expect(scoreNames([example], () => [{ start: 0, end: 16 }]).wrong).toBeCloseTo(1000 / 6);
  expect(scoreNames([example], () => [{ start: 16, end: 17 }]).wrong).toBe(0);
});
