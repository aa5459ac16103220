/** How long the bot waits before it tries again. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { MatrixError } from "matrix-js-sdk/lib/http-api/errors.js";
import { backoffMs, fatalOf } from "../../bot/matrix/failure.ts";

const attempts = fc.integer({ min: 1, max: 10_000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("a homeserver that is not there is asked again at least every two seconds, however long it was away", () => {
  fc.assert(
    fc.property(attempts, chance, (attempt, random) => {
      const pause = backoffMs({ kind: "offline" }, attempt, () => random);
      expect(pause).toBeGreaterThanOrEqual(250);
      expect(pause).toBeLessThanOrEqual(2_000);
    }),
  );
});

test("one that is unwell is given up to fifteen seconds, half of them by chance", () => {
  const longest = (random: number) => backoffMs({ kind: "unwell", status: 502 }, 40, () => random);
  expect(longest(0)).toBe(7_500);
  expect(longest(1)).toBe(15_000);
  expect(backoffMs({ kind: "unwell", status: 502 }, 1, () => 1)).toBe(500);
});

test("one that asks for time gets at least that", () => {
  fc.assert(
    fc.property(attempts, chance, fc.integer({ min: 0, max: 300_000 }), (attempt, random, afterMs) => {
      expect(backoffMs({ kind: "slow_down", afterMs }, attempt, () => random)).toBeGreaterThanOrEqual(
        afterMs,
      );
    }),
  );
});

test("a login that is over is called so, whichever request hears of it first; anything else nobody caught is a bug", () => {
  const over = (soft: boolean) =>
    new MatrixError({ errcode: "M_UNKNOWN_TOKEN", error: "", soft_logout: soft }, 401);
  expect(fatalOf(over(true))).toEqual({ kind: "token_expired" });
  expect(fatalOf(over(false))).toEqual({ kind: "token_invalid" });
  expect(fatalOf(new MatrixError({ errcode: "M_FORBIDDEN", error: "" }, 403))).toEqual({ kind: "uncaught" });
  expect(fatalOf(new TypeError("x"))).toEqual({ kind: "uncaught" });
});
