/** The calendar month in which a case was opened, by the clock of its region. */
import type { Millis, RegionId } from "../ids.ts";

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
  const first = day.with({ day: 1 });
  const begin = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
  return { name: day.toPlainYearMonth().toString(), from: begin(first), to: begin(first.add({ months: 1 })) };
}
