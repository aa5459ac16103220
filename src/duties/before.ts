/** The moments of reminders before a deadline is over. */
import type { Millis } from "../ids.ts";
import type { Before } from "./deadlines.ts";
import type { Clock } from "./duties.ts";
import { localOf, momentOf, plus, type Where } from "./local-time.ts";
import { nextWorked, opensAt, workedDays } from "./working-calendar.ts";

/** Null for one that would come before the deadline began, or after its end: there is nothing to remind of. */
export function beforeMoments(
  { startedAt, due }: Clock,
  list: readonly Before[],
  where: Where,
): readonly (Millis | null)[] {
  return list.map((before) => {
    const at = momentBefore(due, before, where);
    return at > startedAt && at < due ? at : null;
  });
}

/** Days before are mornings of work; minutes before are counted back from the end, which is one of work or of the day. */
function momentBefore(due: Millis, before: Before, where: Where): Millis {
  const { calendar } = where;
  if ("minutes" in before) return plus(due, -before.minutes * 60_000);
  const day = localOf(due, where).toPlainDate();
  if ("working_days" in before)
    return momentOf(workedDays(day, before.working_days, calendar, -1), opensAt(calendar), where);
  const early = day.subtract({ days: before.calendar_days });
  return momentOf(
    calendar.isWorked(early) ? early : nextWorked(early, calendar, -1),
    opensAt(calendar),
    where,
  );
}
