/** How long something took, in readable units: minutes, hours and minutes, days and hours (nominative, for labels). */
import type { Arg } from "./line.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/** `minutes`: 0 or more; below 1 reads «less than a minute». */
export function durationText(minutes: number): Arg {
  const whole = Math.floor(minutes);
  if (whole < 1) return { text: "under-minute" };
  if (whole < HOUR) return { text: "minutes", args: { n: whole } };
  if (whole < DAY) return pair("hours", Math.floor(whole / HOUR), "minutes", whole % HOUR);
  const hours = Math.round((whole % DAY) / HOUR);
  const days = Math.floor(whole / DAY);
  return hours === 24 ? pair("days", days + 1, "hours", 0) : pair("days", days, "hours", hours);
}

function pair(larger: "hours" | "days", much: number, smaller: "minutes" | "hours", rest: number): Arg {
  const first: Arg = { text: larger, args: { n: much } };
  return rest === 0 ? first : { all: [first, { text: smaller, args: { n: rest } }], join: " " };
}

/** How long ago («6 минут назад», accusative), in the largest whole unit. */
export function agoText(minutes: number): Arg {
  if (minutes < 1) return { text: "ago-now" };
  if (minutes < HOUR) return { text: "ago-minutes", args: { n: Math.floor(minutes) } };
  if (minutes < DAY) return { text: "ago-hours", args: { n: Math.floor(minutes / HOUR) } };
  return { text: "ago-days", args: { n: Math.floor(minutes / DAY) } };
}
