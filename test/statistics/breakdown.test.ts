/** The parts of a whole: by region, category, organisation and month. */
import { expect, test } from "vitest";
import { asMillis, asRegionId } from "../../src/ids.ts";
import { breakdownAt, DIMENSIONS } from "../../src/statistics/breakdown.ts";
import { countedFact } from "../../src/statistics/fact.ts";
import { monthsFrom } from "../../src/statistics/month.ts";
import { DAY, fact, HOUR, OPENED } from "./facts-for-tests.ts";

const NOW = asMillis(OPENED + 100 * DAY);
const zones = (region: string) => (region === "far_west" ? "Asia/Aqtau" : "Asia/Almaty");

function breakdown(facts: Iterable<ReturnType<typeof fact>>) {
  const counting = breakdownAt(NOW, zones);
  for (const one of facts) counting.add(countedFact(one));
  return counting.result();
}

test("every case is in one group of each kind, and the groups add up to the whole", () => {
  const facts = [
    fact({ taken: HOUR, closed: 2 * HOUR }, { category: "labour", takerKind: "ngo", children: 2 }),
    fact({ taken: HOUR }, { takerKind: "csc", region: asRegionId("almaty") }),
    fact({}, { category: "unknown", children: 4, openedAt: asMillis(OPENED + 30 * DAY) }),
  ];
  const { all, by } = breakdown(facts);
  expect(all).toMatchObject({ opened: 3, taken: 2, closed: 1, children: 6 });
  for (const dimension of DIMENSIONS) {
    const groups = [...by[dimension].values()];
    for (const what of ["opened", "taken", "closed", "waiting", "children"] as const)
      expect(groups.reduce((sum, group) => sum + group[what], 0)).toBe(all[what]);
  }
  expect([...by.region.keys()]).toEqual(["almaty", "shymkent"]);
  expect([...by.category.keys()]).toEqual(["begging", "labour", "unknown"]);
  expect([...by.organisation.keys()]).toEqual(["csc", "ngo", "none"]);
  expect([...by.month].map(([name, { opened }]) => [name, opened])).toEqual([
    ["2026-11", 2],
    ["2026-12", 1],
  ]);
});

test("a month begins at midnight where the case is, not in London", () => {
  // 31 October, 19:30 in London, is 1 November, 00:30 in Almaty (UTC+5).
  const midnight = Date.UTC(2026, 9, 31, 19, 0);
  const opened = (at: number) => fact({}, { openedAt: asMillis(at) });
  const months = [...breakdown([opened(midnight - 1), opened(midnight)]).by.month];
  expect(months.map(([name, { opened: n }]) => [name, n])).toEqual([
    ["2026-10", 1],
    ["2026-11", 1],
  ]);
});

test("cases of two regions in turn are each in the month of their own clock", () => {
  // Before March 2024 Almaty was an hour ahead of Aqtau.
  const at = asMillis(Date.UTC(2023, 4, 31, 18, 30));
  const { by } = breakdown([
    fact({}, { openedAt: at }),
    fact({}, { openedAt: at, region: asRegionId("far_west") }),
    fact({}, { openedAt: at }),
  ]);
  expect([...by.month].map(([name, { opened }]) => [name, opened])).toEqual([
    ["2023-05", 1],
    ["2023-06", 2],
  ]);
});

test("months from one to another are named with both ends, over the turn of the year; none backwards", () => {
  expect(monthsFrom("2026-11", "2027-01")).toEqual(["2026-11", "2026-12", "2027-01"]);
  expect(monthsFrom("2026-11", "2026-10")).toEqual([]);
});
