/** Fields that are weighed as a whole text tells them, beside what the lexicons find in it. */
import { ACCOMPANIED, PLACES, STATUSES } from "./fields.ts";

/**
 * Fields that the model weighs beside the lexicons, with their values; "none": the text does not tell. Children among themselves are
 * "alone" to it: how many they are, the rules count (facts.ts).
 */
export const HEADS = {
  accompanied: [...ACCOMPANIED.filter((value) => value !== "children_only"), "none"],
  place: [...PLACES, "none"],
  status: [...STATUSES, "none"],
  danger: ["true", "false", "none"],
} as const;
export const HEAD_NAMES = ["accompanied", "place", "status", "danger"] as const;
export type HeadName = (typeof HEAD_NAMES)[number];

/** The value of a head that stands for the value of a field. */
export function headValue(value: string): string {
  return value === "children_only" ? "alone" : value;
}

/** The rows of a head, in the order of its values. */
export function headRows(name: HeadName): readonly string[] {
  return HEADS[name].map((value) => `${name}:${value}`);
}
