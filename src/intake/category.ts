/** What kind of trouble a text tells of. */
import type { Accompanied, Category, Place, Span, Status } from "./fields.ts";
import { STRONG, type Intake } from "./intake.ts";
import type { Inference } from "./lexicon.ts";
import type { Reading } from "./reading.ts";
import { toldBy } from "./told.ts";

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
  readonly noParents: boolean;
  readonly danger: boolean;
  readonly spans: readonly Span[];
};

export function findTrouble(reading: Reading, intake: Intake, signs: Signs): Trouble | null {
  const told = toldBy(reading, intake, "category");
  for (const strong of [true, false]) {
    if (!strong) {
      const inferred = intake.inferred.find((rule) => follows(rule, signs));
      if (inferred !== undefined) return { value: inferred.category, spans: signs.spans, strong: true };
    }
    const found = told.filter(({ weight }) => (weight === STRONG) === strong);
    const value = intake.priority.find((category) => found.some((each) => each.value === category));
    if (value === undefined) continue;
    return { value, spans: found.filter((each) => each.value === value).map(({ span }) => span), strong };
  }
  return null;
}

function follows(rule: Inference, signs: Signs): boolean {
  const fits = <T>(wanted: readonly T[] | undefined, is: T | null): boolean =>
    wanted === undefined || (is !== null && wanted.includes(is));
  return (
    fits(rule.accompanied, signs.accompanied) &&
    fits(rule.place, signs.place) &&
    fits(rule.status, signs.status) &&
    (rule.noParents === undefined || rule.noParents === signs.noParents) &&
    (rule.danger === undefined || rule.danger === signs.danger)
  );
}
