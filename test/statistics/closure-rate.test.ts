/** Closure rates, counted by hand beside the code. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asMillis } from "../../src/ids.ts";
import { rate } from "../../src/statistics/closure-rate.ts";
import { numbersOf } from "../../src/statistics/tally.ts";
import { DAY, fact, HOUR, OPENED } from "./facts-for-tests.ts";

/** Long after everything: no time is running. */
const LATER = asMillis(OPENED + 400 * DAY);

describe("the numbers of a cohort", () => {
  test("of no case are nought, and have no times", () => {
    const nothing = { closed: 0, of: 0 };
    const reach = { ...nothing, running: 0, due: nothing, children: nothing };
    const times = { done: 0, running: 0, medianMs: null, p90Ms: null, halfMs: null, mostMs: null };
    expect(numbersOf([], LATER)).toEqual({
      opened: 0,
      taken: 0,
      closed: 0,
      waiting: 0,
      children: 0,
      childrenHelped: 0,
      falseAlarms: 0,
      reopened: 0,
      deadlinesKept: 0,
      deadlinesMissed: 0,
      shares: { "24h": reach, "7d": reach, "30d": reach, ever: reach },
      toTake: times,
      toClose: times,
    });
  });

  test("count cases and children, each for itself", () => {
    const facts = [
      fact({}, { children: 2, deadlinesMissed: 1 }),
      fact({ taken: HOUR }, { children: 3 }),
      fact(
        { taken: HOUR, closed: 2 * HOUR },
        { children: 1, childrenHelped: 1, outcome: "placed", deadlinesKept: 2 },
      ),
      fact({ taken: 3 * HOUR, closed: 4 * HOUR }, { outcome: "false_alarm", reopened: 2 }),
      fact({ closed: 6 * HOUR }, { outcome: "duplicate" }),
      fact({ taken: HOUR }, { state: "open", reopened: 1 }),
    ];
    const numbers = numbersOf(facts, LATER);
    expect(numbers).toMatchObject({
      opened: 6,
      taken: 4,
      closed: 3,
      waiting: 2,
      children: 6,
      childrenHelped: 1,
      falseAlarms: 1,
      reopened: 2,
      deadlinesKept: 2,
      deadlinesMissed: 1,
      toTake: { done: 4, running: 1, medianMs: HOUR },
      toClose: { done: 3, running: 3, medianMs: 4 * HOUR },
    });
    expect(numbers.shares["24h"]).toMatchObject({ closed: 3, of: 6, children: { closed: 1, of: 6 } });
  });

  test("count a closing at the limit sharp as in time, and one a moment later not", () => {
    const closedAfter = [DAY, DAY + 1, 7 * DAY, 7 * DAY + 1, 30 * DAY, 30 * DAY + 1];
    const { shares } = numbersOf([fact(), ...closedAfter.map((closed) => fact({ closed }))], LATER);
    expect(shares).toMatchObject({
      "24h": { closed: 1, of: 7, running: 0, due: { closed: 1, of: 7 } },
      "7d": { closed: 3, of: 7, running: 0, due: { closed: 3, of: 7 } },
      "30d": { closed: 5, of: 7, running: 0, due: { closed: 5, of: 7 } },
      ever: { closed: 6, of: 7, running: 1, due: { closed: 6, of: 7 } },
    });
  });

  test("a longer time never has a lower rate, and all have the whole cohort below the line", () => {
    const facts = fc.array(
      fc
        .option(fc.integer({ min: 0, max: 60 * DAY }))
        .map((closed) => fact(closed === null ? {} : { closed })),
    );
    fc.assert(
      fc.property(facts, (cohort) => {
        const { shares } = numbersOf(cohort, LATER);
        const inOrder = [shares["24h"], shares["7d"], shares["30d"], shares.ever];
        expect(inOrder.map(({ of }) => of)).toEqual(inOrder.map(() => cohort.length));
        expect(inOrder.map(({ closed }) => closed)).toEqual(
          inOrder.map(({ closed }) => closed).sort((a, b) => a - b),
        );
      }),
    );
  });
});

describe("a case whose time is not up", () => {
  test("of three hours is neither in nor out of the 24 hours, and is shown as running", () => {
    const now = asMillis(OPENED + 3 * HOUR);
    const { shares } = numbersOf([fact({ taken: HOUR })], now);
    expect(shares["24h"]).toMatchObject({ closed: 0, of: 1, running: 1, due: { closed: 0, of: 0 } });
  });

  test("is due from the very moment on when its time is up", () => {
    const at = (age: number) => numbersOf([fact()], asMillis(OPENED + age)).shares["24h"];
    expect(at(DAY - 1)).toMatchObject({ running: 1, due: { of: 0 } });
    expect(at(DAY)).toMatchObject({ running: 0, due: { closed: 0, of: 1 } });
  });

  test("counts as closed when it is, but is not due before: the true rate is of cases of one age", () => {
    const young = fact({ closed: HOUR }, { openedAt: asMillis(OPENED + 9 * DAY) });
    const old = [fact(), fact({ closed: 2 * DAY })];
    const { shares } = numbersOf([young, ...old], asMillis(OPENED + 9 * DAY + 2 * HOUR));
    expect(shares["24h"]).toMatchObject({ closed: 1, of: 3, running: 0, due: { closed: 0, of: 2 } });
    expect(shares["7d"]).toMatchObject({ closed: 2, of: 3, running: 0, due: { closed: 1, of: 2 } });
  });

  test("every case is closed in time, running, or over; at any moment, under any limit", () => {
    const cohort = fc.array(
      fc.record({
        age: fc.integer({ min: 0, max: 40 * DAY }),
        closed: fc.option(fc.integer({ min: 0, max: 40 * DAY })),
      }),
    );
    fc.assert(
      fc.property(cohort, (cases) => {
        const now = OPENED + 40 * DAY;
        const facts = cases.map(({ age, closed }) =>
          fact(closed === null || closed > age ? {} : { closed }, { openedAt: asMillis(now - age) }),
        );
        for (const limit of ["24h", "7d", "30d"] as const) {
          const { closed, of, running, due } = numbersOf(facts, asMillis(now)).shares[limit];
          const over = due.of - due.closed;
          expect(over).toBeGreaterThanOrEqual(0);
          // A case that was closed late before its time was up does not exist.
          expect(closed + running + over).toBe(of);
        }
      }),
    );
  });
});

test("a rate is a share from 0 to 1, and none where there is nothing to share", () => {
  expect(rate({ closed: 3, of: 4 })).toBe(0.75);
  expect(rate({ closed: 0, of: 4 })).toBe(0);
  expect(rate({ closed: 0, of: 0 })).toBeNull();
});
