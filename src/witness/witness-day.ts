/** The day whose mark of the ledger is due: each morning by the region's clock, or as soon as the bot is up again that day. */

/** Local hour. */
export const WITNESS_HOUR = 8;

/** YYYY-MM-DD; before eight still the day before. Days compare as text, so that a clock set back asks for nothing twice. */
export function witnessDay(now: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const day = local.toPlainDate();
  return (local.hour < WITNESS_HOUR ? day.subtract({ days: 1 }) : day).toString();
}
