import fc from "fast-check";
import { expect, test } from "vitest";
import { SEED } from "./seeded-fast-check.ts";

test("properties take their examples from the seed", () => {
  expect(fc.readConfigureGlobal().seed).toBe(SEED);
});
