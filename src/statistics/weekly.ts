/** When the weekly digest is due: Monday morning by the region's clock, or as soon as the bot is up again that week. */

import { asMillis, type Millis } from "../ids.ts";
import type { Span } from "./period.ts";

/** Local hour. */
export const DIGEST_HOUR = 9;

/** The first Monday morning after `now`, milliseconds. */
export function nextDigest(now: Millis, timeZone: string): Millis {
  const monday = Temporal.PlainDate.from(digestMonday(now, timeZone)).add({ days: 7 });
  return asMillis(monday.toZonedDateTime({ timeZone, plainTime: { hour: DIGEST_HOUR } }).epochMilliseconds);
}

/** The week before the Monday whose digest is due. */
export function digestWeek(now: Millis, timeZone: string): Span {
  const monday = Temporal.PlainDate.from(digestMonday(now, timeZone));
  const begin = (day: Temporal.PlainDate) => asMillis(day.toZonedDateTime(timeZone).epochMilliseconds);
  return { from: begin(monday.subtract({ days: 7 })), to: begin(monday) };
}

/**
 * The Monday (YYYY-MM-DD) whose digest is due now, the numbers of the week before it (on a Monday before nine still the last one).
 * A digest belongs to its Monday: who keeps the last one that was sent sends none twice, and after weeks away only the newest.
 */
export function digestMonday(now: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const monday = local.toPlainDate().subtract({ days: local.dayOfWeek - 1 });
  const isBefore = local.dayOfWeek === 1 && local.hour < DIGEST_HOUR;
  return (isBefore ? monday.subtract({ days: 7 }) : monday).toString();
}
