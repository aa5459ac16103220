/** What kind of trouble a text tells of. */
import type { Accompanied, Category, Place, Span, Status } from "./fields.ts";
import { STRONG, type Intake } from "./intake.ts";
import type { Inference } from "./lexicon.ts";
import type { Reading } from "./reading.ts";
import { type Told, toldBy } from "./told.ts";

export type Trouble = {
  readonly value: Category;
  readonly spans: readonly Span[];
  /** Its own words were found, not only signs of it. */
  readonly strong: boolean;
};

/** The other fields, from which a category follows when no word of its own stands in the text. */
export type Signs = {
  readonly accompanied: Accompanied | null;
  readonly place: Place | null;
  readonly status: Status | null;
  readonly needs: readonly string[];
  readonly noParents: boolean;
  readonly danger: boolean;
  readonly spans: readonly Span[];
  readonly placeSpans: readonly Span[];
};

export function findTrouble(reading: Reading, intake: Intake, signs: Signs): Trouble | null {
  const told = toldBy(reading, intake, "category");
  const strong = told.filter(({ weight }) => weight === STRONG);
  const weak = told.filter(({ weight }) => weight < STRONG);
  const main = highest(intake, strong);
  if (main !== null) {
    const ahead = intake.yields[main] ?? [];
    const value =
      highest(
        intake,
        weak.filter((each) => ahead.some((category) => category === each.value)),
      ) ?? main;
    return { value, spans: spansOf(told, value), strong: true };
  }
  const early = intake.inferred.find((rule) => rule.late !== true && follows(rule, signs));
  if (early !== undefined) return { value: early.category, spans: signs.spans, strong: true };
  const value = highest(intake, weak);
  if (value !== null) return { value, spans: spansOf(weak, value), strong: false };
  const late = intake.inferred.find((rule) => rule.late === true && follows(rule, signs));
  return late === undefined
    ? null
    : { value: late.category, spans: signs.spans.length > 0 ? signs.spans : signs.placeSpans, strong: true };
}

function highest(intake: Intake, told: readonly Told[]): Category | null {
  return intake.priority.find((category) => told.some(({ value }) => value === category)) ?? null;
}

function spansOf(told: readonly Told[], value: Category): readonly Span[] {
  return told.filter((each) => each.value === value).map(({ span }) => span);
}

function follows(rule: Inference, signs: Signs): boolean {
  const fits = <T>(wanted: readonly T[] | undefined, is: T | null): boolean =>
    wanted === undefined || (is !== null && wanted.includes(is));
  return (
    fits(rule.accompanied, signs.accompanied) &&
    fits(rule.place, signs.place) &&
    fits(rule.status, signs.status) &&
    (rule.needs === undefined || rule.needs.some((need) => signs.needs.includes(need))) &&
    (rule.noParents === undefined || rule.noParents === signs.noParents) &&
    (rule.danger === undefined || rule.danger === signs.danger)
  );
}
