/** "апасы 12, інісі 5", "сестра 9 лет, брат 4": siblings who are named by their ages, and each word says which sex. */
import type { AgeGroup } from "./age-group.ts";
import type { Intake } from "./intake.ts";
import { breakAt, hitOf, type Reading } from "./reading.ts";
import type { Span } from "./fields.ts";

export type Siblings = {
  readonly children: number;
  readonly girls: number;
  readonly boys: number;
  readonly spans: readonly Span[];
  readonly from: number;
};

/** Two at least, each with one age right behind the word. */
export function siblingsByAge(reading: Reading, intake: Intake, ages: readonly AgeGroup[]): Siblings | null {
  const named = ages.flatMap((age) => {
    const [first = 0] = age.tokens;
    const at = first - 1;
    const isOne = age.values.length === 1 && breakAt(reading, first) <= 1;
    const is = (name: string): boolean => hitOf(reading, at, intake.groups.get(name)) !== undefined;
    if (!isOne || (!is("sister") && !is("brother"))) return [];
    return [{ at, isGirl: is("sister"), span: age.span }];
  });
  const [first] = named;
  if (first === undefined || named.length < 2) return null;
  const girls = named.filter(({ isGirl }) => isGirl).length;
  return {
    children: named.length,
    girls,
    boys: named.length - girls,
    spans: named.map(({ span }) => span),
    from: first.at,
  };
}
