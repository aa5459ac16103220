/** Who is with the children. */
import type { Accompanied, Span } from "./fields.ts";
import type { ChildNoun } from "./child-noun.ts";
import { STRONG, type Intake } from "./intake.ts";
import type { Num } from "./numbers.ts";
import { breakAt, hitOf, type Reading, spanOf } from "./reading.ts";
import { toldBy } from "./told.ts";

export type Company = {
  readonly value: Accompanied | null;
  readonly spans: readonly Span[];
  /** "родителей нет": the parents are not there. Whether anybody else is, the text does not say. */
  readonly noParents: readonly Span[];
};

export type Setting = {
  readonly reading: Reading;
  readonly intake: Intake;
  readonly nouns: readonly ChildNoun[];
  readonly numbers: readonly Num[];
  readonly several: boolean;
};

export function findCompany(setting: Setting): Company {
  const told = toldBy(setting.reading, setting.intake, "accompanied");
  const noParents = told.filter(({ value }) => value === "no_parents").map(({ span }) => span);
  const strong = told.filter(({ weight, value }) => weight === STRONG && value !== "no_parents");
  const lonely =
    strong.find(({ value }) => value === "alone" || value === "children_only")?.span ?? aloneWord(setting);
  if (lonely !== null) {
    const several = setting.several || strong.some(({ value }) => value === "children_only");
    return { value: several ? "children_only" : "alone", spans: [lonely], noParents };
  }
  const [adult] = [...strong, ...told.filter(({ weight }) => weight < STRONG)];
  const value =
    (["parents", "relative", "other_adult"] as const).find((each) => each === adult?.value) ?? null;
  return { value, spans: value === null || adult === undefined ? [] : [adult.span], noParents };
}

/** "мальчик один", "одни дома": alone, where the word counts nothing ("один мальчик", "одна из них", "ни один"). */
function aloneWord({ reading, intake, nouns, numbers }: Setting): Span | null {
  if (nouns.length === 0) return null;
  const group = (at: number, name: string): boolean =>
    hitOf(reading, at, intake.groups.get(name)) !== undefined;
  for (const at of reading.tokens.keys()) {
    if (!group(at, "alone_word")) continue;
    const isCounting = nouns.some(
      (noun) => noun.at > at && noun.at - at <= 2 && isClose(reading, at + 1, noun.at),
    );
    const isAge = numbers.some((number) => number.at === at + 1 && number.digits);
    if (isCounting || isAge || group(at + 1, "one_of") || group(at - 1, "not_alone")) continue;
    if (nouns.every((noun) => noun.at > at) && !isClose(reading, at + 1, at + 1)) continue;
    return spanOf(reading, [at]);
  }
  return null;
}

function isClose(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) if (breakAt(reading, at) > 1) return false;
  return true;
}
