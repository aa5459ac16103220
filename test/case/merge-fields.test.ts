import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AGE_BANDS, ageBand, type Fields } from "../../src/case/fields.ts";
import { addsSomething, mergeFields } from "../../src/case/merge-fields.ts";
import { fields } from "./random-acts.ts";

describe("what is told newly", () => {
  const table: readonly (readonly [string, Fields, Fields, Fields])[] = [
    ["is added", { category: "begging" }, { danger: true }, { category: "begging", danger: true }],
    ["wins over what was known", { children: 2 }, { children: 3 }, { children: 3 }],
    ["as unknown is kept where nothing was known", {}, { ages: "unknown" }, { ages: "unknown" }],
    ["as unknown erases nothing", { ages: [7] }, { ages: "unknown" }, { ages: [7] }],
    ["wins over unknown", { ages: "unknown" }, { ages: [7] }, { ages: [7] }],
    [
      "fewer children: older counts of girls and boys go",
      { children: 3, girls: 2, boys: 1 },
      { children: 2 },
      { children: 2 },
    ],
    [
      "more children: girls and boys stay",
      { children: 3, girls: 2, boys: 1 },
      { children: 4 },
      { children: 4, girls: 2, boys: 1 },
    ],
    [
      "as many children: girls and boys stay",
      { children: 3, girls: 2, boys: 1 },
      { children: 3 },
      { children: 3, girls: 2, boys: 1 },
    ],
    ["girls and boys alone make the number", {}, { girls: 2, boys: 1 }, { girls: 2, boys: 1, children: 3 }],
    ["girls alone make the number", { children: "unknown" }, { girls: 2 }, { girls: 2, children: 2 }],
    ["boys alone make the number", {}, { boys: 2 }, { boys: 2, children: 2 }],
    ["no girls and no boys make no number", {}, { girls: 0 }, { girls: 0 }],
    ["more girls than children: no child is lost", { children: 2 }, { girls: 3 }, { girls: 3, children: 3 }],
    ["more boys than children: no child is lost", { children: 2 }, { boys: 3 }, { boys: 3, children: 3 }],
    [
      "girls beside the boys: no child is lost",
      { children: 2, boys: 2 },
      { girls: 2 },
      { girls: 2, boys: 2, children: 4 },
    ],
    ["girls among the children change no number", { children: 3 }, { girls: 3 }, { girls: 3, children: 3 }],
  ];
  test.each(table)("%s", (_, known, told, merged) => {
    expect(mergeFields(known, told)).toEqual(merged);
  });

  test("never counts fewer children than girls and boys, and told again changes nothing", () => {
    fc.assert(
      fc.property(fields, fields, (known, told) => {
        const once = mergeFields(mergeFields({}, known), told);
        if (typeof once.children === "number")
          expect(once.children).toBeGreaterThanOrEqual((once.girls ?? 0) + (once.boys ?? 0));
        expect(mergeFields(once, once)).toEqual(once);
      }),
    );
  });
});

describe("is anything new in it?", () => {
  test("not when it repeats what is known, in whatever order", () => {
    expect(addsSomething({ children: 2, danger: true }, { danger: true, children: 2 })).toBe(false);
    expect(addsSomething({ ages: [7] }, { ages: "unknown" })).toBe(false);
    expect(addsSomething({ ages: [7] }, {})).toBe(false);
  });

  test("when a value is added or changed", () => {
    expect(addsSomething({}, { danger: "unknown" })).toBe(true);
    expect(addsSomething({ ages: [7] }, { ages: [8] })).toBe(true);
    expect(addsSomething({ category: "begging", children: 2 }, { when: "now" })).toBe(true);
  });
});

test("every age from 0 to 17 is in the band that cards show", () => {
  const bands = Array.from({ length: 18 }, (_, years) => ageBand(years));
  expect(bands).toEqual(
    AGE_BANDS.flatMap((band) => {
      const [from = 0, to = from] = band.split("-").map(Number);
      return Array.from({ length: to - from + 1 }, () => band);
    }),
  );
});
