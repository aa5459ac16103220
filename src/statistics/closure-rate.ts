/**
 * Closure rates of a cohort: the cases opened in a period, and how many of them were closed with a report within a time.
 * What each number means, with a worked example: docs/statistics.md.
 */

const HOUR = 3_600_000;
export const LIMITS = { "24h": 24 * HOUR, "7d": 7 * 24 * HOUR, "30d": 30 * 24 * HOUR } as const;
export type Limit = keyof typeof LIMITS | "ever";

export type Share = { readonly closed: number; readonly of: number };

/** How far a cohort got within a limit. `closed` of `of` is the whole cohort: it can only rise while cases are `running`. */
export type Reach = Share & {
  /** Not closed, and younger than the limit: nobody can tell yet (censored). For "ever": not closed. */
  readonly running: number;
  /** Of the cases alone whose time was up at `now`: a true rate, without those that are running. For "ever" the whole cohort. */
  readonly due: Share;
  /** The same as `closed` and `of` in children, as far as their number was told. */
  readonly children: Share;
};

/** How long something took, milliseconds. */
export type Times = {
  /** Cases in which it was done. */
  readonly done: number;
  /** Cases in which it may still be done. */
  readonly running: number;
  /** Among those in which it was done. */
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
  /** Within which half, and nine tenths, of all was done: what is running counts as longer than anything. Null: not reached yet. */
  readonly halfMs: number | null;
  readonly mostMs: number | null;
};

export type Numbers = {
  readonly opened: number;
  readonly taken: number;
  readonly closed: number;
  /** Open: nobody has taken it. */
  readonly waiting: number;
  readonly children: number;
  readonly childrenHelped: number;
  readonly falseAlarms: number;
  readonly reopened: number;
  /** Deadlines, not cases: done in time; done too late, or over and not done. */
  readonly deadlinesKept: number;
  readonly deadlinesMissed: number;
  readonly shares: Readonly<Record<Limit, Reach>>;
  readonly toTake: Times;
  readonly toClose: Times;
};

/** The rate as a number from 0 to 1, or null where the denominator is 0. */
export const rate = ({ closed, of }: Share): number | null => (of === 0 ? null : closed / of);
