/**
 * What should have been reminded of in the life of a case, worked out from its acts alone by walking through them once: no state of
 * ours, no agenda, the calendar of oracle.ts. The lengths of ladders and deadlines are read from the experts' files as they stand.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allowed, dayOf, due, isWorked, type Length, morning, at as momentAt, type Zone } from "./oracle.ts";
import type { Downtime, Life, Urgency } from "./ninety-days.ts";

type Wait = { readonly minutes: number } | { readonly mornings: number } | { readonly working_days: number };
type Ladder = {
  readonly window: "any" | "waking" | "working";
  readonly steps: readonly { readonly wait: Wait }[];
};
type Before =
  | { readonly minutes: number }
  | { readonly working_days: number }
  | { readonly calendar_days: number };
const read = (file: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../templates", file), "utf8"));
const ladders: Record<"silent" | "report" | "deadline_over" | "at_once_over", Ladder> & {
  untaken: Record<Urgency, Ladder>;
} = read("reminders.json");
const {
  deadlines,
}: {
  deadlines: readonly {
    readonly id: string;
    readonly length: Length;
    readonly remind_before: readonly Before[];
  }[];
} = read("deadlines.json");

export type Expected = { readonly of: string; readonly step: number; readonly at: number };

function climb(since: number, { window, steps }: Ladder, zone: Zone): number[] {
  const moments: number[] = [];
  for (const { wait } of steps) {
    let next = moments.at(-1) ?? since;
    if ("minutes" in wait) next += wait.minutes * 60_000;
    else if ("working_days" in wait) next = due(next, wait, zone);
    else for (let i = 0; i < wait.mornings; i += 1) next = morning(next, zone);
    moments.push(allowed(next, window, zone));
  }
  return moments;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function early(end: number, before: Before, zone: Zone): number {
  if ("minutes" in before) return end - before.minutes * 60_000;
  let day = dayOf(end, zone);
  if ("working_days" in before)
    for (let left = before.working_days; left > 0; ) {
      day = dayBefore(day);
      if (isWorked(day)) left -= 1;
    }
  else {
    for (let i = 0; i < before.calendar_days; i += 1) day = dayBefore(day);
    while (!isWorked(day)) day = dayBefore(day);
  }
  return momentAt(day, 9 * 60, zone);
}

/** Steps of one subject, from `since`; null: that step never comes. They are sent unless it is over before. */
type Run = { readonly of: string; readonly moments: readonly (number | null)[]; until: number };

/** Reminders as if the bot were never down, and the moments at which deadlines are missed (step 0). */
function undisturbed({ region: { zone }, urgency, opened, acts }: Life): readonly Expected[] {
  const runs: Run[] = [];
  const misses: { readonly of: string; readonly at: number; until: number }[] = [];
  const open = new Map<string, Run>();
  const stop = (of: string, at: number) => {
    const run = open.get(of);
    if (run !== undefined) run.until = at;
    open.delete(of);
  };
  const start = (of: string, at: number, moments: readonly (number | null)[]) => {
    stop(of, at);
    const run: Run = { of, moments, until: Number.POSITIVE_INFINITY };
    open.set(of, run);
    runs.push(run);
  };
  const known = new Set<string>();
  const clock = (id: string, at: number) => {
    const deadline = deadlines.find((one) => one.id === id);
    if (deadline === undefined) throw new Error(`no deadline ${id}`);
    const end = due(at, deadline.length, zone);
    const before = deadline.remind_before.map((one) => {
      const moment = early(end, one, zone);
      return moment > at && moment < end ? moment : null;
    });
    const over = "at_once_minutes" in deadline.length ? ladders.at_once_over : ladders.deadline_over;
    start(`clock:${id}`, at, [...before, ...climb(end, over, zone)]);
    misses.push({ of: `clock:${id}`, at: end, until: Number.POSITIVE_INFINITY });
    known.add(id);
  };
  const endClock = (id: string, at: number) => {
    if (!open.has(`clock:${id}`)) return;
    stop(`clock:${id}`, at);
    for (const miss of misses) if (miss.of === `clock:${id}` && miss.until > at) miss.until = at;
  };
  let level = urgency;
  let taken = false;
  let heard = opened;
  const reached = new Set<string>();
  start("untaken", opened, climb(opened, ladders.untaken[level], zone));
  for (const { at, doing } of acts) {
    if (doing.kind === "speak" && (!taken || dayOf(at, zone) === dayOf(heard, zone))) continue;
    if (doing.kind === "reach" && reached.has(doing.what)) continue;
    heard = at;
    switch (doing.kind) {
      case "danger":
        level = "red";
        start("untaken", at, climb(at, ladders.untaken.red, zone));
        break;
      case "take":
        taken = true;
        stop("untaken", at);
        if (urgency === "red" && !known.has("guardianship") && !reached.has("guardianship_told"))
          clock("guardianship", at);
        break;
      case "reach":
        reached.add(doing.what);
        if (["assessed", "recognised"].includes(doing.what)) endClock("assessment", at);
        if (doing.what === "recognised") endClock("recognition", at);
        if (doing.what === "guardianship_told") endClock("guardianship", at);
        if (doing.what === "referred") endClock("referral", at);
        if (doing.what === "application") {
          clock("assessment", at);
          clock("recognition", at);
        }
        if (doing.what === "recognised") clock("referral", at);
        break;
      case "report":
        start("report", at, climb(at, ladders.report, zone));
        break;
      case "close":
        taken = false;
        for (const of of open.keys()) if (of.startsWith("clock:")) endClock(of.slice("clock:".length), at);
        for (const of of ["untaken", "report", "silent"]) stop(of, at);
        break;
      case "reopen":
        start("untaken", at, climb(at, ladders.untaken[level], zone));
        break;
      case "speak":
        break;
    }
    if (taken) start("silent", at, climb(at, ladders.silent, zone));
  }
  return [
    ...runs.flatMap(({ of, moments, until }) =>
      moments.flatMap((at, i) => (at !== null && at <= until ? [{ of, step: i + 1, at }] : [])),
    ),
    ...misses.flatMap(({ of, at, until }) => (at <= until ? [{ of, step: 0, at }] : [])),
  ];
}

/** With downtime: what fell into it comes at its end, of each subject the last step alone. */
export function expectedOf(life: Life, down: readonly Downtime[], end: number): readonly Expected[] {
  const back = (at: number): number => {
    const next = down.reduce((when, [from, to]) => (when >= from && when < to ? to : when), at);
    return next === at ? at : back(next);
  };
  const all = undisturbed(life).map((one) => ({ ...one, at: back(one.at) }));
  return all
    .filter(({ at }) => at < end)
    .filter(
      ({ of, step, at }) =>
        step === 0 || !all.some((one) => one.of === of && one.at === at && one.step > step),
    );
}
