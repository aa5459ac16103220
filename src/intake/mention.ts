/** A word for children and how many it says: "2 қыз", "девочки 5 и 8 лет", "егіздер", "бәрі ұл". */
import type { AgeGroup } from "./age-group.ts";
import type { ChildNoun } from "./child-noun.ts";
import type { Found } from "./children.ts";
import { numberAfter, numberBefore } from "./counted-noun.ts";
import { breakAt, hitOf, type Reading } from "./reading.ts";

/** `count` is null when it is a plural that nobody counted. */
export type Mention = ChildNoun & {
  readonly count: number | null;
  /** A number stands with it; "мальчик" alone is one child too, but a number says more. */
  readonly counted: boolean;
  /** Tokens of the noun and its number. */
  readonly from: number;
  readonly to: number;
};

/** A word for children, with the number that counts it, if one does. */
export function mentionOf(found: Found, noun: ChildNoun, next: ChildNoun | undefined): Mention {
  const { ages } = found;
  const before = numberBefore(found, noun);
  // "ағалы-қарындас", "апалы-сіңлі": two, where nobody counts them.
  const isPair = hitOf(found.reading, noun.at - 1, found.intake.groups.get("pair")) !== undefined;
  if (before === null && isPair && !noun.many)
    return { ...noun, kind: "child", count: 2, counted: true, many: true, from: noun.at - 1, to: noun.last };
  const born = ["twins", "triplets"].findIndex(
    (name) => hitOf(found.reading, noun.at, found.intake.groups.get(name)) !== undefined,
  );
  if (before === null && born >= 0)
    return { ...noun, count: born + 2, counted: true, many: true, from: noun.at, to: noun.last };
  if (before === "range")
    return { ...noun, count: null, counted: false, many: true, from: noun.at, to: noun.last };
  if (before !== null) return { ...noun, count: before.value, counted: true, from: before.at, to: noun.last };
  const after = numberAfter(found, noun, next);
  if (after !== null) return { ...noun, count: after.value, counted: true, from: noun.at, to: after.last };
  if (noun.many) {
    const listed = ages.find((group) => countsListed(found, group, noun));
    if (listed !== undefined) {
      return { ...noun, count: listed.values.length, counted: true, from: noun.at, to: noun.last };
    }
  }
  // "бәрі ұл": several, and not how many.
  const isWhole = hitOf(found.reading, noun.at - 1, found.intake.groups.get("whole")) !== undefined;
  const many = (noun.many || isWhole) && !isOneByAge(found, noun);
  return { ...noun, many, count: many ? null : 1, counted: false, from: noun.at, to: noun.last };
}

/** "домогается девочки 13 лет … ребёнок дома": a form of one as well as of several, beside one age and a word for one child. */
function isOneByAge({ reading, intake, nouns, ages }: Found, noun: ChildNoun): boolean {
  if (hitOf(reading, noun.at, intake.groups.get("child_either")) === undefined) return false;
  const isAged = ages.some(
    (group) => group.values.length === 1 && !group.range && isBeside(reading, group, noun),
  );
  return isAged && nouns.some((other) => other !== noun && !other.many);
}

/** "девочки 5 и 8 лет": as many as ages; but not where the ages belong to a noun before ("двое детей 5 и 8 лет, девочки"). */
function countsListed({ reading, nouns }: Found, group: AgeGroup, noun: ChildNoun): boolean {
  if (group.range || group.values.length < 2 || !isBeside(reading, group, noun)) return false;
  const begin = group.tokens[0] ?? 0;
  return begin > noun.at || !nouns.some((other) => other.last < begin && begin - other.last <= 2);
}

export function isBeside(reading: Reading, group: AgeGroup, noun: ChildNoun): boolean {
  const first = group.tokens[0] ?? 0;
  const last = group.tokens.at(-1) ?? 0;
  const follows = first > noun.last && first - noun.last <= 2 && breakAt(reading, first) < 3;
  return follows || (last <= noun.at && noun.at - last <= 3);
}
