/**
 * The working calendar (templates/calendar-kz.json): which days are worked, and in which hours. Weekends, holidays, days off that
 * were moved, and weekends that are worked for them. A year that the file does not hold counts weekends and fixed holidays only.
 */
import { z } from "zod";

const Day = z.iso.date("a day is written as 2026-11-22");
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time is written as 09:00");
const Year = z.strictObject({
  status: z.enum(["official", "computed"]),
  note: z.string(),
  days_off: z.array(
    z.strictObject({
      date: Day,
      kind: z.enum(["public", "religious", "moved", "substitute"]),
      name: z.string(),
    }),
  ),
  worked: z.array(Day),
});
const File = z
  .strictObject({
    about: z.string(),
    sources: z.array(z.string()),
    doubts: z.array(z.string()),
    hours: z.array(z.tuple([Time, Time])).min(1),
    years: z.record(z.string().regex(/^\d{4}$/, "a year has four digits"), Year),
    fixed: z.array(
      z.strictObject({
        day: z.string().regex(/^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/, "a day of every year is written as 12-16"),
        name: z.string(),
        from: z.number().int().optional(),
        until: z.number().int().optional(),
      }),
    ),
  })
  .superRefine(({ years, hours }, context) => {
    for (const [year, { days_off, worked }] of Object.entries(years))
      for (const date of [...days_off.map((day) => day.date), ...worked])
        if (!date.startsWith(`${year}-`))
          context.addIssue({
            code: "custom",
            path: ["years", year],
            message: `${date} is not a day of ${year}`,
          });
    const ends = hours.flat();
    if (ends.some((time, i) => i > 0 && time <= (ends[i - 1] ?? "")))
      context.addIssue({ code: "custom", path: ["hours"], message: "working hours follow one another" });
  });

/** `fixed`: nothing was published or computed for the year: weekends and fixed holidays only. */
export type Certainty = "official" | "computed" | "fixed";

export type WorkingCalendar = {
  readonly isWorked: (day: Temporal.PlainDate) => boolean;
  /** When work begins and ends on a day, with pauses between, in order. */
  readonly hours: readonly (readonly [Temporal.PlainTime, Temporal.PlainTime])[];
  readonly certainty: (year: number) => Certainty;
};

/** Throws a ZodError. */
export function parseCalendar(json: unknown): WorkingCalendar {
  const { hours, years, fixed } = File.parse(json);
  const known = new Map(
    Object.entries(years).map(([year, { status, days_off, worked }]) => [
      Number(year),
      { status, off: new Set(days_off.map(({ date }) => date)), worked: new Set(worked) },
    ]),
  );
  const isFixed = ({ year, month, day }: Temporal.PlainDate): boolean =>
    fixed.some(
      (one) =>
        one.day === `${two(month)}-${two(day)}` && year >= (one.from ?? year) && year <= (one.until ?? year),
    );
  return {
    hours: hours.map(([from, to]) => [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)] as const),
    certainty: (year) => known.get(year)?.status ?? "fixed",
    isWorked: (day) => {
      const year = known.get(day.year);
      const weekday = day.dayOfWeek < SATURDAY;
      if (year === undefined) return weekday && !isFixed(day);
      return weekday ? !year.off.has(day.toString()) : year.worked.has(day.toString());
    },
  };
}

const SATURDAY = 6;
const two = (n: number): string => String(n).padStart(2, "0");

/** The next worked day after this one, or the one before it: `step` is 1 or -1. */
export function nextWorked(
  day: Temporal.PlainDate,
  calendar: WorkingCalendar,
  step: 1 | -1 = 1,
): Temporal.PlainDate {
  let next = day.add({ days: step });
  while (!calendar.isWorked(next)) next = next.add({ days: step });
  return next;
}

/** The `n`-th worked day after this one (0: the day itself), or before it. */
export function workedDays(
  day: Temporal.PlainDate,
  n: number,
  calendar: WorkingCalendar,
  step: 1 | -1 = 1,
): Temporal.PlainDate {
  let last = day;
  for (let i = 0; i < n; i += 1) last = nextWorked(last, calendar, step);
  return last;
}

export const opensAt = ({ hours }: WorkingCalendar): Temporal.PlainTime => hours[0]?.[0] ?? MIDNIGHT;
export const closesAt = ({ hours }: WorkingCalendar): Temporal.PlainTime => hours.at(-1)?.[1] ?? MIDNIGHT;
const MIDNIGHT = Temporal.PlainTime.from("00:00");
