/** Ages of children: "7-8 жаста", "лет 10", "8-ге келген", "6 айлық", "полтора года", "девочка, 12". */
import type { Intake } from "./intake.ts";
import { type AgeGroup, ADULT, groupOf } from "./age-group.ts";
import { bareAge, loneAge } from "./bare-age.ts";
import { isChildWord } from "./child-noun.ts";
import { type List, listEndingAt, listStartingAt } from "./number-list.ts";
import type { Num } from "./numbers.ts";
import { breakAt, hitOf, type Reading, strictAt } from "./reading.ts";

export function findAges(reading: Reading, intake: Intake, numbers: readonly Num[]): readonly AgeGroup[] {
  const groups: AgeGroup[] = [];
  const used = new Set<number>();
  const take = (found: AgeGroup | null): void => {
    if (found === null || found.tokens.some((at) => used.has(at))) return;
    for (const at of found.tokens) used.add(at);
    const values = found.values.filter((value) => value < ADULT).map(Math.floor);
    if (values.length > 0) groups.push({ ...found, values });
  };
  for (const at of reading.tokens.keys()) {
    take(wordAge(reading, intake, at));
    take(countedBefore(reading, intake, numbers, at));
    take(countedAfter(reading, intake, numbers, at));
  }
  const child = reading.tokens.some(
    (_, at) => isChildWord(reading, intake, at) || isKin(reading, intake, at),
  );
  for (const number of numbers) take(bareAge({ reading, intake, numbers, child }, number));
  if (groups.length === 0) take(loneAge({ reading, intake, numbers, child }));
  return withoutParents(groups, reading, intake).sort((a, b) => a.span.start - b.span.start);
}

/** "новорождённого оставила мать 16 лет": beside a baby left behind a young parent's age is no child's; elsewhere she is a child as well. */
function withoutParents(groups: AgeGroup[], reading: Reading, intake: Intake): AgeGroup[] {
  const isLeft = reading.tokens.some(
    (_, at) => hitOf(reading, at, intake.groups.get("adult_gone")) !== undefined,
  );
  if (!isLeft || !groups.some(({ values }) => values[0] === 0)) return groups;
  const isParent = (at: number): boolean =>
    hitOf(reading, at, intake.groups.get("adult_parent")) !== undefined;
  return groups.filter(({ values, tokens }) => {
    const [first = 0] = tokens;
    const behind = (tokens.at(-1) ?? first) + 1;
    const isBeside = isParent(first - 1) || [0, 1, 2].some((step) => isParent(behind + step));
    return values.length > 1 || (values[0] ?? 0) < LEAST_PARENT || !isBeside;
  });
}

const LEAST_PARENT = 12;

/** "грудной", "годовалый", "двухлетняя": the word is the age. */
function wordAge(reading: Reading, intake: Intake, at: number): AgeGroup | null {
  const hit = reading.hits[at]?.find(({ pattern }) => intake.ageWords.has(pattern));
  // "жаңа туған бала": two words.
  const isNewborn = strictAt(reading, at) === "туган" && /^жана(?:дан)?$/u.test(strictAt(reading, at - 1));
  const value = hit === undefined ? (isNewborn ? 0 : undefined) : intake.ageWords.get(hit.pattern);
  return value === undefined ? null : groupOf(reading, [at], [value], false);
}

/** Numbers before a unit: "7-8 жаста", "5, 7 и 9 лет", "6 айлық", "4 мес". */
function countedBefore(
  reading: Reading,
  intake: Intake,
  numbers: readonly Num[],
  at: number,
): AgeGroup | null {
  const next = reading.tokens[at + 1];
  const isShort =
    hitOf(reading, at, intake.groups.get("age_short")) !== undefined &&
    (next === undefined ||
      next.before >= 2 ||
      (next.gap.startsWith(".") && !/^\p{Lu}/u.test(next.text)) ||
      isBesideChild(reading, intake, at - 1, at));
  const years = hitOf(reading, at, intake.groups.get(isShort ? "age_short" : "age_after"));
  const months = hitOf(reading, at, intake.groups.get("months"));
  const days = hitOf(reading, at, intake.groups.get("days_old"));
  if (years === undefined && months === undefined && days === undefined) return null;
  const list = listEndingAt(reading, intake, numbers, at - 1);
  if (list === null || breakAt(reading, at) > 1) return null;
  if (isDuration(reading, intake, list, at)) return null;
  if (years !== undefined) {
    const more = moreAfter(reading, intake, numbers, at);
    const tokens = [...list.tokens, at, ...(more === null ? [] : [more.at, more.last])];
    const values = more === null ? list.values : [...list.values, more.value];
    return groupOf(reading, tokens, values, list.range && more === null);
  }
  // Months are ages only beside a child: "8 месяцев ждёт" is a time.
  const isMonthly = /^(?:айлык|ailyk|ailyq)/u.test(
    reading.tokens[at]?.strict || (reading.tokens[at]?.loose ?? ""),
  );
  const isOfAnybody =
    isMonthly &&
    reading.tokens.some((_, each) => isChildWord(reading, intake, each) || isKin(reading, intake, each));
  if (!isOfAnybody && !isBesideChild(reading, intake, list.tokens[0] ?? at, at)) return null;
  // "нәресте 5 күндік": not a year old, however many days.
  return groupOf(
    reading,
    [...list.tokens, at],
    list.values.map((value) => (months === undefined ? 0 : value / 12)),
    list.range,
  );
}

/** "четыре года и семь,": one more age after the unit, and then the clause ends. */
function moreAfter(reading: Reading, intake: Intake, numbers: readonly Num[], unit: number): Num | null {
  if (hitOf(reading, unit + 1, intake.groups.get("and")) === undefined || breakAt(reading, unit + 1) > 1)
    return null;
  const more = numbers.find((number) => number.at === unit + 2);
  if (more === undefined || more.label || more.collective || more.value < 1 || more.value >= ADULT)
    return null;
  return breakAt(reading, more.at) <= 1 && breakAt(reading, more.last + 1) >= 2 ? more : null;
}

/** Numbers after a word for age: "лет 10", "жасы 7-де", "aged 11 to 13", "возраст примерно 5". */
function countedAfter(
  reading: Reading,
  intake: Intake,
  numbers: readonly Num[],
  at: number,
): AgeGroup | null {
  // "девочка года три", "ему года четыре"; "три года" alone is a time.
  const isYears =
    hitOf(reading, at, intake.groups.get("age_before_child")) !== undefined &&
    (isChildWord(reading, intake, at - 1) || personBefore(reading, intake, at) !== null);
  if (!isYears && hitOf(reading, at, intake.groups.get("age_before")) === undefined) return null;
  let next = at + 1;
  while (hitOf(reading, next, intake.groups.get("around")) !== undefined) next += 1;
  const list = listStartingAt(reading, intake, numbers, next);
  const token = reading.tokens[next];
  const isNear = token !== undefined && (token.before <= 1 || /^\s?[:–—-]/u.test(token.gap));
  // "7 лет 2 мальчика": the unit already has its number.
  if (list === null || !isNear || numbers.some(({ last }) => last === at - 1)) return null;
  return groupOf(reading, [at, ...list.tokens], list.values, list.range);
}

/** "2 года не ходит в школу", "5 лет назад", "до 18 лет", "16 жасқа дейін": a time or a bound, no age. */
function isDuration(reading: Reading, intake: Intake, list: List, unit: number): boolean {
  const first = list.tokens[0] ?? unit;
  const is = (at: number, name: string): boolean => hitOf(reading, at, intake.groups.get(name)) !== undefined;
  if (is(first - 1, "until") && !list.range) return true;
  if (is(unit + 1, "since") && breakAt(reading, unit + 1) <= 1) return true;
  if (is(first - 1, "during")) return true;
  const isApart = breakAt(reading, unit + 1) >= 2 || !isBesideChild(reading, intake, first, unit);
  if (isApart && isLivedThrough(reading, intake, first)) return true;
  const isYears = is(unit, "calendar_years");
  const goesOn = is(unit + 1, "lasting") && breakAt(reading, unit + 1) <= 1;
  return isYears && goesOn && !isBesideChild(reading, intake, first, unit);
}

/** "живут в Каскелене 5 лет", "работает у него три года": since when, not how old. */
function isLivedThrough(reading: Reading, intake: Intake, first: number): boolean {
  for (let back = 1; back <= LIVES_BEFORE; back += 1) {
    if (LIVES.test(reading.tokens[first - back]?.plain ?? "")) return true;
    if (isChildWord(reading, intake, first - back)) return false;
    if (breakAt(reading, first - back + 1) >= 2) return false;
  }
  return false;
}

const LIVES_BEFORE = 4;
const LIVES =
  /^(?:жив[её]т|живут|живем|живём|проживает|проживают|прожила?|прожили|работает|работают|работала?|работали)$/u;

function isBesideChild(reading: Reading, intake: Intake, first: number, unit: number): boolean {
  const isPerson = (at: number): boolean =>
    isChildWord(reading, intake, at) ||
    hitOf(reading, at, intake.groups.get("collective")) !== undefined ||
    personBefore(reading, intake, at + 1) !== null;
  if (isPerson(unit + 1)) return true;
  for (let back = 1; back <= 4; back += 1) {
    if (isPerson(first - back)) return true;
    if (breakAt(reading, first - back + 1) >= 2) return false;
  }
  return false;
}

/** A word for somebody of a family or a school: a number beside it may be an age. */
function isKin(reading: Reading, intake: Intake, at: number): boolean {
  return ["who", "kin"].some((group) => hitOf(reading, at, intake.groups.get(group)) !== undefined);
}

/** "старшему", "үлкені", "ей": somebody whose age may follow. */
function personBefore(reading: Reading, intake: Intake, at: number): number | null {
  let before = at - 1;
  while (hitOf(reading, before, intake.groups.get("around")) !== undefined) before -= 1;
  return hitOf(reading, before, intake.groups.get("who")) === undefined ? null : before;
}
