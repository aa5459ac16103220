import { expect, test } from "vitest";
import { purgeBefore } from "../../bot/purge/purge-before.ts";
import { asMillis } from "../../src/ids.ts";
import { rules } from "../case/world.ts";

const day = (iso: string) => asMillis(Date.parse(`${iso}T00:00:00Z`));

test("nothing younger than the longest time that words are kept is purged, nor than a case that still has them", () => {
  const { retention } = rules;
  const now = day("2027-11-22");
  expect(purgeBefore(now, null, retention)).toBe(day("2026-11-22"));
  expect(purgeBefore(now, day("2027-11-01"), retention)).toBe(day("2026-11-22"));
  expect(purgeBefore(now, day("2025-03-01"), retention)).toBe(day("2025-03-01"));
  const longer = { ...retention, rules: [{ if: {}, words_months: 60 }] };
  expect(purgeBefore(now, null, longer)).toBe(day("2022-11-22"));
});
