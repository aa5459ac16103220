/** Periods of the calendar, by the clock of the region. */
import { describe, expect, test } from "vitest";
import { asMillis } from "../../src/ids.ts";
import { type NamedPeriod, spanOf } from "../../src/statistics/period.ts";
import { digestMonday } from "../../src/statistics/weekly.ts";

/** Sunday, 22 November 2026, 14:00 in Almaty (UTC+5). */
const NOW = asMillis(Date.UTC(2026, 10, 22, 9));
const HOURS = 3_600_000;

/** First and last day as an inhabitant of Almaty reads them, and whether the end is now. */
function days(period: NamedPeriod, now = NOW): string | null {
  const span = spanOf(period, now, "Asia/Almaty");
  if (span === null) return null;
  const day = (at: number) => new Date(at + 5 * HOURS).toISOString().slice(0, 10);
  return `${day(span.from)} to ${span.to === now ? "now" : day(span.to - 1)}`;
}

describe("a named period", () => {
  test.each<[NamedPeriod, string | null]>([
    [{ kind: "days", days: 7 }, "2026-11-15 to now"],
    [{ kind: "months", first: 10, last: 10, year: null }, "2026-10-01 to 2026-10-31"],
    [{ kind: "months", first: 12, last: 12, year: null }, "2025-12-01 to 2025-12-31"],
    [{ kind: "months", first: 11, last: 11, year: null }, "2026-11-01 to now"],
    [{ kind: "months", first: 9, last: 10, year: 2024 }, "2024-09-01 to 2024-10-31"],
    [{ kind: "months", first: 12, last: 2, year: null }, "2025-12-01 to 2026-02-28"],
    [{ kind: "months", first: 12, last: 12, year: 2026 }, null],
    [{ kind: "months", first: 3, last: 3, year: "last" }, "2025-03-01 to 2025-03-31"],
    [{ kind: "months", first: 3, last: 3, year: "this" }, "2026-03-01 to 2026-03-31"],
    [{ kind: "months", first: 10, last: 12, year: null }, "2026-10-01 to now"],
    [{ kind: "calendar", unit: "day", ago: 0 }, "2026-11-22 to now"],
    [{ kind: "calendar", unit: "day", ago: 1 }, "2026-11-21 to 2026-11-21"],
    [{ kind: "year", year: 2025 }, "2025-01-01 to 2025-12-31"],
    [{ kind: "year", year: 2026 }, "2026-01-01 to now"],
    [{ kind: "between", first: "2026-10-01", last: "2026-10-15" }, "2026-10-01 to 2026-10-15"],
    [{ kind: "between", first: "10-01", last: "10-15" }, "2026-10-01 to 2026-10-15"],
    [{ kind: "between", first: "12-20", last: "01-10" }, "2025-12-20 to 2026-01-10"],
    [{ kind: "between", first: "11-01", last: "10-15" }, "2025-11-01 to 2026-10-15"],
    [{ kind: "between", first: "2026-10-15", last: "2026-10-01" }, null],
    [{ kind: "between", first: "2026-02-31", last: "2026-03-01" }, null],
    [{ kind: "between", first: "99-99", last: "10-01" }, null],
    [{ kind: "calendar", unit: "week", ago: 0 }, "2026-11-16 to now"],
    [{ kind: "calendar", unit: "week", ago: 1 }, "2026-11-09 to 2026-11-15"],
    [{ kind: "calendar", unit: "month", ago: 1 }, "2026-10-01 to 2026-10-31"],
    [{ kind: "calendar", unit: "quarter", ago: 0 }, "2026-10-01 to now"],
    [{ kind: "calendar", unit: "quarter", ago: 1 }, "2026-07-01 to 2026-09-30"],
    [{ kind: "calendar", unit: "year", ago: 1 }, "2025-01-01 to 2025-12-31"],
  ])("%j is %s", (period, span) => {
    expect(days(period)).toBe(span);
  });
});

describe("the weekly digest", () => {
  const monday = (utc: number, zone = "Asia/Almaty") => digestMonday(utc, zone);
  test("is due on Monday at nine by the region's clock, and belongs to that Monday until the next one", () => {
    const nine = Date.UTC(2026, 10, 23, 4);
    expect(monday(nine - 1)).toBe("2026-11-16");
    expect(monday(nine)).toBe("2026-11-23");
    expect(monday(nine + 6 * 24 * HOURS)).toBe("2026-11-23");
    expect(monday(nine + 7 * 24 * HOURS)).toBe("2026-11-30");
  });

  test("is due in each region by its own clock", () => {
    // In May 2023 Almaty was an hour ahead of Kyzylorda: 9:00 here, 8:00 there.
    const nine = Date.UTC(2023, 4, 15, 3);
    expect(monday(nine)).toBe("2023-05-15");
    expect(monday(nine, "Asia/Qyzylorda")).toBe("2023-05-08");
  });
});
