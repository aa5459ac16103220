import { expect, test } from "vitest";
import { rateLimit } from "../../bot/web/rate-limit.ts";

const limits = { perMinute: 60, burst: 3 };

test("so many at once, then one a second; every key for itself", () => {
  let now = 0;
  const limit = rateLimit(limits, () => now);
  expect([1, 2, 3, 4].map(() => limit.take("a"))).toEqual([0, 0, 0, 1]);
  expect(limit.take("b")).toBe(0);
  now = 1_000;
  expect([limit.take("a"), limit.take("a")]).toEqual([0, 1]);
  now = 500; // set back: gives nothing, takes nothing
  expect(limit.take("a")).toBe(1);
});

test("ever new keys fill no memory, and free nobody who must wait", () => {
  let now = 0;
  const limit = rateLimit(limits, () => now);
  for (let i = 0; i < 9_999; i++) limit.take(`old-${i}`);
  now = 60_000;
  for (let i = 0; i < 4; i++) limit.take("waiting");
  for (let i = 0; i < 4_000; i++) limit.take(`new-${i}`);
  expect(limit.take("waiting")).toBe(1);
});

test("where all keys are in use at once there is room for new ones all the same", () => {
  const limit = rateLimit(limits, () => 0);
  for (let i = 0; i < 25_000; i++) expect(limit.take(`key-${i}`)).toBe(0);
  expect(limit.take("key-24999")).toBe(0);
});
