/** Moments and the region's clock: where and how working time is counted. */
import { asMillis, type Millis } from "../ids.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** The calendar, and the time zone of the region (IANA name). */
export type Where = { readonly calendar: WorkingCalendar; readonly timeZone: string };

export const localOf = (at: Millis, { timeZone }: Where): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** Where a local time comes twice, the first; where it never comes, as long after as the clock was put on. */
export const momentOf = (
  day: Temporal.PlainDate,
  plainTime: Temporal.PlainTime,
  { timeZone }: Where,
): Millis => asMillis(day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);

export const plus = (at: Millis, ms: number): Millis => asMillis(at + ms);
