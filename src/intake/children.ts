/** How many children, how many girls and boys: "2 қыз 1 ұл", "мальчик и девочка", "трое детей, из них одна девочка". */
import type { AgeGroup } from "./age-group.ts";
import type { ChildNoun } from "./child-noun.ts";
import type { Span } from "./fields.ts";
import type { Intake } from "./intake.ts";
import type { Num } from "./numbers.ts";
import { countedByAges, unnamedChildren } from "./unnamed-children.ts";
import { breakAt, hitOf, type Reading, spanOf } from "./reading.ts";
import { isAdjective, isRange, MOST, numberAfter, numberBefore } from "./counted-noun.ts";
import { sexOf } from "./sex.ts";

export type Counts = {
  readonly children: number | null;
  readonly girls: number | null;
  readonly boys: number | null;
  readonly spans: readonly Span[];
  /** Several children are meant, though perhaps not how many. */
  readonly several: boolean;
  /** A number stands with the children. */
  readonly counted: boolean;
};

type Link = "and" | "part" | "list" | "none";

/** `count` is null when it is a plural that nobody counted. */
type Mention = ChildNoun & {
  readonly count: number | null;
  /** A number stands with it; "мальчик" alone is one child too, but a number says more. */
  readonly counted: boolean;
  /** Tokens of the noun and its number. */
  readonly from: number;
  readonly to: number;
};

/** `from`: the token where it begins. */
type Sum = Omit<Counts, "several"> & { readonly from: number };

export type Found = {
  readonly reading: Reading;
  readonly intake: Intake;
  readonly nouns: readonly ChildNoun[];
  readonly numbers: readonly Num[];
  readonly ages: readonly AgeGroup[];
};

export function countChildren(found: Found): Counts {
  const mentions = found.nouns.map((noun, order) => mentionOf(found, noun, found.nouns[order + 1]));
  const sums = clustersOf(found, mentions).map((cluster) => sumOf(found, cluster));
  const sum = bestOf(found, mentions, sums);
  const several = mentions.some(({ many, count }) => many || (count ?? 1) > 1) || (sum.children ?? 0) > 1;
  const inBounds = (count: number | null): number | null =>
    count !== null && count >= 1 && count <= MOST ? count : null;
  const { children, spans, counted } = sum;
  const { girls, boys } = sexOf(found, sum);
  return {
    counted,
    children: inBounds(children),
    girls: inBounds(girls),
    boys: inBounds(boys),
    spans,
    several,
  };
}

const NOTHING: Sum = { children: null, girls: null, boys: null, spans: [], counted: false, from: 0 };

function bestOf(found: Found, mentions: readonly Mention[], sums: readonly Sum[]): Sum {
  const counted = sums.filter((sum) => sum.counted && sum.children !== null);
  const largest = counted.toSorted((a, b) => (b.children ?? 0) - (a.children ?? 0))[0];
  if (largest !== undefined) return withParts(found, largest, sums);
  const own = freeCount(found, mentions) ?? agedOne(found, mentions);
  if (own !== null) return own;
  return mentions.length === 0 ? unnamed(found) : (byAges(found, mentions) ?? singles(mentions, sums));
}

function unnamed({ reading, intake, numbers, ages }: Found): Sum {
  const told = unnamedChildren(reading, intake, numbers, ages);
  return told === null ? NOTHING : { ...NOTHING, ...told, counted: told.children > 1 };
}

/** "держит троих на каше, дети 6, 9, 11": nobody counted them, but each has an age. */
function byAges({ ages }: Found, mentions: readonly Mention[]): Sum | null {
  const told = countedByAges(ages);
  if (told === null || told.children < 2 || !mentions.every(({ many }) => many)) return null;
  return { ...NOTHING, ...told, counted: true };
}

/** "трое детей …, из них одна девочка": a later mention that names itself a part of the first. */
function withParts({ reading, intake }: Found, whole: Sum, sums: readonly Sum[]): Sum {
  const isPart = (sum: Sum): boolean =>
    sum !== whole &&
    (sum.children ?? MOST) <= (whole.children ?? 0) &&
    [0, 1, 2].some((back) => hitOf(reading, sum.from - back, intake.groups.get("part")) !== undefined);
  const parts = sums.filter(isPart);
  // "5 бала, бәрі ұл"
  const all = sums.find(
    (sum) => sum !== whole && hitOf(reading, sum.from - 1, intake.groups.get("whole")) !== undefined,
  );
  if (all?.girls !== null && all?.girls !== undefined) return { ...whole, girls: whole.children };
  if (all?.boys !== null && all?.boys !== undefined) return { ...whole, boys: whole.children };
  return {
    ...whole,
    girls: whole.girls ?? parts.find(({ girls }) => girls !== null)?.girls ?? null,
    boys: whole.boys ?? parts.find(({ boys }) => boys !== null)?.boys ?? null,
  };
}

/** "дети просят милостыню, трое", "работают дети, человек 6": the number stands away from the noun. */
function freeCount({ reading, intake, numbers, ages }: Found, mentions: readonly Mention[]): Sum | null {
  if (!mentions.some(({ many }) => many)) return null;
  const taken = new Set(ages.flatMap(({ tokens }) => tokens));
  const heads = (at: number): boolean => hitOf(reading, at, intake.groups.get("heads")) !== undefined;
  const isCount = (number: Num): boolean =>
    number.value > 1 &&
    !taken.has(number.at) &&
    !number.label &&
    (number.collective || heads(number.last + 1) || heads(number.at - 1));
  const free = numbers.filter((number) => isCount(number) && !isRange(reading, numbers, number));
  const [first] = free;
  if (first === undefined || free.length > 1) return null;
  const all = (kind: "girl" | "boy"): number | null =>
    mentions.every((mention) => mention.kind === kind) ? first.value : null;
  const spans = [spanOf(reading, [first.at, first.last])];
  return { ...NOTHING, children: first.value, girls: all("girl"), boys: all("boy"), spans, counted: true };
}

/** "ученики издеваются над девочкой 10 лет": among several, the one whose age is told is the child of the alert. */
function agedOne({ reading, ages }: Found, mentions: readonly Mention[]): Sum | null {
  if (mentions[0]?.many !== true) return null;
  const aged = mentions.filter(
    (mention) =>
      !mention.many && ages.some((group) => group.values.length === 1 && isBeside(reading, group, mention)),
  );
  const [only] = aged;
  if (only === undefined || aged.length > 1) return null;
  const one = (kind: "girl" | "boy"): number | null => (only.kind === kind ? 1 : null);
  return {
    children: 1,
    girls: one("girl"),
    boys: one("boy"),
    spans: [spanOf(reading, [only.from, only.to])],
    counted: false,
    from: only.from,
  };
}

/** Only uncounted words: "мальчик лет 10" is one child; "дети" nobody knows how many; two different children alone are unclear. */
function singles(mentions: readonly Mention[], sums: readonly Sum[]): Sum {
  const [first] = sums;
  if (first === undefined || first.children === null || mentions[0]?.many === true) return NOTHING;
  const later = sums.slice(1).filter((sum) => sum.children === 1);
  const girls = first.girls ?? later.find((sum) => sum.girls === 1)?.girls ?? null;
  const boys = first.boys ?? later.find((sum) => sum.boys === 1)?.boys ?? null;
  if (first.children === 1 && girls !== null && boys !== null) return NOTHING;
  if (first.children > 1) return first;
  return { ...first, girls, boys };
}

function mentionOf(found: Found, noun: ChildNoun, next: ChildNoun | undefined): Mention {
  const { ages } = found;
  const before = numberBefore(found, noun);
  // "ағалы-қарындас", "апалы-сіңлі": two, where nobody counts them.
  const isPair = hitOf(found.reading, noun.at - 1, found.intake.groups.get("pair")) !== undefined;
  if (before === null && isPair && !noun.many)
    return { ...noun, kind: "child", count: 2, counted: true, many: true, from: noun.at - 1, to: noun.last };
  if (before === null && hitOf(found.reading, noun.at, found.intake.groups.get("twins")) !== undefined)
    return { ...noun, count: 2, counted: true, many: true, from: noun.at, to: noun.last };
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
  return { ...noun, count: noun.many ? null : 1, counted: false, from: noun.at, to: noun.last };
}

/** "девочки 5 и 8 лет": as many as ages; but not where the ages belong to a noun before ("двое детей 5 и 8 лет, девочки"). */
function countsListed({ reading, nouns }: Found, group: AgeGroup, noun: ChildNoun): boolean {
  if (group.range || group.values.length < 2 || !isBeside(reading, group, noun)) return false;
  const begin = group.tokens[0] ?? 0;
  return begin > noun.at || !nouns.some((other) => other.last < begin && begin - other.last <= 2);
}

function isBeside(reading: Reading, group: AgeGroup, noun: ChildNoun): boolean {
  const first = group.tokens[0] ?? 0;
  const last = group.tokens.at(-1) ?? 0;
  const follows = first > noun.last && first - noun.last <= 2 && breakAt(reading, first) < 3;
  return follows || (last <= noun.at && noun.at - last <= 3);
}

function clustersOf(found: Found, mentions: readonly Mention[]): readonly (readonly Mention[])[] {
  const clusters: Mention[][] = [];
  for (const mention of mentions) {
    const open = clusters.at(-1);
    const previous = open?.at(-1);
    if (open === undefined || previous === undefined || linkOf(found, previous, mention) === "none")
      clusters.push([mention]);
    else open.push(mention);
  }
  return clusters;
}

function linkOf({ reading, intake, ages }: Found, first: Mention, second: Mention): Link {
  const aged = new Set(ages.flatMap(({ tokens }) => tokens));
  let link: Link = "list";
  for (let at = first.to + 1; at <= second.from; at += 1) {
    const token = reading.tokens[at];
    if (token === undefined || token.before === 3) return "none";
    if (token.gap.includes("+")) link = "and";
    if (at === second.from) break;
    const is = (name: string): boolean => hitOf(reading, at, intake.groups.get(name)) !== undefined;
    if (is("part")) link = "part";
    else if (is("and") && !aged.has(at)) link = link === "part" ? "part" : "and";
    else if (!aged.has(at) && !is("around") && !isAdjective(reading, intake, at)) return "none";
  }
  const differ = first.kind !== "child" && second.kind !== "child" && first.kind !== second.kind;
  return link === "list" && !first.counted && !second.counted && !differ ? "none" : link;
}

function sumOf(found: Found, cluster: readonly Mention[]): Sum {
  const total = (list: readonly Mention[]): number | null =>
    list.some(({ count }) => count === null) ? null : list.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const kind = (wanted: "girl" | "boy"): number | null => {
    const list = cluster.filter((mention) => mention.kind === wanted);
    return list.length === 0 ? null : total(list);
  };
  const spans = cluster.map(({ from, to }) => spanOf(found.reading, [from, to]));
  const counted = cluster.some((mention) => mention.counted);
  const [first, ...rest] = cluster;
  if (first === undefined) return NOTHING;
  const base = { girls: kind("girl"), boys: kind("boy"), spans, counted, from: first.from };
  const [second] = rest;
  const link = second === undefined ? "none" : linkOf(found, first, second);
  const parts = total(rest);
  // "двое подростков, девушки": one word says how many, the other which.
  const [kindOfAll] = rest.length === 1 && second?.count === null ? [second.kind] : [];
  if (
    first.counted &&
    first.kind === "child" &&
    link === "list" &&
    kindOfAll !== undefined &&
    kindOfAll !== "child"
  ) {
    const whole = (wanted: "girl" | "boy"): number | null => (kindOfAll === wanted ? first.count : null);
    return { ...base, children: first.count, girls: whole("girl"), boys: whole("boy") };
  }
  const isWhole =
    first.kind === "child" &&
    first.count !== null &&
    link !== "and" &&
    parts !== null &&
    parts <= first.count;
  if (first.counted && rest.length > 0 && isWhole) return { ...base, children: first.count };
  return { ...base, children: total(cluster) };
}
