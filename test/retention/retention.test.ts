import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CATEGORIES } from "../../src/case/fields.ts";
import { OUTCOMES } from "../../src/case/report.ts";
import { asMillis } from "../../src/ids.ts";
import { firstClosing } from "../../src/retention/first-closing.ts";
import {
  earliest,
  goesNow,
  lengthsFor,
  parseRetention,
  sealedUntil,
  wordsUntil,
} from "../../src/retention/retention.ts";

const shipped: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../templates/retention.json"), "utf8"),
);
const usual = parseRetention(shipped);
const ZONE = "Asia/Almaty";
const day = (iso: string) => asMillis(Date.parse(`${iso}T12:00:00+05:00`));
const once = (iso: string) => ({ first: day(iso), last: day(iso) });
const PLACED = { category: "begging", outcome: "placed" } as const;
const FALSE_ALARM = { category: "begging", outcome: "false_alarm" } as const;

describe("how long words are kept", () => {
  test("twelve months after closing, sealed details ninety days; a false alarm three months and seven days", () => {
    expect(wordsUntil(PLACED, once("2026-11-22"), usual, ZONE)).toBe(day("2027-11-22"));
    expect(sealedUntil(PLACED, once("2026-11-22"), usual, ZONE)).toBe(day("2027-02-20"));
    expect(wordsUntil(FALSE_ALARM, once("2026-11-22"), usual, ZONE)).toBe(day("2027-02-22"));
    expect(sealedUntil(FALSE_ALARM, once("2026-11-22"), usual, ZONE)).toBe(day("2026-11-29"));
  });

  test("months are of the calendar: a month that is shorter ends with its last day", () => {
    expect(wordsUntil(FALSE_ALARM, once("2026-11-30"), usual, ZONE)).toBe(day("2027-02-28"));
  });

  test("reopening does not move the day", () => {
    const closings = { first: day("2026-11-22"), last: day("2027-03-01") };
    expect(wordsUntil(PLACED, closings, usual, ZONE)).toBe(day("2027-11-22"));
  });

  test("a case that closes again near or after its day has thirty days more", () => {
    const closings = { first: day("2026-11-22"), last: day("2027-12-01") };
    expect(wordsUntil(PLACED, closings, usual, ZONE)).toBe(day("2027-12-31"));
  });

  test("the first rule that fits counts, and what it leaves out comes from the default", () => {
    const retention = parseRetention({
      ...usual,
      about: "invented",
      rules: [
        { if: { category: ["trafficking"], outcome: ["placed"] }, words_months: 60 },
        { if: { category: ["trafficking"] }, sealed_days: 30 },
        { if: {}, words_months: 6 },
      ],
    });
    const lengths = (category: "trafficking" | "unknown", outcome: "placed" | null) =>
      lengthsFor({ category, outcome }, retention);
    expect(lengths("trafficking", "placed")).toEqual({ words_months: 60, sealed_days: 90 });
    expect(lengths("trafficking", null)).toEqual({ words_months: 12, sealed_days: 30 });
    expect(lengths("unknown", "placed")).toEqual({ words_months: 6, sealed_days: 90 });
  });

  test("what may be due is never missed by looking only at what closed early enough", () => {
    const kept = fc.record({
      category: fc.constantFrom(...CATEGORIES),
      outcome: fc.constantFrom(...OUTCOMES),
    });
    const closed = fc
      .integer({ min: 0, max: 2_000 })
      .map((n) => asMillis(day("2020-02-29") + n * 40_000_000));
    fc.assert(
      fc.property(kept, closed, fc.integer({ min: 0, max: 10 ** 11 }), (one, first, passed) => {
        const now = asMillis(first + passed);
        const closings = { first, last: first };
        const due = Math.min(wordsUntil(one, closings, usual, ZONE), sealedUntil(one, closings, usual, ZONE));
        expect(due > now || first <= earliest(now, usual)).toBe(true);
      }),
    );
  });

  test("what goes now is what the calendar says, whatever was counted before it was asked", () => {
    const kept = fc.record({
      category: fc.constantFrom(...CATEGORIES),
      outcome: fc.constantFrom(...OUTCOMES),
      hasDetails: fc.boolean(),
      first: fc.integer({ min: 0, max: 2_000 }).map((n) => asMillis(day("2020-02-29") + n * 40_000_000)),
      open: fc.integer({ min: 0, max: 10 ** 10 }),
    });
    // Close to the day as well, to the millisecond; in Troll the clocks are put forward by two hours.
    const now = fc.tuple(fc.constantFrom("words", "sealed", "any"), fc.integer({ min: -2, max: 10 ** 11 }));
    fc.assert(
      fc.property(
        kept,
        now,
        fc.constantFrom(ZONE, "Antarctica/Troll"),
        ({ first, open, ...one }, [by, n], zone) => {
          const closings = { first, last: asMillis(first + open) };
          const words = wordsUntil(one, closings, usual, zone);
          const sealed = sealedUntil(one, closings, usual, zone);
          const base = { words, sealed, any: first }[by];
          const at = asMillis(base + (by === "any" ? n : (n % 3) - 1));
          const due = words <= at ? "words" : one.hasDetails && sealed <= at ? "details" : null;
          expect(goesNow({ ...one, closings }, at, usual, zone)).toBe(due);
        },
      ),
    );
  });

  test.each([
    ["a length of no months", { default: { words_months: 0, sealed_days: 90 } }, "default.words_months"],
    [
      "an outcome that does not exist",
      { rules: [{ if: { outcome: ["lost"] }, words_months: 1 }] },
      "rules.0.if.outcome.0",
    ],
    ["a rule that says nothing", { rules: [{ if: { outcome: ["placed"] } }] }, "rules.0"],
    ["a word that nobody knows", { forever: true }, ""],
  ])("%s is refused, and its place is told", (_what, change, place) => {
    const wrong = () => parseRetention({ ...usual, about: "invented", ...change });
    expect(wrong).toThrow(
      expect.objectContaining({
        issues: expect.arrayContaining([expect.objectContaining({ path: place === "" ? [] : path(place) })]),
      }),
    );
  });
});

const path = (place: string) => place.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));

describe("the first closing", () => {
  const turn = (kind: string, closedAt?: number | null) => ({
    kind,
    closedAt: typeof closedAt === "number" ? asMillis(closedAt) : closedAt,
  });
  const opened = turn("opened", null);
  test.each([
    ["never closed", [opened, turn("taken")], null],
    ["closed once", [opened, turn("taken"), turn("closed", 5)], 5],
    [
      "closed, reopened, closed again",
      [opened, turn("closed", 5), turn("reopened", null), turn("closed", 9)],
      5,
    ],
    ["closed, taken back, closed", [opened, turn("closed", 5), turn("undone", null), turn("closed", 9)], 9],
    [
      "closed, reopened, the reopening taken back",
      [opened, turn("closed", 5), turn("reopened", null), turn("undone", 5)],
      5,
    ],
    [
      "closed, reopened, closed, that taken back, closed",
      [
        opened,
        turn("closed", 5),
        turn("reopened", null),
        turn("closed", 7),
        turn("undone", null),
        turn("closed", 9),
      ],
      5,
    ],
  ])("%s", (_what, turns, first) => {
    expect(firstClosing(turns)).toBe(first);
  });
});
