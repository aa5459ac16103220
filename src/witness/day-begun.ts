/** The day of something that comes once a day: from this local hour on, or as soon as the bot is up again that day. */

/** YYYY-MM-DD; before the hour still the day before. Days compare as text, so that a clock set back asks for nothing twice. */
export function dayBegun(now: number, timeZone: string, hour: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const day = local.toPlainDate();
  return (local.hour < hour ? day.subtract({ days: 1 }) : day).toString();
}
