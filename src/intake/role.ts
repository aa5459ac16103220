/** Is a place where it happens, where somebody comes from, or where somebody is going? */
import type { Intake } from "./intake.ts";
import { breakAt, hitOf, type Match, type Reading, restOf } from "./reading.ts";
import type { Mention } from "./whereabouts.ts";

/** How far before a place the word for going to it may stand. */
const GOING = 4;

/** "ехать в Астану", "едет из Мангистау в Шымкент". */
function isGoal(first: number, reading: Reading, intake: Intake): boolean {
  if (hitOf(reading, first - 1, intake.groups.get("in_to")) === undefined) return false;
  for (let back = 1; back <= GOING; back += 1) {
    if (breakAt(reading, first - back + 1) > 1) return false;
    if (hitOf(reading, first - back, intake.groups.get("going_to")) !== undefined) return true;
  }
  return false;
}

/** "Ақтөбеден жалғыз келген": the verb stands at the end of a Kazakh clause. */
function isSoon(from: number, group: string, reading: Reading, intake: Intake): boolean {
  for (let at = from; at < from + GOING && breakAt(reading, at) <= 1; at += 1)
    if (hitOf(reading, at, intake.groups.get(group)) !== undefined) return true;
  return false;
}

export function roleOf(match: Match, reading: Reading, intake: Intake): Mention["role"] {
  const [first = 0] = match.tokens;
  const last = match.tokens.at(-1) ?? first;
  const rest = restOf(reading, match);
  const next = last + 1;
  if (hitOf(reading, first - 1, intake.groups.get("from")) !== undefined) return 1;
  if (isGoal(first, reading, intake)) return 2;
  if (hitOf(reading, next, intake.groups.get("from_after")) !== undefined) return 1;
  if (hitOf(reading, next, intake.groups.get("native")) !== undefined) return 1;
  if (/(?:дан|ден|тан|тен|нан|нен)$/u.test(rest) && isSoon(next, "came", reading, intake)) return 1;
  if (/(?:га|ге|ка|ке|на|не)$/u.test(rest) && isSoon(next, "going", reading, intake)) return 2;
  return 0;
}
