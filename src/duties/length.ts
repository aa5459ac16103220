/** How long a deadline is, and when it is over: the one place where law's days and hours become a moment. */
import { z } from "zod";
import { asMillis, type Millis } from "../ids.ts";
import { localOf, momentOf, plus, type Where } from "./local-time.ts";
import { closesAt, nextWorked, workedDays } from "./working-calendar.ts";

const Count = z.number().int().min(1);
export const Length = z.union(
  [
    z.strictObject({ working_days: Count }),
    z.strictObject({ working_hours: Count }),
    z.strictObject({ calendar_days: Count }),
    z.strictObject({ months: Count }),
    /** "At once": the source gives no length; after so many minutes Dabyl reminds and counts it as missed. */
    z.strictObject({ at_once_minutes: Count }),
  ],
  {
    error:
      "a length is one of working_days, working_hours, calendar_days, months, at_once_minutes, with a whole number from 1",
  },
);
export type Length = z.infer<typeof Length>;

/**
 * - working days: the day of the start is not counted; over when work ends on the last day.
 * - working hours: counted only while work goes on, from the start.
 * - calendar days and months: over at the same local time; a day that the month has not is its last.
 */
export function dueAt(start: Millis, length: Length, where: Where): Millis {
  const local = localOf(start, where);
  if ("working_days" in length) {
    const day = workedDays(local.toPlainDate(), length.working_days, where.calendar);
    return momentOf(day, closesAt(where.calendar), where);
  }
  if ("working_hours" in length) return afterWorkingHours(start, length.working_hours, where);
  if ("calendar_days" in length) return asMillis(local.add({ days: length.calendar_days }).epochMilliseconds);
  if ("months" in length) return asMillis(local.add({ months: length.months }).epochMilliseconds);
  return plus(start, length.at_once_minutes * 60_000);
}

function afterWorkingHours(start: Millis, hours: number, where: Where): Millis {
  const { calendar } = where;
  let left = hours * 3_600_000;
  let day = localOf(start, where).toPlainDate();
  if (!calendar.isWorked(day)) day = nextWorked(day, calendar);
  for (;;) {
    for (const [opens, closes] of calendar.hours) {
      const from = Math.max(start, momentOf(day, opens, where));
      const open = momentOf(day, closes, where) - from;
      if (open >= left) return asMillis(from + left);
      if (open > 0) left -= open;
    }
    day = nextWorked(day, calendar);
  }
}
