/** When a reminder may be sent: at any time, outside of the quiet hours, or while offices work. */
import { type Millis } from "../ids.ts";
import { localOf, momentOf, type Where } from "./local-time.ts";
import { closesAt, nextWorked, opensAt } from "./working-calendar.ts";

export const WINDOWS = ["any", "waking", "working"] as const;
export type Window = (typeof WINDOWS)[number];

/** Local times between which only what is urgent is sent; may go over midnight. */
export type QuietHours = { readonly from: Temporal.PlainTime; readonly to: Temporal.PlainTime };

/** The first allowed moment that is not before `at`. */
export function allowedFrom(at: Millis, window: Window, quiet: QuietHours, where: Where): Millis {
  switch (window) {
    case "any":
      return at;
    case "waking":
      return afterQuiet(at, quiet, where);
    case "working":
      return whileWorking(at, where);
  }
}

function afterQuiet(at: Millis, { from, to }: QuietHours, where: Where): Millis {
  const local = localOf(at, where);
  const time = local.toPlainTime();
  const { compare } = Temporal.PlainTime;
  const overMidnight = compare(from, to) > 0;
  const late = compare(time, from) >= 0;
  const early = compare(time, to) < 0;
  if (overMidnight ? !late && !early : !(late && early)) return at;
  const day = local.toPlainDate();
  return momentOf(overMidnight && late ? day.add({ days: 1 }) : day, to, where);
}

/** From the first hour of a worked day to its last; pauses are no quiet time. */
function whileWorking(at: Millis, where: Where): Millis {
  const { calendar } = where;
  const day = localOf(at, where).toPlainDate();
  if (calendar.isWorked(day)) {
    const opens = momentOf(day, opensAt(calendar), where);
    if (at < opens) return opens;
    if (at < momentOf(day, closesAt(calendar), where)) return at;
  }
  return momentOf(nextWorked(day, calendar), opensAt(calendar), where);
}

/** The first beginning of work after `at`. */
export function nextMorning(at: Millis, where: Where): Millis {
  const { calendar } = where;
  const day = localOf(at, where).toPlainDate();
  const today = momentOf(day, opensAt(calendar), where);
  return calendar.isWorked(day) && at < today
    ? today
    : momentOf(nextWorked(day, calendar), opensAt(calendar), where);
}
