/** The calendar month in which a case was opened, by the clock of its region. */
import { asMillis, type Millis, type RegionId } from "../ids.ts";

/** YYYY-MM. `timeZoneOf`: IANA name. Made once for many cases: cases of one month of one region come one after another. */
export function monthFinder(timeZoneOf: (region: RegionId) => string): (of: Opened) => string {
  const last = new Map<RegionId, Month>();
  return ({ region, openedAt }) => {
    const known = last.get(region);
    if (known !== undefined && openedAt >= known.from && openedAt < known.to) return known.name;
    const month = monthAt(openedAt, timeZoneOf(region));
    last.set(region, month);
    return month.name;
  };
}

type Opened = { readonly region: RegionId; readonly openedAt: Millis };
type Month = { readonly name: string; readonly from: number; readonly to: number };

function monthAt(at: Millis, timeZone: string): Month {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  const name = day.toPlainYearMonth().toString();
  return { name, ...monthBounds(name, timeZone) };
}

/** From the first moment of a month (YYYY-MM) to that of the next, in a time zone. */
export function monthBounds(month: string, timeZone: string): { readonly from: Millis; readonly to: Millis } {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const begin = (date: Temporal.PlainDate) => asMillis(date.toZonedDateTime(timeZone).epochMilliseconds);
  return { from: begin(first), to: begin(first.add({ months: 1 })) };
}

/** All months from one to another, YYYY-MM, both included; none where the second comes first. */
export function monthsFrom(first: string, last: string): readonly string[] {
  const end = Temporal.PlainYearMonth.from(last);
  const months: string[] = [];
  for (let month = Temporal.PlainYearMonth.from(first); Temporal.PlainYearMonth.compare(month, end) <= 0; ) {
    months.push(month.toString());
    month = month.add({ months: 1 });
  }
  return months;
}
