import { expect, test } from "vitest";
import { figuresOf, quantile } from "./figures.ts";

test("the median of an even series lies between its two middle values, whatever their order", () => {
  expect(figuresOf([4, 1, 10, 2])).toMatchObject({ median: 3, count: 4 });
});

test("one slow turn in twenty-one is the 95th percentile's neighbour, not the median's", () => {
  const values = [...Array.from({ length: 20 }, () => 50), 500];
  expect(quantile(values, 0.95)).toBe(50);
  expect(quantile(values, 1)).toBe(500);
});

test("a series without values is refused: a bench that measured nothing must not print a number", () => {
  expect(() => figuresOf([])).toThrow("nothing was measured");
});
