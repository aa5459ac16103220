/** Who is with the children. */
import type { Adult, Relation, Role } from "./adults.ts";
import type { Accompanied, Span } from "./fields.ts";
import type { ChildNoun } from "./child-noun.ts";
import { STRONG, type Intake } from "./intake.ts";
import type { Num } from "./numbers.ts";
import { breakAt, hitOf, type Reading, spanOf, strictAt } from "./reading.ts";
import { toldBy } from "./told.ts";

export type Company = {
  readonly value: Accompanied | null;
  readonly spans: readonly Span[];
  /** "родителей нет": the parents are not there. */
  readonly noParents: readonly Span[];
  /** That nobody is with them rests on `noParents` alone: nobody else is named. */
  readonly isSupposed: boolean;
};

export type Setting = {
  readonly adults: readonly Adult[];
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
    return { value: several ? "children_only" : "alone", spans: [lonely], noParents, isSupposed: false };
  }
  const [adult] = [...strong, ...told.filter(({ weight }) => weight < STRONG)];
  const value =
    (["parents", "relative", "other_adult"] as const).find((each) => each === adult?.value) ?? null;
  if (value !== null && adult !== undefined)
    return { value, spans: [adult.span], noParents, isSupposed: false };
  const related = byRelations(setting);
  if (related.value !== null || !isLeftAlone(setting, noParents))
    return { ...related, noParents, isSupposed: false };
  return {
    value: setting.several ? "children_only" : "alone",
    spans: noParents,
    noParents,
    isSupposed: true,
  };
}

/** "eki bala, ata-anasy jok": no parents, and no other grown-up is named who could be there. */
function isLeftAlone({ adults, nouns }: Setting, noParents: readonly Span[]): boolean {
  return (
    noParents.length > 0 &&
    nouns.length > 0 &&
    adults.every(({ role, relations }) => (role === "parent" && isAway(relations)) || role === "any")
  );
}

const AWAY: readonly Relation[] = ["gone", "without", "tells"];

const isAway = (relations: readonly Relation[]): boolean => AWAY.some((each) => relations.includes(each));

/** Relations (adults.ts) that tell by themselves who is there. */
const PRESENT: readonly (readonly [Role, Accompanied, readonly Relation[]])[] = [
  ["parent", "parents", ["with", "has", "near"]],
  ["kin", "relative", ["with", "has", "near", "kept"]],
  ["other", "other_adult", ["with", "has", "near", "kept"]],
];

/** Where no phrase of the lexicon fits: "анасының жанында", "с двоюродной тётей"; "никого из взрослых … нет". */
function byRelations({ adults, reading, several, nouns }: Setting): Pick<Company, "value" | "spans"> {
  const nothing = { value: null, spans: [] };
  const missing = adults.find(({ role, relations }) => role === "any" && isMissing(relations));
  const present = PRESENT.flatMap(([role, value, relations]) =>
    adults.flatMap((adult) =>
      adult.role === role &&
      !isAway(adult.relations) &&
      relations.some((each) => adult.relations.includes(each))
        ? [{ value, spans: [spanOf(reading, [adult.at])] }]
        : [],
    ),
  );
  const values = new Set(present.map(({ value }) => value));
  if (missing !== undefined) {
    if (values.size > 0 || nouns.length === 0) return nothing;
    return { value: several ? "children_only" : "alone", spans: [spanOf(reading, [missing.at])] };
  }
  return values.size === 1 ? (present[0] ?? nothing) : nothing;
}

/** "взрослых рядом нет", "без взрослых". */
function isMissing(relations: readonly Relation[]): boolean {
  return relations.includes("without") || (relations.includes("gone") && relations.includes("near"));
}

/** "мальчик один", "одни дома": alone, where the word counts nothing ("один мальчик", "одна из них", "ни один"). */
function aloneWord(setting: Setting): Span | null {
  const { reading, intake, nouns, numbers } = setting;
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
    if (isGrownUps(setting, at)) continue;
    if (nouns.every((noun) => noun.at > at) && !isClose(reading, at + 1, at + 1)) continue;
    return spanOf(reading, [at]);
  }
  return null;
}

/** "мать одна, пьёт", "одна мать": the grown-up is alone; "одна с ним дома": the child is not. */
function isGrownUps({ adults, reading }: Setting, at: number): boolean {
  const isAdult = (where: number): boolean => adults.some((adult) => adult.at === where);
  const isBefore =
    isAdult(at - 1) && breakAt(reading, at) <= 1 && /^од(?:ин|на|ни)$/u.test(strictAt(reading, at));
  const isAfter = isAdult(at + 1) && breakAt(reading, at + 1) <= 1;
  const isWith = /^со?$/u.test(strictAt(reading, at + 1)) && breakAt(reading, at + 1) <= 1;
  return (
    isBefore ||
    isAfter ||
    (isWith && (isAdult(at + 2) || /^н(?:им|ей|ими)$/u.test(strictAt(reading, at + 2))))
  );
}

function isClose(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) if (breakAt(reading, at) > 1) return false;
  return true;
}
