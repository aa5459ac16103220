/** When the weekly digest is due: Monday morning by the region's clock, or as soon as the bot is up again that week. */

/** Local hour. */
export const DIGEST_HOUR = 9;

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
