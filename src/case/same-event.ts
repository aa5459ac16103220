/**
 * Did two members tell of the same event? Judged by region, district, kind of place, number, ages and time alone: no text is
 * compared, as it could be personal (issue of the intake). Only ever offered, never acted upon.
 */
import type { Millis } from "../ids.ts";
import type { Case } from "./case.ts";
import type { Fields } from "./fields.ts";

/** Milliseconds between two alerts of one event at most: a shift. */
export const SAME_EVENT_WITHIN = 6 * 3_600_000;
const AN_HOUR = 3_600_000;
/** Points from which on it is worth a question. The place and the children alone ("one child, a market") are not enough. */
const ENOUGH = 5;

/** Does it tell enough to be compared at all: something of the place, something of the children? */
export const comparable = ({ fields }: Case): boolean =>
  (told(fields.district) ?? told(fields.place)) !== null &&
  (told(fields.children) ?? told(fields.girls) ?? told(fields.boys) ?? told(fields.ages)) !== null;

/** Of those that could be the same, the likeliest; null when none is likely. */
export function sameEvent(fresh: Case, others: readonly Case[]): Case | null {
  let best: Case | null = null;
  let most = ENOUGH - 1;
  for (const other of others) {
    const points = likeness(fresh, other);
    if (points <= most) continue;
    most = points;
    best = other;
  }
  return best;
}

/** 0 for what cannot be the same. */
function likeness(one: Case, other: Case): number {
  if (other.code === one.code || other.author === one.author || other.phase.kind === "closed") return 0;
  const apart = apartBy(one.openedAt, other.openedAt);
  if (apart > SAME_EVENT_WITHIN) return 0;
  const where = whereAlike(one.fields, other.fields);
  const who = whoAlike(one.fields, other.fields);
  if (where === null || who === null || where === 0 || who === 0) return 0;
  const same = told(one.fields.category) !== null && one.fields.category === other.fields.category;
  return where + who + (same ? 1 : 0) + (apart <= AN_HOUR ? 1 : 0);
}

const apartBy = (a: Millis, b: Millis): number => Math.abs(a - b);

const told = <T>(value: T | "unknown" | undefined): T | null =>
  value === undefined || value === "unknown" ? null : value;

/** Points for what both tell alike; null when they tell different things. */
function agree<T>(
  one: T | "unknown" | undefined,
  other: T | "unknown" | undefined,
  points: number,
): number | null {
  const [a, b] = [told(one), told(other)];
  if (a === null || b === null) return 0;
  return a === b ? points : null;
}

const sum = (...points: readonly (number | null)[]): number | null =>
  points.reduce((total, one) => (total === null || one === null ? null : total + one), 0);

const whereAlike = (one: Fields, other: Fields): number | null =>
  sum(
    agree(one.region, other.region, 0),
    agree(one.district, other.district, 2),
    agree(one.place, other.place, 1),
  );

function whoAlike(one: Fields, other: Fields): number | null {
  const many = (told(one.children) ?? 0) >= 3;
  return sum(
    agree(one.children, other.children, many ? 2 : 1),
    agree(one.girls, other.girls, 1),
    agree(one.boys, other.boys, 1),
    agree(one.accompanied, other.accompanied, 0),
    agesAlike(told(one.ages), told(other.ages)),
  );
}

/** Ages are guessed: a year more or less is the same child. */
function agesAlike(one: readonly number[] | null, other: readonly number[] | null): number | null {
  if (one === null || other === null) return 0;
  const [few, more] = one.length <= other.length ? [one, other] : [other, one];
  return few.every((age) => more.some((another) => Math.abs(age - another) <= 1)) ? 2 : null;
}
