/** Words for children in a text: which kind, one or several. */
import type { Intake } from "./intake.ts";
import { NUMBER } from "./phrase-book.ts";
import { breakAt, hitOf, type Reading, strictAt } from "./reading.ts";
import { isPlural } from "./suffix.ts";

export type ChildKind = "girl" | "boy" | "child";

export type ChildNoun = {
  /** First and last token: "қыз бала", "девочка-подросток" are one noun. */
  readonly at: number;
  readonly last: number;
  readonly kind: ChildKind;
  readonly many: boolean;
};

/** An alert has a handful; the bound keeps the work for a message of any length small. */
const MOST_NOUNS = 100;

export function isChildWord(reading: Reading, intake: Intake, at: number): boolean {
  return hitOf(reading, at, intake.groups.get("child")) !== undefined;
}

export function isSingle(reading: Reading, intake: Intake, at: number): boolean {
  return isChildWord(reading, intake, at) && !isMany(reading, intake, at);
}

/** `masked`: tokens that belong to other words ("балалар үйі", "детский сад"). */
export function childNouns(
  reading: Reading,
  intake: Intake,
  masked: ReadonlySet<number>,
): readonly ChildNoun[] {
  const nouns: ChildNoun[] = [];
  for (const at of reading.tokens.keys()) {
    if (nouns.length === MOST_NOUNS) break;
    if (masked.has(at) || isStreetShort(reading, at)) continue;
    if (isGrown(reading, intake, at) || isOtherWord(reading, intake, at)) continue;
    if (isOwner(reading, intake, at) || isWife(reading, intake, at) || isGrownUp(reading, intake, at))
      continue;
    const noun = isChildWord(reading, intake, at) ? nounAt(reading, intake, at) : agedNoun(reading, at);
    if (noun === null) continue;
    const previous = nouns.at(-1);
    const adjacent = previous !== undefined && previous.last === at - 1 && breakAt(reading, at) <= 1;
    const merged = adjacent ? joined(reading, previous, noun) : null;
    if (merged === null) nouns.push(noun);
    else nouns[nouns.length - 1] = merged;
  }
  return nouns;
}

/** "көп балалы" (with many children) and "ұлы" (great) are no children, unless counted ("3 балалы"), owned ("көршінің ұлы") or paired ("қызы мен ұлы"). */
function isOtherWord(reading: Reading, intake: Intake, at: number): boolean {
  const rest = hitOf(reading, at, intake.groups.get("child"))?.rest ?? "";
  const isWith = /(?:лы|ли)$/u.test(rest) && !/^(?:лар|лер|дар|дер)/u.test(rest);
  const isGreat = reading.tokens[at]?.strict === "улы";
  if (!isWith && !isGreat) return false;
  const isOwned = isGreat && /[ндт][ыи]н$/u.test(strictAt(reading, at - 1));
  const isPaired =
    isGreat &&
    hitOf(reading, at - 1, intake.groups.get("and")) !== undefined &&
    isChildWord(reading, intake, at - 2);
  return !isOwned && !isPaired && !hasNumber(reading, intake, at - 1);
}

function hasNumber(reading: Reading, intake: Intake, at: number): boolean {
  return reading.hits[at]?.some(({ pattern }) => pattern === NUMBER || intake.numbers.has(pattern)) === true;
}

/** "сіңлімнің баласы", "қызының ұлы": whose child it is. */
function isOwner(reading: Reading, intake: Intake, at: number): boolean {
  const isOf = /[ндт][ыи]н$/u.test(strictAt(reading, at));
  const next = reading.tokens[at + 1];
  if (!isOf || next === undefined || next.before > 1 || !isChildWord(reading, intake, at + 1)) return false;
  return /[ыи](?:н|на|не|нын|нин)?$/u.test(next.strict);
}

/** "к взрослому парню", "ересек жігіт": no child. */
function isGrownUp(reading: Reading, intake: Intake, at: number): boolean {
  const isBoy = hitOf(reading, at, intake.groups.get("boy")) !== undefined;
  return isBoy && breakAt(reading, at) <= 1 && /^(?:взросл|ересек)/u.test(strictAt(reading, at - 1));
}

/** How far from a daughter-in-law her age may stand. */
const WIFE_AGE = 4;

/** "келін", "невестка": a child only where an age stands beside her. */
function isWife(reading: Reading, intake: Intake, at: number): boolean {
  if (hitOf(reading, at, intake.groups.get("aged_only")) === undefined) return false;
  for (let away = 1; away <= WIFE_AGE; away += 1) {
    for (const here of [at - away, at + away]) {
      const value = Number(reading.tokens[here]?.text);
      if (value >= 10 && value < 18) return false;
    }
  }
  return true;
}

/** "брат", "сестра" are children when they are counted or named together ("два брата", "брат и сестра"), else anybody. */
function isGrown(reading: Reading, intake: Intake, at: number): boolean {
  const { groups } = intake;
  const is = (where: number, name: string): boolean => hitOf(reading, where, groups.get(name)) !== undefined;
  if (!is(at, "counted_only")) return false;
  const isCounted = hasNumber(reading, intake, at - 1);
  const isPaired = [1, -1].some((step) => is(at + step, "and") && is(at + 2 * step, "counted_only"));
  return !isCounted && !isPaired;
}

/** "ул" is Russian "street" and, without the special letter, Kazakh "boy": a street when a name or a full stop follows. */
export function isStreetShort(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  if (token === undefined || !/^(?:ул|ul)$/iu.test(token.text)) return false;
  const next = reading.tokens[at + 1];
  if (next === undefined || reading.tokens[at - 1]?.kind === "number") return false;
  return next.gap.startsWith(".") || (next.before <= 1 && /^\p{Lu}/u.test(next.text));
}

function nounAt(reading: Reading, intake: Intake, at: number): ChildNoun {
  // "ер бала", "жігіт бала"
  const kind = kindOf(reading, intake, at);
  const many = isMany(reading, intake, at);
  const isBoy =
    breakAt(reading, at) <= 1 && hitOf(reading, at - 1, intake.groups.get("boy_before")) !== undefined;
  return isBoy && kind === "child"
    ? { at: at - 1, last: at, kind: "boy", many }
    : { at, last: at, kind, many };
}

/** "12-летний", "16летнюю", "двухлетние" stand for the child. */
function agedNoun(reading: Reading, at: number): ChildNoun | null {
  const ending = /летн(?<ending>ий|его|ему|им|ем|яя|ей|юю|ие|их|ими)$/u.exec(strictAt(reading, at))?.groups?.[
    "ending"
  ];
  if (ending === undefined || /совершеннолетн/u.test(strictAt(reading, at))) return null;
  const kind = /^(?:яя|ей|юю)$/u.test(ending)
    ? "girl"
    : /^(?:ий|его|ему|ем)$/u.test(ending)
      ? "boy"
      : "child";
  return { at, last: at, kind, many: /^(?:ие|их|ими)$/u.test(ending) };
}

/** "қыз бала", "жасөспірім ұл", "ребёнок-девочка": a word of sex and a word of age side by side are one child. */
function joined(reading: Reading, first: ChildNoun, second: ChildNoun): ChildNoun | null {
  // "12-летний ребёнок": the adjective has the noun's gender, not the child's sex.
  if (/летн\p{L}{2,3}$/u.test(strictAt(reading, first.at)))
    return { at: first.at, last: second.last, kind: second.kind, many: second.many };
  if (first.kind !== "child" && second.kind !== "child") return null;
  const kind = first.kind === "child" ? second.kind : first.kind;
  return { at: first.at, last: second.last, kind, many: first.many || second.many };
}

/** "внуки", "племянники" may be girls as well. */
function kindOf(reading: Reading, intake: Intake, at: number): ChildKind {
  if (hitOf(reading, at, intake.groups.get("sexless_many")) !== undefined) return "child";
  if (hitOf(reading, at, intake.groups.get("girl")) !== undefined) return "girl";
  return hitOf(reading, at, intake.groups.get("boy")) !== undefined ? "boy" : "child";
}

function isMany(reading: Reading, intake: Intake, at: number): boolean {
  const { groups } = intake;
  if (hitOf(reading, at, groups.get("child_many")) !== undefined) return true;
  if (hitOf(reading, at, groups.get("child_one")) !== undefined) return false;
  if (hitOf(reading, at, groups.get("child_either")) !== undefined) {
    // "у девочки" is one, "девочки" without a preposition several.
    return hitOf(reading, at - 1, groups.get("of_one")) === undefined;
  }
  const hit = hitOf(reading, at, groups.get("child"));
  const rest = hit?.rest ?? "";
  // A misspelt Russian word is in no list of forms; its ending must do.
  if (hit?.typo === true && /(?:[иы]|[оеё]в|ей|[ая]м|[ая]ми|[ая]х)$/u.test(strictAt(reading, at)))
    return true;
  const quantified = hitOf(reading, at - 1, groups.get("several")) !== undefined;
  return isPlural(rest) || quantified;
}
