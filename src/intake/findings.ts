/** What the words of a text tell by rules and lexicons, field by field; the model (facts.ts) then weighs category and alert. */
import type { RegionId } from "../ids.ts";
import { findAdults } from "./adults.ts";
import type { AgeGroup } from "./age-group.ts";
import { findAges } from "./ages.ts";
import { judgeAlert } from "./alert.ts";
import { findTrouble, type Trouble } from "./category.ts";
import { type ChildNoun, childNouns } from "./child-noun.ts";
import { countChildren, type Counts } from "./children.ts";
import { type Company, findCompany } from "./company.ts";
import {
  type Evidence,
  type FieldName,
  type Fields,
  NEEDS,
  type Place,
  type Span,
  STATUSES,
  type Status,
  type When,
  WHENS,
} from "./fields.ts";
import { findFrost } from "./frost.ts";
import { STRONG, type Intake } from "./intake.ts";
import { findPlace } from "./place.ts";
import { numbersOf } from "./numbers.ts";
import { breakAt, hitOf, matchesOf, type Reading } from "./reading.ts";
import { deniedBy, saidBy, type Told, toldBy } from "./told.ts";
import { PERSONS, type Signs } from "./traits.ts";
import { findWhereabouts, type Namesake, type Whereabouts } from "./whereabouts.ts";

/** What the words alone tell, before the model has weighed them. */
export type Finding = {
  readonly reading: Reading;
  readonly signs: Signs;
  readonly fields: Fields;
  readonly evidence: Evidence;
  readonly trouble: Trouble | null;
  readonly namesakes: readonly Namesake[];
};

type Given<T> = { readonly value: T; readonly spans: readonly Span[] };

/** When two are told, the one that asks more of the helpers: "из Узбекистана, документов нет" is undocumented. */
const STATUS_ORDER = ["kz", "foreign", "undocumented", "stateless"];

export function findFacts(reading: Reading, intake: Intake, room: RegionId | null): Finding {
  const numbers = numbersOf(reading, intake);
  const ages = findAges(reading, intake, numbers);
  const masked = new Set(matchesOf(reading, "children").flatMap(({ tokens }) => tokens));
  const nouns = childNouns(reading, intake, masked);
  const counts = countChildren({ reading, intake, nouns, numbers, ages });
  const adults = findAdults(reading, intake);
  const company = findCompany({ adults, reading, intake, nouns, numbers, several: counts.several });
  const where = findWhereabouts(reading, intake, room);
  const danger = findDanger(reading, intake);
  const said = toldBy(reading, intake, "status");
  const status = first(
    said.toSorted((a, b) => STATUS_ORDER.indexOf(b.value) - STATUS_ORDER.indexOf(a.value)),
    STATUSES,
  );
  const place = findPlace(reading, intake, where);
  const needs = findNeeds(reading, intake);
  const trouble = findTrouble(reading, intake, {
    accompanied: company.value,
    place: place?.value ?? null,
    status: status?.value ?? null,
    needs: needs.map(({ value }) => value),
    noParents: company.noParents.length > 0,
    danger: danger?.value === true,
    placeSpans: place?.spans ?? [],
    spans: [
      ...company.spans,
      ...company.noParents,
      ...(status?.spans ?? []),
      ...needs.map(({ span }) => span),
    ],
  });
  const isAlone = !company.isSupposed && (company.value === "alone" || company.value === "children_only");
  const isSomewhere = where.region !== undefined || place !== null;
  const child = nouns.length > 0 || (ages.length > 0 && (isSomewhere || trouble !== null));
  const particular = counts.counted || ages.length > 0 || isAlone;
  const alert = judgeAlert(reading, intake, {
    child,
    located: isSomewhere || ages.length > 0,
    trouble: isAlone || trouble?.strong === true ? "strong" : trouble === null ? "none" : "weak",
    hint: needs.length > 0 || company.noParents.length > 0,
    danger: danger?.value === true,
    particular,
  });
  const when = findWhen(reading, intake, trouble);
  const told = toldBy(reading, intake, "category");
  const values = (isStrong: boolean) =>
    told.flatMap(({ value, weight }) => ((weight === STRONG) === isStrong ? [value] : []));
  const given = gather({
    ages,
    counts,
    nouns,
    company,
    where,
    danger,
    status,
    place,
    trouble,
    needs,
    when,
    reading,
    intake,
  });
  const signs: Signs = {
    strong: values(true),
    weak: values(false),
    rule: trouble?.value ?? null,
    fields: given.fields,
    noParents: company.noParents.length > 0,
    alert,
    alertWords: toldBy(reading, intake, "alert").map(({ value }) => value),
    persons: PERSONS.filter((name) => isNamed(reading, intake.groups.get(name))),
    adults,
    child,
    particular,
    several: counts.several,
    denied: new Set(deniedBy(reading, intake, "category")),
    refuted: new Set(
      saidBy(reading, intake, "category").flatMap(({ value, denied }) =>
        denied && !told.some((other) => other.value === value) ? [value] : [],
      ),
    ),
  };
  return { reading, signs, ...given, trouble, namesakes: where.namesakes };
}

function isNamed({ hits }: Reading, group: number | undefined): boolean {
  return hits.some((here) => here.some(({ pattern }) => pattern === group));
}

type Findings = {
  readonly reading: Reading;
  readonly intake: Intake;
  readonly ages: readonly AgeGroup[];
  readonly counts: Counts;
  readonly nouns: readonly ChildNoun[];
  readonly company: Company;
  readonly where: Whereabouts;
  readonly danger: Given<boolean> | null;
  readonly status: Given<Status> | null;
  readonly place: Given<Place> | null;
  readonly trouble: Trouble | null;
  readonly needs: readonly Told[];
  readonly when: Given<When> | null;
};

function gather(found: Findings): { readonly fields: Fields; readonly evidence: Evidence } {
  const { counts, company, where, needs } = found;
  const kinds = NEEDS.filter((need) => needs.some(({ value }) => value === need));
  const given: { [Name in FieldName]?: Given<NonNullable<Fields[Name]>> | null | undefined } = {
    category: found.trouble,
    region: where.region,
    district: where.district,
    place: found.place,
    children: counts.children === null ? null : { value: counts.children, spans: counts.spans },
    girls: counts.girls === null ? null : { value: counts.girls, spans: counts.spans },
    boys: counts.boys === null ? null : { value: counts.boys, spans: counts.spans },
    ages: agesGiven(found),
    accompanied: company.value === null ? null : { value: company.value, spans: company.spans },
    status: found.status,
    when: found.when,
    danger: found.danger,
    needs: kinds.length === 0 ? null : { value: kinds, spans: needs.map(({ span }) => span) },
  };
  const entries = Object.entries(given).flatMap(([name, each]) =>
    each === null || each === undefined ? [] : [[name, each] as const],
  );
  return {
    fields: Object.fromEntries(entries.map(([name, each]) => [name, each.value])),
    evidence: Object.fromEntries(entries.map(([name, each]) => [name, each.spans])),
  };
}

/** One age a child: an age said once for each of several ("по 7 лет", "екеуі де 15 жаста") is repeated. */
function agesGiven(found: Findings): Given<readonly number[]> | null {
  const { counts, reading, intake } = found;
  const ages = ownAges(found);
  const values = ages.flatMap((group) => group.values);
  if (values.length === 0) return null;
  const spans = ages.map(({ span }) => span);
  const [only] = values;
  const isShared = reading.tokens.some(
    (_, at) => hitOf(reading, at, intake.groups.get("each")) !== undefined,
  );
  if (only !== undefined && values.length === 1 && isShared && counts.children !== null) {
    return { value: Array.from({ length: counts.children }, () => only), spans };
  }
  return { value: counts.children === 1 || ages.length > 1 ? [...new Set(values)] : values, spans };
}

/** "девочка 14 лет, три года не ходит": of one child only the age beside the word for it counts. */
function ownAges({ ages, counts, nouns, reading }: Findings): readonly AgeGroup[] {
  if (counts.children !== 1 || ages.length < 2) return ages;
  const beside = ages.filter(({ tokens }) =>
    nouns.some(({ at, last }) => {
      const [begin = 0] = tokens;
      const end = tokens.at(-1) ?? begin;
      const isNear = end < at ? at - end <= 2 : begin > last && begin - last <= 2;
      return isNear && breakAt(reading, Math.max(at, begin)) <= 2;
    }),
  );
  return beside.length === 1 ? beside : ages;
}

function first<T extends string>(told: readonly Told[], values: readonly T[]): Given<T> | null {
  const ranked = told.toSorted((a, b) => b.weight - a.weight);
  for (const { value, span } of ranked) {
    const known = values.find((each) => each === value);
    if (known !== undefined) return { value: known, spans: [span] };
  }
  return null;
}

/** "Угрозы нет" stands against a danger told before it ("отчим гонялся с ножом, сейчас угрозы нет"), not one told after it. */
function findDanger(reading: Reading, intake: Intake): Given<boolean> | null {
  const said = saidBy(reading, intake, "danger");
  const yes = said.filter(({ value, denied }) => value === "yes" && !denied);
  const no = said.filter(({ value, denied }) => (value === "no") !== denied);
  const denial = no.findLast(({ value, weight }) => value === "no" && weight === STRONG);
  const isOver = denial !== undefined && yes.every(({ span }) => span.start < denial.span.start);
  const frost = findFrost(reading.text);
  const spans = [...yes.map(({ span }) => span), ...(frost === null ? [] : [frost])];
  if (spans.length > 0 && !isOver) return { value: true, spans };
  return no.length > 0 ? { value: false, spans: no.map(({ span }) => span) } : null;
}

/** Needs that stand alone ("аш", "раздеты"), and things beside a word of need ("тамақ, баспана керек", "нужна скорая"). */
function findNeeds(reading: Reading, intake: Intake): readonly Told[] {
  return toldBy(reading, intake, "needs").filter(
    ({ weight, tokens: [at = 0] }) => weight === STRONG || isAskedFor(reading, intake, at),
  );
}

/** Is there a word of need within six words, in the same sentence? */
function isAskedFor(reading: Reading, intake: Intake, at: number): boolean {
  const need = intake.groups.get("need");
  for (const step of [-1, 1]) {
    for (let away = 1; away <= 6; away += 1) {
      const here = at + step * away;
      if (reading.tokens[step < 0 ? here + 1 : here]?.before === 3) break;
      if (hitOf(reading, here, need) !== undefined) return true;
    }
  }
  return false;
}

/** Seen now as well as before is now; but a child missing since yesterday is missing since yesterday. */
function findWhen(reading: Reading, intake: Intake, trouble: Trouble | null): Given<When> | null {
  const isMissing = trouble?.value === "missing";
  // "в пятницу", "третьи сутки": since when somebody is missing; of other troubles only how long they have gone on.
  const told = toldBy(reading, intake, "when").filter(({ weight }) => isMissing || weight === STRONG);
  const order = isMissing ? WHENS.toReversed() : WHENS;
  for (const value of order) {
    const found = told.filter((each) => each.value === value);
    if (found.length > 0) return { value, spans: found.map(({ span }) => span) };
  }
  return null;
}
