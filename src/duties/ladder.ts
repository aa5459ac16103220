/** The moments of a ladder of reminders: each step waits from the moment of the one before, so that none comes on the heels of another. */
import type { Millis } from "../ids.ts";
import { dueAt } from "./length.ts";
import { plus, type Where } from "./local-time.ts";
import type { Ladder, Wait } from "./reminders.ts";
import { allowedFrom, nextMorning, type QuietHours } from "./window.ts";

const NONE: ReadonlySet<number> = new Set();

/** `putOff`: steps, from 1, that wait once more as long as they would have; those after them come later by as much. */
export function momentsOf(
  since: Millis,
  { window, steps }: Ladder,
  quiet: QuietHours,
  where: Where,
  putOff: ReadonlySet<number> = NONE,
): readonly Millis[] {
  const moments: Millis[] = [];
  let last = since;
  for (const [i, { wait }] of steps.entries()) {
    const next = (from: Millis) => allowedFrom(after(from, wait, where), window, quiet, where);
    last = putOff.has(i + 1) ? next(next(last)) : next(last);
    moments.push(last);
  }
  return moments;
}

function after(at: Millis, wait: Wait, where: Where): Millis {
  if ("minutes" in wait) return plus(at, wait.minutes * 60_000);
  if ("working_days" in wait) return dueAt(at, wait, where);
  let morning = at;
  for (let i = 0; i < wait.mornings; i += 1) morning = nextMorning(morning, where);
  return morning;
}
