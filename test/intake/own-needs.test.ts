import { expect, test } from "vitest";
import { withoutOwnNeeds } from "../../src/intake/own-needs.ts";

const words = [{ start: 0, end: 4 }];

test("who begs for food is not said to be asked food for by us", () => {
  const given = {
    fields: { needs: ["food"] as const, children: 1 },
    evidence: { needs: words, children: words },
  };
  expect(withoutOwnNeeds(given, "begging")).toEqual({
    fields: { children: 1 },
    evidence: { children: words },
  });
});

test("a need that does not belong to the trouble stays beside one that does", () => {
  const given = { fields: { needs: ["clothes", "food"] as const }, evidence: { needs: words } };
  expect(withoutOwnNeeds(given, "begging").fields.needs).toEqual(["clothes"]);
  expect(withoutOwnNeeds(given, "begging").evidence.needs).toEqual(words);
});

test("where a family lacks food, food is the need", () => {
  const given = { fields: { needs: ["food"] as const }, evidence: { needs: words } };
  expect(withoutOwnNeeds(given, "neglect")).toEqual(given);
  expect(withoutOwnNeeds(given, "other")).toEqual(given);
  expect(withoutOwnNeeds(given, null)).toEqual(given);
});

test("without needs nothing changes", () => {
  const given = { fields: { children: 2 }, evidence: {} };
  expect(withoutOwnNeeds(given, "begging")).toEqual(given);
});
