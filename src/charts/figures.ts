/** What the charts of a region show: coarse counts only, no case by itself. */
import type { Category } from "../case/fields.ts";
import type { Millis } from "../ids.ts";
import { LIMITS, type Numbers } from "../statistics/closure-rate.ts";
import type { CountedFact } from "../statistics/fact.ts";
import { newTally } from "../statistics/tally.ts";

const HOUR = LIMITS["24h"] / 24;
const DAY = LIMITS["24h"];

/** Where the curve is drawn: from an hour to thirty days, evenly on the chart's scale. */
export const CURVE_FROM = HOUR;
export const CURVE_TO = LIMITS["30d"];
const STEPS = 72;
export const CURVE_AGES: readonly number[] = Array.from(
  { length: STEPS + 1 },
  (_, i) => CURVE_FROM * (CURVE_TO / CURVE_FROM) ** (i / STEPS),
);

/** `closed` of all cases were closed within `age`; `running` more are younger than that and not closed. */
export type CurvePoint = { readonly age: number; readonly closed: number; readonly running: number };

/** Upper ends of the ages of what waits, milliseconds; above the last one there is one more group. */
export const AGE_ENDS = [HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY] as const;
/** Cases not closed, of one group of ages. */
export type Waiting = { readonly open: number; readonly taken: number };

export type CategoryCount = {
  readonly category: Category | "unknown";
  readonly opened: number;
  readonly closed: number;
};

export type ChartFigures = {
  readonly numbers: Numbers;
  readonly curve: readonly CurvePoint[];
  /** One more than AGE_ENDS. All that are not closed now, whenever they were opened. */
  readonly waiting: readonly Waiting[];
  /** Those with cases, the most first. */
  readonly categories: readonly CategoryCount[];
};

/** `cohort`: the cases opened in the period. `unclosed`: all cases of the region that are not closed. */
export function chartFigures(
  cohort: Iterable<CountedFact>,
  unclosed: Iterable<Pick<CountedFact, "openedAt" | "open">>,
  now: Millis,
): ChartFigures {
  const tally = newTally();
  const took: number[] = [];
  const ages: number[] = [];
  const categories = new Map<Category | "unknown", { opened: number; closed: number }>();
  for (const fact of cohort) {
    tally.add(fact, now);
    if (fact.closedAt === null) ages.push(now - fact.openedAt);
    else took.push(fact.closedAt - fact.openedAt);
    const known = categories.get(fact.category) ?? { opened: 0, closed: 0 };
    categories.set(fact.category, {
      opened: known.opened + 1,
      closed: known.closed + (fact.closedAt === null ? 0 : 1),
    });
  }
  return {
    numbers: tally.numbers(),
    curve: curveOf(took, ages),
    waiting: waitingOf(unclosed, now),
    categories: [...categories]
      .map(([category, counts]) => ({ category, ...counts }))
      .sort((a, b) => b.opened - a.opened || (a.category < b.category ? -1 : 1)),
  };
}

function curveOf(took: readonly number[], ages: readonly number[]): readonly CurvePoint[] {
  return CURVE_AGES.map((age) => ({
    age,
    closed: took.filter((time) => time <= age).length,
    running: ages.filter((old) => old < age).length,
  }));
}

function waitingOf(
  unclosed: Iterable<Pick<CountedFact, "openedAt" | "open">>,
  now: Millis,
): readonly Waiting[] {
  const groups = Array.from({ length: AGE_ENDS.length + 1 }, () => ({ open: 0, taken: 0 }));
  for (const { openedAt, open } of unclosed) {
    const end = AGE_ENDS.findIndex((most) => now - openedAt < most);
    const group = groups.at(end);
    if (group === undefined) continue;
    if (open) group.open += 1;
    else group.taken += 1;
  }
  return groups;
}
