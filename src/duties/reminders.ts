/** When to remind, and whom (templates/reminders.json): ladders of steps, each counted from the one before. */
import { z } from "zod";
import { type QuietHours, WINDOWS } from "./window.ts";

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time is written as 22:00");

export const Wait = z.union(
  [
    z.strictObject({ minutes: z.number().int().min(0) }),
    /** Working mornings: 1 is the next one. */
    z.strictObject({ mornings: z.number().int().min(1) }),
    z.strictObject({ working_days: z.number().int().min(1) }),
  ],
  { error: "a wait is one of minutes, mornings, working_days" },
);
export type Wait = z.infer<typeof Wait>;

export const AUDIENCES = ["duty", "taker", "owes", "coordinators", "head"] as const;
export type Told = (typeof AUDIENCES)[number];

const Ladder = z.strictObject({
  window: z.enum(WINDOWS),
  steps: z.array(z.strictObject({ wait: Wait, tell: z.enum(AUDIENCES) })).min(1),
});
export type Ladder = z.infer<typeof Ladder>;

const File = z.strictObject({
  about: z.string(),
  quiet_hours: z.tuple([Time, Time]),
  untaken: z.strictObject({ red: Ladder, amber: Ladder, green: Ladder }),
  withdrawn: Ladder,
  silent: Ladder,
  report: Ladder,
  confirm: Ladder,
  /** Of a raid's report; `owes` is who opened it. */
  raid: Ladder,
  deadline_over: Ladder,
  at_once_over: Ladder,
});

export type Reminders = Omit<z.infer<typeof File>, "about" | "quiet_hours"> & { readonly quiet: QuietHours };

/** Throws a ZodError. */
export function parseReminders(json: unknown): Reminders {
  const { about: _about, quiet_hours, ...ladders } = File.parse(json);
  const [from, to] = quiet_hours;
  return { ...ladders, quiet: { from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) } };
}
