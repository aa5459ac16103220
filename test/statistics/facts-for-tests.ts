/** Cases of invented cohorts: opened on 2 November 2026, told by how long it took. */
import { makeCode } from "../../src/case/code.ts";
import { asMillis, asRegionId } from "../../src/ids.ts";
import type { CaseFact } from "../../src/statistics/fact.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const OPENED = Date.UTC(2026, 10, 2);

/** An untouched case; `after` are milliseconds from the opening. */
export function fact(
  after: { taken?: number; closed?: number } = {},
  { openedAt = asMillis(OPENED), ...more }: Partial<CaseFact> = {},
): CaseFact {
  const { taken, closed } = after;
  return {
    code: makeCode([1, 2, 3, 4, 5, 6]),
    region: asRegionId("shymkent"),
    category: "begging",
    urgency: "amber",
    state: closed !== undefined ? "closed" : taken !== undefined ? "taken" : "open",
    children: null,
    openedAt,
    takenAt: taken === undefined ? null : asMillis(openedAt + taken),
    closedAt: closed === undefined ? null : asMillis(openedAt + closed),
    postedKind: "ngo",
    takerOrg: null,
    takerKind: null,
    outcome: null,
    childrenHelped: null,
    reopened: 0,
    raid: null,
    deadlinesKept: 0,
    deadlinesMissed: 0,
    ...more,
  };
}
