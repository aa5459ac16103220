/**
 * Counts cases one by one into the numbers of a cohort (closure-rate.ts says what each is): a million cases need no list of them.
 * Lines of numbers are read where they stand: a look through a function for all kinds of lines costs more here than the counting.
 */
import type { Millis } from "../ids.ts";
import { LIMITS, type Limit, type Numbers, type Reach, type Share, type Times } from "./closure-rate.ts";
import { type Durations, durations } from "./durations.ts";
import { type CaseFact, type CountedFact, countedFact } from "./fact.ts";

export type Tally = {
  /** As of `now`: a case that is younger than a limit, and not closed, is still running. */
  add(fact: CountedFact, now: Millis): void;
  /** Takes in what another tally counted of other cases. */
  merge(other: Tally): void;
  numbers(): Numbers;
  readonly counts: Counts;
  readonly toTake: Durations;
  readonly toClose: Durations;
};

type Counts = {
  opened: number;
  taken: number;
  closed: number;
  waiting: number;
  /** Open and never taken. */
  untaken: number;
  children: number;
  childrenHelped: number;
  falseAlarms: number;
  reopened: number;
  deadlinesKept: number;
  deadlinesMissed: number;
  /** Cases, and their children, by how long closing took and how old the case is: every share is a sum of these. */
  readonly cells: Float64Array;
  readonly childCells: Float64Array;
};

const ENDS = [LIMITS["24h"], LIMITS["7d"], LIMITS["30d"]];
/** How many of the limits a time is beyond; a case that is not closed is beyond all, and one more. */
const LATER = ENDS.length;
const NEVER = LATER + 1;
const CELLS = (NEVER + 1) * (LATER + 1);

export function newTally(): Tally {
  const counts: Counts = {
    opened: 0,
    taken: 0,
    closed: 0,
    waiting: 0,
    untaken: 0,
    children: 0,
    childrenHelped: 0,
    falseAlarms: 0,
    reopened: 0,
    deadlinesKept: 0,
    deadlinesMissed: 0,
    cells: new Float64Array(CELLS),
    childCells: new Float64Array(CELLS),
  };
  const [toTake, toClose] = [durations(), durations()];
  return {
    counts,
    toTake,
    toClose,
    add: (fact, now) => {
      const { openedAt, takenAt, closedAt } = fact;
      const children = fact.children ?? 0;
      counts.opened += 1;
      counts.children += children;
      counts.childrenHelped += fact.childrenHelped ?? 0;
      if (fact.open) counts.waiting += 1;
      if (fact.falseAlarm) counts.falseAlarms += 1;
      if (fact.reopened) counts.reopened += 1;
      counts.deadlinesKept += fact.deadlinesKept;
      counts.deadlinesMissed += fact.deadlinesMissed;
      if (takenAt !== null) {
        counts.taken += 1;
        toTake.add(takenAt - openedAt);
      } else if (fact.open) counts.untaken += 1;
      if (closedAt !== null) {
        counts.closed += 1;
        toClose.add(closedAt - openedAt);
      }
      const cell = cellOf(closedAt === null ? NEVER : beyond(closedAt - openedAt), reached(now - openedAt));
      counts.cells[cell] = (counts.cells[cell] ?? 0) + 1;
      counts.childCells[cell] = (counts.childCells[cell] ?? 0) + children;
    },
    merge: (other) => mergeInto({ counts, toTake, toClose }, other),
    numbers: () => numbersIn({ counts, toTake, toClose }),
  };
}

const cellOf = (took: number, age: number): number => took * (LATER + 1) + age;

/** A closing at the limit sharp is in time. */
function beyond(took: number): number {
  let n = 0;
  for (const end of ENDS) if (took > end) n += 1;
  return n;
}

/** A case exactly as old as a limit is due. */
function reached(age: number): number {
  let n = 0;
  for (const end of ENDS) if (age >= end) n += 1;
  return n;
}

type Counted = Pick<Tally, "counts" | "toTake" | "toClose">;

const SUMS = [
  "opened",
  "taken",
  "closed",
  "waiting",
  "untaken",
  "children",
  "childrenHelped",
  "falseAlarms",
  "reopened",
  "deadlinesKept",
  "deadlinesMissed",
] as const;

function mergeInto({ counts, toTake, toClose }: Counted, other: Counted): void {
  for (const sum of SUMS) counts[sum] += other.counts[sum];
  for (let cell = 0; cell < CELLS; cell += 1) {
    counts.cells[cell] = (counts.cells[cell] ?? 0) + (other.counts.cells[cell] ?? 0);
    counts.childCells[cell] = (counts.childCells[cell] ?? 0) + (other.counts.childCells[cell] ?? 0);
  }
  toTake.addAll(other.toTake);
  toClose.addAll(other.toClose);
}

function numbersIn({ counts, toTake, toClose }: Counted): Numbers {
  const { cells, childCells, untaken, ...sums } = counts;
  const reach = (limit: number): Reach => ({
    closed: sumOf(cells, (took) => took <= limit),
    of: counts.opened,
    running: sumOf(cells, (took, age) => took === NEVER && age <= limit),
    due: {
      closed: sumOf(cells, (took, age) => took <= limit && age > limit),
      of: sumOf(cells, (_, age) => age > limit),
    },
    children: { closed: sumOf(childCells, (took) => took <= limit), of: counts.children },
  });
  const ever = reach(LATER);
  const whole: Share = { closed: ever.closed, of: ever.of };
  const shares: Record<Limit, Reach> = {
    "24h": reach(0),
    "7d": reach(1),
    "30d": reach(2),
    ever: { ...ever, due: whole },
  };
  return {
    ...sums,
    shares,
    toTake: timesOf(toTake, untaken),
    toClose: timesOf(toClose, counts.opened - counts.closed),
  };
}

function sumOf(cells: Float64Array, fits: (took: number, age: number) => boolean): number {
  let sum = 0;
  for (let took = 0; took <= NEVER; took += 1)
    for (let age = 0; age <= LATER; age += 1) if (fits(took, age)) sum += cells[cellOf(took, age)] ?? 0;
  return sum;
}

function timesOf(times: Durations, running: number): Times {
  const all = times.count + running;
  return {
    done: times.count,
    running,
    medianMs: times.median(),
    p90Ms: times.within(0.9),
    halfMs: times.within(0.5, all),
    mostMs: times.within(0.9, all),
  };
}

/** The numbers of a list of cases. */
export function numbersOf(facts: Iterable<CaseFact>, now: Millis): Numbers {
  const tally = newTally();
  for (const fact of facts) tally.add(countedFact(fact), now);
  return tally.numbers();
}
