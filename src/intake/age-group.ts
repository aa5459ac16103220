/** Ages as they are told together. */
import type { Span } from "./fields.ts";
import { type Reading, spanOf } from "./reading.ts";

export type AgeGroup = {
  readonly values: readonly number[];
  /** Token indices of the numbers. */
  readonly tokens: readonly number[];
  readonly span: Span;
  /** A range has two ends and says nothing of how many children there are. */
  readonly range: boolean;
};

/** Nobody is a child from here on. */
export const ADULT = 18;

export function groupOf(
  reading: Reading,
  tokens: readonly number[],
  values: readonly number[],
  range: boolean,
): AgeGroup {
  const ordered = tokens.toSorted((a, b) => a - b);
  return { values, tokens: ordered, span: spanOf(reading, ordered), range };
}
