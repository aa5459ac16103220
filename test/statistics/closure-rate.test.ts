/** Closure rates, counted by hand beside the code. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeCode } from "../../src/case/code.ts";
import { asMillis, asRegionId } from "../../src/ids.ts";
import { median, numbersOf, rate } from "../../src/statistics/closure-rate.ts";
import type { CaseFact } from "../../src/statistics/fact.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OPENED = Date.UTC(2026, 10, 2);

/** An untouched case; `after` are milliseconds from the opening. */
function fact(after: { taken?: number; closed?: number } = {}, more: Partial<CaseFact> = {}): CaseFact {
  const { taken, closed } = after;
  return {
    code: makeCode([1, 2, 3, 4, 5, 6]),
    region: asRegionId("shymkent"),
    category: "begging",
    urgency: "amber",
    state: closed !== undefined ? "closed" : taken !== undefined ? "taken" : "open",
    children: null,
    openedAt: asMillis(OPENED),
    takenAt: taken === undefined ? null : asMillis(OPENED + taken),
    closedAt: closed === undefined ? null : asMillis(OPENED + closed),
    postedKind: "ngo",
    takerOrg: null,
    takerKind: null,
    outcome: null,
    childrenHelped: null,
    reopened: 0,
    deadlinesKept: 0,
    deadlinesMissed: 0,
    ...more,
  };
}

describe("the numbers of a cohort", () => {
  test("of no case are nought, and have no median", () => {
    expect(numbersOf([])).toEqual({
      opened: 0,
      taken: 0,
      closed: 0,
      waiting: 0,
      children: 0,
      childrenHelped: 0,
      falseAlarms: 0,
      reopened: 0,
      shares: {
        "24h": { closed: 0, of: 0 },
        "7d": { closed: 0, of: 0 },
        "30d": { closed: 0, of: 0 },
        ever: { closed: 0, of: 0 },
      },
      medianToTakeMs: null,
      medianToCloseMs: null,
    });
  });

  test("count cases and children, each for itself", () => {
    const facts = [
      fact({}, { children: 2 }),
      fact({ taken: HOUR }, { children: 3 }),
      fact({ taken: HOUR, closed: 2 * HOUR }, { children: 1, childrenHelped: 1, outcome: "placed" }),
      fact({ taken: 3 * HOUR, closed: 4 * HOUR }, { outcome: "false_alarm", reopened: 2 }),
      fact({ closed: 6 * HOUR }, { outcome: "duplicate" }),
      fact({ taken: HOUR }, { state: "open", reopened: 1 }),
    ];
    expect(numbersOf(facts)).toMatchObject({
      opened: 6,
      taken: 4,
      closed: 3,
      waiting: 2,
      children: 6,
      childrenHelped: 1,
      falseAlarms: 1,
      reopened: 2,
      medianToTakeMs: HOUR,
      medianToCloseMs: 4 * HOUR,
    });
  });

  test("count a closing at the limit sharp as in time, and one a moment later not", () => {
    const closedAfter = [DAY, DAY + 1, 7 * DAY, 7 * DAY + 1, 30 * DAY, 30 * DAY + 1];
    const { shares } = numbersOf([fact(), ...closedAfter.map((closed) => fact({ closed }))]);
    expect(shares).toEqual({
      "24h": { closed: 1, of: 7 },
      "7d": { closed: 3, of: 7 },
      "30d": { closed: 5, of: 7 },
      ever: { closed: 6, of: 7 },
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
        const { shares } = numbersOf(cohort);
        const inOrder = [shares["24h"], shares["7d"], shares["30d"], shares.ever];
        expect(inOrder.map(({ of }) => of)).toEqual(inOrder.map(() => cohort.length));
        expect(inOrder.map(({ closed }) => closed)).toEqual(
          inOrder.map(({ closed }) => closed).sort((a, b) => a - b),
        );
      }),
    );
  });
});

describe("the median", () => {
  test.each([
    [[], null],
    [[5], 5],
    [[9, 1], 5],
    [[9, 1, 2], 2],
    [[10, 2, 9, 1], 5.5],
    [[100, 20, 3], 20],
  ])("of %j is %j", (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  test("leaves the values in their order", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

test("a rate is a share from 0 to 1, and none where there is nothing to share", () => {
  expect(rate({ closed: 3, of: 4 })).toBe(0.75);
  expect(rate({ closed: 0, of: 4 })).toBe(0);
  expect(rate({ closed: 0, of: 0 })).toBeNull();
});
