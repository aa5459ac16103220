/**
 * Closure rates of a cohort: the cases opened in a period, and how many of them were closed with a report within a time.
 * The denominator is every case of the cohort, also one whose time is not up yet: the rate of a young cohort can only rise.
 */
import type { CaseFact } from "./fact.ts";

const HOUR = 3_600_000;
export const LIMITS = { "24h": 24 * HOUR, "7d": 7 * 24 * HOUR, "30d": 30 * 24 * HOUR } as const;
export type Limit = keyof typeof LIMITS | "ever";

export type Share = { readonly closed: number; readonly of: number };

export type Numbers = {
  readonly opened: number;
  readonly taken: number;
  readonly closed: number;
  readonly waiting: number;
  readonly children: number;
  readonly childrenHelped: number;
  readonly falseAlarms: number;
  readonly reopened: number;
  readonly shares: Readonly<Record<Limit, Share>>;
  readonly medianToTakeMs: number | null;
  readonly medianToCloseMs: number | null;
};

export function numbersOf(facts: readonly CaseFact[]): Numbers {
  const closed = facts.filter((fact) => fact.closedAt !== null).length;
  const sum = (of: (fact: CaseFact) => number | null) =>
    facts.reduce((total, fact) => total + (of(fact) ?? 0), 0);
  return {
    opened: facts.length,
    taken: facts.filter((fact) => fact.takenAt !== null).length,
    closed,
    waiting: facts.filter((fact) => fact.state === "open").length,
    children: sum((fact) => fact.children),
    childrenHelped: sum((fact) => fact.childrenHelped),
    falseAlarms: facts.filter((fact) => fact.outcome === "false_alarm").length,
    reopened: facts.filter((fact) => fact.reopened > 0).length,
    shares: {
      "24h": within(facts, LIMITS["24h"]),
      "7d": within(facts, LIMITS["7d"]),
      "30d": within(facts, LIMITS["30d"]),
      ever: { closed, of: facts.length },
    },
    medianToTakeMs: median(
      facts.flatMap((fact) => (fact.takenAt === null ? [] : [fact.takenAt - fact.openedAt])),
    ),
    medianToCloseMs: median(
      facts.flatMap((fact) => (fact.closedAt === null ? [] : [fact.closedAt - fact.openedAt])),
    ),
  };
}

function within(facts: readonly CaseFact[], limit: number): Share {
  const inTime = (fact: CaseFact) => fact.closedAt !== null && fact.closedAt - fact.openedAt <= limit;
  return { closed: facts.filter(inTime).length, of: facts.length };
}

/** The middle value; the mean of the two middle ones for an even number; null for none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The rate as a number from 0 to 1, or null where the denominator is 0. */
export const rate = ({ closed, of }: Share): number | null => (of === 0 ? null : closed / of);
