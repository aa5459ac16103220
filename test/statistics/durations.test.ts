/** Order statistics beside the plain way: sort and look. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Durations, durations } from "../../src/statistics/durations.ts";

function of(values: readonly number[]): Durations {
  const all = durations();
  for (const value of values) all.add(value);
  return all;
}

describe("the median", () => {
  test.each([
    [[], null],
    [[5], 5],
    [[9, 1], 5],
    [[9, 1, 2], 2],
    [[10, 2, 9, 1], 5.5],
    [[100, 20, 3], 20],
  ])("of %j is %j", (values, middle) => {
    expect(of(values).median()).toBe(middle);
  });
});

describe("the time within which a part was done", () => {
  test.each([
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 10, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 11, 10],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 12, null],
    [[7], 0.9, 1, 7],
    [[7], 0.5, 2, 7],
    [[7], 0.5, 3, null],
    [[], 0.5, 0, null],
  ])("of %j, %f of %i, is %j", (values, part, among, time) => {
    expect(of(values).within(part, among)).toBe(time);
  });
});

test("any values in any order give what sorting them gives, however often one asks", () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 300 });
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (some, part) => {
      const sorted = some.toSorted((a, b) => a - b);
      const all = of(some);
      const low = sorted[Math.floor((some.length - 1) / 2)];
      const high = sorted[Math.ceil((some.length - 1) / 2)];
      for (let time = 0; time < 2; time += 1) {
        expect(all.within(part)).toBe(sorted[Math.ceil(part * some.length) - 1] ?? null);
        expect(all.median()).toBe(low === undefined || high === undefined ? null : (low + high) / 2);
      }
      expect(all.count).toBe(some.length);
    }),
  );
});
