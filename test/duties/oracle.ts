/**
 * Another implementation of the working calendar, for comparison: no Temporal, no arithmetic on days. It walks through the calendar day by
 * day and through working time minute by minute, and knows time zones as two facts (Kazakhstan went over to UTC+5 on 1 March 2024;
 * Kyzylorda has had it since 2018).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

type File = {
  readonly years: Readonly<
    Record<
      string,
      { readonly days_off: readonly { readonly date: string }[]; readonly worked: readonly string[] }
    >
  >;
  readonly fixed: readonly { readonly day: string; readonly from?: number; readonly until?: number }[];
};
const file: File = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../templates/calendar-kz.json"), "utf8"),
);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CHANGE = Date.UTC(2024, 1, 29, 18); // midnight of 1 March at UTC+6

export type Zone = "Asia/Almaty" | "Asia/Qyzylorda";
const offset = (when: number, zone: Zone): number => (zone === "Asia/Almaty" && when < CHANGE ? 6 : 5) * HOUR;

/** A local moment as if it were UTC. */
const local = (when: number, zone: Zone): Date => new Date(when + offset(when, zone));
const iso = (date: Date): string => date.toISOString().slice(0, 10);

export const dayOf = (when: number, zone: Zone): string => iso(local(when, zone));
const minuteOf = (when: number, zone: Zone): number => {
  const date = local(when, zone);
  return date.getUTCHours() * 60 + date.getUTCMinutes();
};

/** The moment of a local time; of one that comes twice, the first. */
export function at(day: string, minute: number, zone: Zone): number {
  const naive = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE;
  const early = naive - 6 * HOUR;
  return offset(early, zone) === 6 * HOUR ? early : naive - 5 * HOUR;
}

const following = (day: string, step = 1): string =>
  iso(new Date(Date.parse(`${day}T00:00:00Z`) + step * DAY));

const worked = new Map<string, boolean>();
export function isWorked(day: string): boolean {
  const known = worked.get(day);
  if (known !== undefined) return known;
  const [year = "", month = "", date = ""] = day.split("-");
  const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const written = file.years[year];
  let answer = !weekend;
  if (written === undefined) {
    for (const one of file.fixed)
      if (
        one.day === `${month}-${date}` &&
        (one.from ?? 0) <= Number(year) &&
        (one.until ?? 9999) >= Number(year)
      )
        answer = false;
  } else {
    for (const one of written.days_off) if (one.date === day) answer = false;
    for (const one of written.worked) if (one === day) answer = true;
  }
  worked.set(day, answer);
  return answer;
}

const OPENS = 9 * 60;
const CLOSES = 18 * 60;

export type Length =
  | { readonly working_days: number }
  | { readonly working_hours: number }
  | { readonly calendar_days: number }
  | { readonly months: number }
  | { readonly at_once_minutes: number };

export function due(start: number, length: Length, zone: Zone): number {
  if ("at_once_minutes" in length) return start + length.at_once_minutes * MINUTE;
  if ("working_days" in length) {
    let day = dayOf(start, zone);
    for (let counted = 0; counted < length.working_days; ) {
      day = following(day);
      if (isWorked(day)) counted += 1;
    }
    return at(day, CLOSES, zone);
  }
  if ("working_hours" in length) return afterWorking(start, length.working_hours * 60, zone);
  const date = dayOf(start, zone);
  const rest = local(start, zone).getTime() - Date.parse(`${date}T00:00:00Z`);
  const target =
    "calendar_days" in length ? daysOn(date, length.calendar_days) : monthsOn(date, length.months);
  return at(target, 0, zone) + rest;
}

function daysOn(day: string, n: number): string {
  return n === 0 ? day : daysOn(following(day), n - 1);
}

function monthsOn(day: string, n: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  let [y, m] = [year, month];
  for (let i = 0; i < n; i += 1) [y, m] = m === 12 ? [y + 1, 1] : [y, m + 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${y}-${String(m).padStart(2, "0")}-${String(Math.min(date, last)).padStart(2, "0")}`;
}

/** Minute by minute; whole days without work are passed over at once. `start` is a whole minute. */
function afterWorking(start: number, minutes: number, zone: Zone): number {
  let now = start;
  for (let left = minutes; left > 0; ) {
    const day = dayOf(now, zone);
    if (!isWorked(day)) {
      now = at(following(day), 0, zone);
      continue;
    }
    const minute = minuteOf(now, zone);
    if ((minute >= 9 * 60 && minute < 13 * 60) || (minute >= 14 * 60 && minute < 18 * 60)) left -= 1;
    now += MINUTE;
  }
  return now;
}

/** The first minute from `from` on at which a reminder of this window may be sent. */
export function allowed(from: number, window: "any" | "waking" | "working", zone: Zone): number {
  let now = from;
  for (;;) {
    const day = dayOf(now, zone);
    const minute = minuteOf(now, zone);
    const isQuiet = minute >= 22 * 60 || minute < 8 * 60;
    const isWork = isWorked(day) && minute >= OPENS && minute < CLOSES;
    if (window === "any" || (window === "waking" ? !isQuiet : isWork)) return now;
    now += MINUTE - (now % MINUTE);
  }
}

export function morning(after: number, zone: Zone): number {
  for (let day = dayOf(after, zone); ; day = following(day)) {
    const opens = at(day, OPENS, zone);
    if (isWorked(day) && opens > after) return opens;
  }
}
