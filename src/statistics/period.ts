/** Periods that members name («октябрь», "2026-10", «өткен апта»), and when they begin and end by the clock of the region. */
import { asMillis, type Millis } from "../ids.ts";

export const UNITS = ["day", "week", "month", "quarter", "year"] as const;
export type Unit = (typeof UNITS)[number];

export type NamedPeriod =
  /** The last days up to now, 1 or more. */
  | { readonly kind: "days"; readonly days: number }
  /** From the first of one month to the end of another, 1 to 12, the last one before today where no year is named. */
  | {
      readonly kind: "months";
      readonly first: number;
      readonly last: number;
      readonly year: number | "this" | "last" | null;
    }
  /** Days as YYYY-MM-DD, both included; without a year MM-DD. */
  | { readonly kind: "between"; readonly first: string; readonly last: string }
  | { readonly kind: "year"; readonly year: number }
  /** The calendar's own: `ago` 0 is the present one, 1 the one before. */
  | { readonly kind: "calendar"; readonly unit: Unit; readonly ago: 0 | 1 };

export type Span = { readonly from: Millis; readonly to: Millis };

/** Up to and not including `to`, which is never later than `now`. Null: there is no such time, or it is yet to come. */
export function spanOf(period: NamedPeriod, now: Millis, timeZone: string): Span | null {
  if (period.kind === "days") return { from: asMillis(now - period.days * 86_400_000), to: now };
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const days = daysOf(period, today);
  if (days === null) return null;
  const begin = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds;
  const from = begin(days.first);
  const to = Math.min(begin(days.last.add({ days: 1 })), now);
  return from < to ? { from: asMillis(from), to: asMillis(to) } : null;
}

type Days = { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate };

function daysOf(period: Exclude<NamedPeriod, { kind: "days" }>, today: Temporal.PlainDate): Days | null {
  switch (period.kind) {
    case "year":
      return wholeMonths(period.year, 1, period.year, 12);
    case "months": {
      const { first, last } = period;
      const year = yearOf(period.year, first, today);
      return wholeMonths(year, first, last < first ? year + 1 : year, last);
    }
    case "between": {
      const [first, last] = [dayOf(period.first, today), dayOf(period.last, today)];
      if (first === null || last === null) return null;
      return Temporal.PlainDate.compare(first, last) <= 0 ? { first, last } : earlier(period, first, last);
    }
    case "calendar":
      return calendarDays(period.unit, period.ago, today);
  }
}

function yearOf(named: number | "this" | "last" | null, month: number, today: Temporal.PlainDate): number {
  if (typeof named === "number") return named;
  if (named === null) return month > today.month ? today.year - 1 : today.year;
  return named === "this" ? today.year : today.year - 1;
}

/** «20.12–10.01»: over the turn of the year, where no year was named. */
function earlier(
  { first: typed }: { readonly first: string },
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Days | null {
  return /^\d{4}/.test(typed) ? null : { first: first.subtract({ years: 1 }), last };
}

const wholeMonths = (fromYear: number, from: number, toYear: number, to: number): Days => ({
  first: new Temporal.PlainDate(fromYear, from, 1),
  last: new Temporal.PlainDate(toYear, to, 1).add({ months: 1 }).subtract({ days: 1 }),
});

/** A day without a year is the last one that is not after today. */
function dayOf(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const hasYear = /^\d{4}-/.test(typed);
  try {
    const day = Temporal.PlainDate.from(hasYear ? typed : `${today.year}-${typed}`);
    return hasYear || Temporal.PlainDate.compare(day, today) <= 0 ? day : day.subtract({ years: 1 });
  } catch {
    return null; // the 31st of a short month
  }
}

function calendarDays(unit: Unit, ago: number, today: Temporal.PlainDate): Days {
  const first = firstOf(unit, today);
  const length = {
    day: { days: 1 },
    week: { weeks: 1 },
    month: { months: 1 },
    quarter: { months: 3 },
    year: { years: 1 },
  }[unit];
  const begin = ago === 0 ? first : first.subtract(length);
  return { first: begin, last: begin.add(length).subtract({ days: 1 }) };
}

function firstOf(unit: Unit, today: Temporal.PlainDate): Temporal.PlainDate {
  switch (unit) {
    case "day":
      return today;
    case "week":
      return today.subtract({ days: today.dayOfWeek - 1 });
    case "month":
      return today.with({ day: 1 });
    case "quarter":
      return today.with({ month: 3 * Math.floor((today.month - 1) / 3) + 1, day: 1 });
    case "year":
      return today.with({ month: 1, day: 1 });
  }
}
