/** How urgent: the shipped rule table by example, and each condition by itself. */
import { describe, expect, test } from "vitest";
import type { Fields } from "../../src/case/fields.ts";
import { parseUrgencyRules, urgencyOf, type UrgencyRules } from "../../src/case/urgency.ts";
import { rules } from "./world.ts";

const NOON = 12;

describe("the shipped rules", () => {
  const table: readonly (readonly [string, Fields, number, string])[] = [
    ["danger now", { danger: true, category: "education" }, NOON, "red"],
    ["no danger", { danger: false, category: "education" }, NOON, "green"],
    ["danger unknown", { danger: "unknown", category: "education" }, NOON, "green"],
    ["a baby alone", { ages: [0], accompanied: "alone" }, NOON, "red"],
    ["a baby with a stranger", { ages: [2], accompanied: "other_adult" }, NOON, "red"],
    ["a baby with its parents", { ages: [2], accompanied: "parents", category: "health" }, NOON, "amber"],
    ["a baby, now", { ages: [1, 9], when: "now", category: "health" }, NOON, "red"],
    ["three years old is not under three", { ages: [3], accompanied: "children_only" }, NOON, "amber"],
    ["six years old and alone", { ages: [6], accompanied: "alone" }, NOON, "red"],
    ["seven years old and alone", { ages: [7], accompanied: "alone" }, NOON, "amber"],
    ["alone, now, at night", { accompanied: "alone", when: "now" }, 23, "red"],
    ["alone, now, at 21", { accompanied: "alone", when: "now" }, 21, "red"],
    ["alone, now, at 5", { accompanied: "children_only", when: "now" }, 5, "red"],
    ["alone, now, at 6", { accompanied: "alone", when: "now" }, 6, "amber"],
    ["alone, now, at 20", { accompanied: "alone", when: "now" }, 20, "amber"],
    ["violence now", { category: "violence", when: "now" }, NOON, "red"],
    ["violence earlier", { category: "violence", when: "earlier" }, NOON, "amber"],
    ["a doctor for a small child", { needs: ["food", "medical"], ages: [5] }, NOON, "red"],
    ["a doctor for a big child", { needs: ["medical"], ages: [15] }, NOON, "amber"],
    ["needs unknown", { needs: "unknown", category: "documents" }, NOON, "green"],
    ["begging", { category: "begging", accompanied: "parents" }, NOON, "amber"],
    ["out of school", { category: "education" }, NOON, "green"],
    ["nothing known", { category: "unknown", ages: "unknown", accompanied: "unknown" }, NOON, "green"],
    ["no ages told", { ages: [], category: "documents" }, NOON, "green"],
  ];
  test.each(table)("%s", (_, fields, hour, urgency) => {
    expect(urgencyOf(fields, hour, rules.urgency)).toBe(urgency);
  });

  test("the last rule takes what no other does", () => {
    expect(rules.urgency.at(-1)).toMatchObject({ urgency: "green", if: {} });
  });
});

describe("a condition", () => {
  const rule = (condition: UrgencyRules[number]["if"]): UrgencyRules =>
    parseUrgencyRules([{ urgency: "red", because: "a test", if: condition }]);
  const holds = (condition: UrgencyRules[number]["if"], fields: Fields, hour = NOON): boolean =>
    urgencyOf(fields, hour, rule(condition)) === "red";

  test("on a field that nobody told does not hold", () => {
    const conditions: UrgencyRules[number]["if"][] = [
      { danger: true },
      { danger: false },
      { youngest: 17 },
      { category: ["begging"] },
      { accompanied: ["alone"] },
      { place: ["market"] },
      { status: ["foreign"] },
      { when: ["now"] },
      { needs: ["food"] },
    ];
    for (const condition of conditions) expect(holds(condition, {}), JSON.stringify(condition)).toBe(false);
  });

  test("holds for each of its values and no other", () => {
    expect(holds({ place: ["market", "station"] }, { place: "station" })).toBe(true);
    expect(holds({ place: ["market", "station"] }, { place: "farm" })).toBe(false);
    expect(holds({ status: ["foreign"] }, { status: "foreign" })).toBe(true);
    expect(holds({ status: ["foreign"] }, { status: "kz" })).toBe(false);
    expect(holds({ needs: ["food"] }, { needs: ["clothes", "food"] })).toBe(true);
    expect(holds({ needs: ["food"] }, { needs: ["clothes"] })).toBe(false);
    expect(holds({ youngest: 3 }, { ages: [9, 3] })).toBe(true);
    expect(holds({ youngest: 3 }, { ages: [9, 4] })).toBe(false);
  });

  test("must hold together with all others of its rule", () => {
    const both = { danger: true, place: ["market" as const] };
    expect(holds(both, { danger: true, place: "market" })).toBe(true);
    expect(holds(both, { danger: true, place: "farm" })).toBe(false);
    expect(holds(both, { danger: false, place: "market" })).toBe(false);
  });

  test("on hours goes from the first up to the last, over midnight too", () => {
    const during = (hours: [number, number]) =>
      Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => holds({ hours }, {}, hour));
    expect(during([8, 11])).toEqual([8, 9, 10]);
    expect(during([22, 2])).toEqual([0, 1, 22, 23]);
    expect(during([5, 5])).toEqual([]);
  });

  test("the first rule that holds decides; without any it is green", () => {
    const two = parseUrgencyRules([
      { urgency: "amber", because: "first", if: { danger: true } },
      { urgency: "red", because: "second", if: { danger: true } },
    ]);
    expect(urgencyOf({ danger: true }, NOON, two)).toBe("amber");
    expect(urgencyOf({}, NOON, two)).toBe("green");
  });
});

test("a rule file with an unknown value, or none at all, is refused", () => {
  expect(() => parseUrgencyRules([])).toThrow();
  expect(() => parseUrgencyRules([{ urgency: "purple", because: "", if: {} }])).toThrow();
  expect(() => parseUrgencyRules([{ urgency: "red", because: "", if: { weather: true } }])).toThrow();
});
