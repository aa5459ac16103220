import { expect, test } from "vitest";
import { beginOf, readPeriod } from "../../src/page/period.ts";
import { backTo } from "../../bot/web/page/path.ts";

test("a period is one of those offered, thirty days where it is none", () => {
  expect([
    readPeriod({ period: "7" }),
    readPeriod({ period: "all" }),
    readPeriod({ period: "8" }),
    readPeriod({}),
  ]).toEqual(["7", "all", "30", "30"]);
  expect([beginOf("7", 10 * 86_400_000), beginOf("all", 5)]).toEqual([3 * 86_400_000, null]);
});

test("one comes back to the page that one was on", () => {
  for (const path of ["/page", "/page?state=open", "/page/numbers?period=7", "/page/cases/K7P-4X2M"])
    expect(backTo(path)).toBe(path);
  for (const other of [undefined, 5, "/page/../x", "/page/cases/../../../etc", "/page/numbers/x"])
    expect(backTo(other)).toBe("/page");
});
