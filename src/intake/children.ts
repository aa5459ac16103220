/** How many children, how many girls and boys: "2 қыз 1 ұл", "мальчик и девочка", "трое детей, из них одна девочка". */
import type { AgeGroup } from "./age-group.ts";
import type { ChildNoun } from "./child-noun.ts";
import type { Span } from "./fields.ts";
import type { Intake } from "./intake.ts";
import type { Num } from "./numbers.ts";
import { countedByAges, unnamedChildren } from "./unnamed-children.ts";
import { hitOf, type Reading, spanOf, strictAt } from "./reading.ts";
import { isAdjective, isRange, MOST } from "./counted-noun.ts";
import { isBeside, type Mention, mentionOf } from "./mention.ts";
import { sexOf } from "./sex.ts";
import { type Siblings, siblingsByAge } from "./siblings.ts";

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
  const nouns = withoutPeers(found);
  const mentions = nouns.map((noun, order) => mentionOf(found, noun, nouns[order + 1]));
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

/** "сыныптастары ақшасын алып жүр, бала сабаққа бармайды": the others are no children of the alert. */
function withoutPeers({ reading, intake, nouns }: Found): readonly ChildNoun[] {
  const isOther = (at: number): boolean =>
    hitOf(reading, at, intake.groups.get("peers")) !== undefined ||
    SUITOR.test(reading.tokens[at]?.plain ?? "");
  const own = nouns.filter(({ at }) => !isOther(at));
  return own.length === 0 ? nouns : own;
}

/** "уехала с парнем", "жігітінің үйінде": somebody's young man, in another case than whom the message is about. */
const SUITOR =
  /^(?:парн(?:ем|ём|я|ю)|ж[иі]г[иі]т(?:[иі]н[иі]ң|[иі]н[иі]н|[иі]мен|пен|т[иі]ң|т[иі]н|[иі]не|[иі]н)|(?:j|zh)igit(?:i?n[iy]n|imen|pen|tin|ine))$/u;

const NOTHING: Sum = { children: null, girls: null, boys: null, spans: [], counted: false, from: 0 };

function bestOf(found: Found, mentions: readonly Mention[], sums: readonly Sum[]): Sum {
  const counted = sums.filter((sum) => sum.counted && sum.children !== null);
  const largest = counted.toSorted((a, b) => (b.children ?? 0) - (a.children ?? 0))[0];
  const siblings = siblingsByAge(found.reading, found.intake, found.ages);
  if (largest !== undefined) return withSexes(withParts(found, largest, sums), siblings);
  if (siblings !== null) return { ...NOTHING, ...siblings, counted: true };
  const own = freeCount(found, mentions) ?? agedOne(found, mentions);
  if (own !== null) return own;
  return mentions.length === 0 ? unnamed(found) : (byAges(found, mentions) ?? singles(mentions, sums));
}

/** "екі бала отыр, апасы 12, інісі 5" */
function withSexes(sum: Sum, siblings: Siblings | null): Sum {
  if (siblings === null || sum.children !== siblings.children || sum.girls !== null || sum.boys !== null)
    return sum;
  return { ...sum, girls: siblings.girls, boys: siblings.boys };
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
  // "екі баланы ұрып жатыр, қыз бен ұл", "с тремя детьми: две девочки и мальчик": as many as the whole, told by sex.
  const both = sums.find(
    (sum) =>
      sum !== whole && (sum.girls ?? 0) + (sum.boys ?? 0) === whole.children && (whole.children ?? 0) > 1,
  );
  if (both !== undefined && whole.girls === null && whole.boys === null)
    return { ...whole, girls: both.girls, boys: both.boys };
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
    hitOf(reading, number.last + 1, intake.groups.get("grown")) === undefined &&
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
  // "дети с мамой: дочь и сын": nobody counted the children, but each is named.
  const named = sums.filter((sum) => (sum.children ?? 0) > 1);
  const [pair] = named;
  if (pair !== undefined && named.length === 1 && sums.every((sum) => sum === pair || sum.children === null))
    return pair;
  const [first] = sums;
  if (first === undefined || first.children === null || mentions[0]?.many === true) return NOTHING;
  const later = sums.slice(1).filter((sum) => sum.children === 1);
  const girls = first.girls ?? later.find((sum) => sum.girls === 1)?.girls ?? null;
  const boys = first.boys ?? later.find((sum) => sum.boys === 1)?.boys ?? null;
  if (first.children === 1 && girls !== null && boys !== null) return NOTHING;
  if (first.children > 1) return first;
  return { ...first, girls, boys };
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
    if (token.gap.includes("+") || isJoined(reading, second, at)) link = "and";
    if (at === second.from) break;
    const is = (name: string): boolean => hitOf(reading, at, intake.groups.get(name)) !== undefined;
    if (is("part")) link = "part";
    else if (is("and") && !aged.has(at)) link = link === "part" ? "part" : "and";
    else if (!aged.has(at) && !is("around") && !isAdjective(reading, intake, at)) return "none";
  }
  const differ = first.kind !== "child" && second.kind !== "child" && first.kind !== second.kind;
  // "балалар (4 бала)": the number tells how many they are, it adds nobody.
  if (link === "list" && first.count === null) return "none";
  return link === "list" && !first.counted && !second.counted && !differ ? "none" : link;
}

/** "девочка с младенцем", "қыз інісімен" */
function isJoined(reading: Reading, second: Mention, at: number): boolean {
  if (at !== second.from || second.counted) return false;
  return /^(?:с|со|with)$/u.test(wordAt(reading, at - 1)) || /[мбп]ен$/u.test(strictAt(reading, second.to));
}

const wordAt = ({ tokens }: Reading, at: number): string => tokens[at]?.plain ?? "";

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
    (first.kind === "child" || link === "part") &&
    first.count !== null &&
    link !== "and" &&
    parts !== null &&
    parts <= first.count;
  if (first.counted && rest.length > 0 && isWhole) return { ...base, children: first.count };
  return { ...base, children: total(cluster) };
}
