import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueAt, type Length } from "../../src/duties/length.ts";
import { allowedFrom, nextMorning, WINDOWS } from "../../src/duties/window.ts";
import { parseCalendar } from "../../src/duties/working-calendar.ts";
import { asMillis } from "../../src/ids.ts";
import * as oracle from "./oracle.ts";

const json = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../templates/calendar-kz.json"), "utf8"));
const calendar = parseCalendar(json());
const quiet = { from: Temporal.PlainTime.from("22:00"), to: Temporal.PlainTime.from("08:00") };
const ZONES = ["Asia/Almaty", "Asia/Qyzylorda"] as const;
const when = (text: string) => asMillis(Date.parse(text));
const iso = (at: number) => new Date(at).toISOString();
const shymkent = { calendar, timeZone: "Asia/Almaty" };

describe("the working calendar", () => {
  test("has as many worked days a month as were published or computed", () => {
    const BY_MONTH = {
      2024: [21, 21, 17, 22, 20, 20, 22, 21, 21, 22, 21, 21],
      2025: [20, 20, 17, 22, 19, 20, 22, 21, 21, 22, 20, 22],
      2026: [19, 20, 18, 22, 17, 22, 22, 21, 22, 21, 21, 22],
      2027: [18, 20, 18, 22, 18, 22, 21, 22, 22, 20, 22, 22],
    };
    for (const [year, months] of Object.entries(BY_MONTH))
      months.forEach((days, i) => {
        const first = Temporal.PlainDate.from({ year: Number(year), month: i + 1, day: 1 });
        const all = Array.from({ length: first.daysInMonth }, (_, n) => first.add({ days: n }));
        expect(all.filter(calendar.isWorked).length, `${year}-${i + 1}`).toBe(days);
      });
  });

  test("works on a Saturday and a Sunday whose day off was moved, and not on the day it was moved to", () => {
    const worked = (day: string) => calendar.isWorked(Temporal.PlainDate.from(day));
    expect([worked("2024-05-04"), worked("2024-05-08")]).toEqual([true, false]);
    expect([worked("2025-01-05"), worked("2025-01-03")]).toEqual([true, false]);
  });

  test("of a year without one, counts weekends and fixed holidays, and says so", () => {
    expect([2026, 2027, 2028].map(calendar.certainty)).toEqual(["official", "computed", "fixed"]);
    const worked = (day: string) => calendar.isWorked(Temporal.PlainDate.from(day));
    expect(["2028-03-15", "2028-03-25", "2028-03-16", "2023-08-30"].map(worked)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  test("a file with a day of another year, hours that overlap or a day that is none is refused", () => {
    const years = { "2026": { status: "official", note: "", days_off: [], worked: ["2025-01-05"] } };
    expect(() => parseCalendar({ ...json(), years })).toThrow("2025-01-05 is not a day of 2026");
    const hours = [
      ["09:00", "13:00"],
      ["12:00", "18:00"],
    ];
    expect(() => parseCalendar({ ...json(), hours })).toThrow("follow one another");
    expect(() => parseCalendar({ ...json(), fixed: [{ day: "13-01", name: "none" }] })).toThrow(
      "written as 12-16",
    );
  });
});

describe("a deadline is over", () => {
  test("of one working day, when work ends on the next worked day", () => {
    // Friday before the long weekend of 8 March 2026: Tuesday.
    expect(iso(dueAt(when("2026-03-06T05:00Z"), { working_days: 1 }, shymkent))).toBe(
      "2026-03-10T13:00:00.000Z",
    );
    expect(iso(dueAt(when("2024-05-03T05:00Z"), { working_days: 1 }, shymkent))).toBe(
      "2024-05-04T13:00:00.000Z",
    );
  });

  test("of working hours, after that many hours of work: nights, weekends and the pause do not count", () => {
    // Friday 27 November 2026, 17:30: half an hour on Friday, the rest on Monday.
    expect(iso(dueAt(when("2026-11-27T12:30Z"), { working_hours: 5 }, shymkent))).toBe(
      "2026-11-30T09:30:00.000Z",
    );
  });

  test("of days and months, at the same local time; of a day that the month has not, on its last", () => {
    expect(iso(dueAt(when("2026-11-27T12:30Z"), { calendar_days: 3 }, shymkent))).toBe(
      "2026-11-30T12:30:00.000Z",
    );
    expect(iso(dueAt(when("2026-08-31T04:00Z"), { months: 6 }, shymkent))).toBe("2027-02-28T04:00:00.000Z");
  });

  test("at once, after the minutes in which Dabyl waits before it reminds", () => {
    expect(dueAt(when("2026-11-27T20:00Z"), { at_once_minutes: 60 }, shymkent)).toBe(
      when("2026-11-27T21:00Z"),
    );
  });
});

/** Whole minutes from December 2023 to January 2029: five written years' edges, years without a calendar, the change of zone. */
const FROM = Date.UTC(2023, 11, 1) / 60_000;
const TO = Date.UTC(2029, 0, 31) / 60_000;
const anyMinute = fc.integer({ min: FROM, max: TO });
/** Around days that were moved, holidays in lieu, the new year and the change of the time zone. */
const SPECIAL = [
  "2024-03-01",
  "2024-05-04",
  "2024-05-08",
  "2025-01-05",
  "2025-01-03",
  "2026-08-31",
  "2027-03-15",
  "2027-12-31",
];
const nearSpecial = fc
  .tuple(fc.constantFrom(...SPECIAL), fc.integer({ min: -6 * 1440, max: 3 * 1440 }))
  .map(([day, minutes]) => Date.parse(`${day}T00:00:00Z`) / 60_000 + minutes);
const start = fc.oneof(anyMinute, nearSpecial).map((minute) => asMillis(minute * 60_000));
const zone = fc.constantFrom(...ZONES);
const length: fc.Arbitrary<Length> = fc.oneof(
  fc.record({ working_days: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ working_hours: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ calendar_days: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ months: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ at_once_minutes: fc.integer({ min: 1, max: 600 }) }),
);

describe("the oracle agrees", () => {
  test("on 10,000 random deadlines, moved days among them", () => {
    fc.assert(
      fc.property(start, length, zone, (from, long, timeZone) => {
        const over = dueAt(from, long, { calendar, timeZone });
        expect(iso(over)).toBe(iso(oracle.due(from, long, timeZone)));
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  test("on when reminders may be sent, and when the next working morning is", () => {
    fc.assert(
      fc.property(start, fc.constantFrom(...WINDOWS), zone, (from, window, timeZone) => {
        const where = { calendar, timeZone };
        expect(iso(allowedFrom(from, window, quiet, where))).toBe(
          iso(oracle.allowed(from, window, timeZone)),
        );
        expect(iso(nextMorning(from, where))).toBe(iso(oracle.morning(from, timeZone)));
      }),
      { numRuns: 2_000 },
    );
  }, 120_000);
});

describe("whatever the start", () => {
  test("a longer deadline is over later, a later start never earlier, and none before it began", () => {
    fc.assert(
      fc.property(start, start, fc.integer({ min: 1, max: 20 }), (one, other, n) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        const days = (from: typeof one, many: number) => dueAt(from, { working_days: many }, shymkent);
        expect(days(early, n + 1)).toBeGreaterThan(days(early, n));
        expect(days(late, n)).toBeGreaterThanOrEqual(days(early, n));
        expect(days(early, n)).toBeGreaterThan(early);
      }),
    );
  });

  test("quiet hours that do not go over midnight are kept as well", () => {
    const noon = { from: Temporal.PlainTime.from("12:00"), to: Temporal.PlainTime.from("14:00") };
    const at = (time: string) => iso(allowedFrom(when(`2026-11-22T${time}Z`), "waking", noon, shymkent));
    expect([at("06:59"), at("07:00"), at("08:59"), at("09:00")]).toEqual([
      "2026-11-22T06:59:00.000Z",
      "2026-11-22T09:00:00.000Z",
      "2026-11-22T09:00:00.000Z",
      "2026-11-22T09:00:00.000Z",
    ]);
  });
});
