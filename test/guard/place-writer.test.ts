import { expect, test } from "vitest";
import { randomFrom, type Written, writeAddress, writeClass, writeLookAlike } from "./place-writer.ts";
import { guard, room } from "./the-guard.ts";

const TEXTS = 1200;

/** The share of written things of which every letter and digit is masked. */
function masked(write: (random: () => number) => Written, seed: number): number {
  const random = randomFrom(seed);
  const whole = Array.from({ length: TEXTS }, () => write(random)).filter(({ text, exact, start }) => {
    const { spans } = guard(text, room);
    return [...exact.matchAll(/[\p{L}\p{Nd}]/gu)].every(({ index }) =>
      spans.some((span) => span.start <= start + index && start + index < span.end),
    );
  });
  return whole.length / TEXTS;
}

test.each([20261122, 4, 1957])(
  "addresses are found in any order of their pieces and any spelling, seed %i",
  (seed) => {
    expect(masked(writeAddress, seed)).toBeGreaterThan(0.98);
  },
);

test.each([20261122, 4])(
  "so are school and class, kindergarten and group, college and its group, seed %i",
  (seed) => {
    expect(masked(writeClass, seed)).toBeGreaterThan(0.98);
  },
);

test("bus numbers, meeting rooms, counts, times, a school, quarter, village or market alone are none", () => {
  const random = randomFrom(20261122);
  const kinds = new Set(["address", "school_class", "medical", "handle"]);
  const touched = Array.from({ length: TEXTS }, () => writeLookAlike(random)).filter((text) =>
    guard(text, room).spans.some((span) => kinds.has(span.kind)),
  );
  expect(touched.length / TEXTS).toBeLessThan(0.01);
});
