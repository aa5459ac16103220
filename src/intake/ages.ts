/** Ages of children: "7-8 жаста", "лет 10", "8-ге келген", "6 айлық", "полтора года", "девочка, 12". */
import type { Span } from "./fields.ts";
import type { Intake } from "./intake.ts";
import { isChildWord, isSingle } from "./child-noun.ts";
import type { Num } from "./numbers.ts";
import { hitOf, type Reading, spanOf } from "./reading.ts";

export type AgeGroup = {
  readonly values: readonly number[];
  /** Token indices of the numbers. */
  readonly tokens: readonly number[];
  readonly span: Span;
  /** A range has two ends and says nothing of how many children there are. */
  readonly range: boolean;
};

/** As many ages as one list may hold. */
const LONGEST_LIST = 12;

/** Nobody is a child from here on. */
const ADULT = 18;

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
  for (const number of numbers) take(bareAge(reading, intake, numbers, number));
  return groups.sort((a, b) => a.span.start - b.span.start);
}

/** "грудной", "годовалый", "двухлетняя": the word is the age. */
function wordAge(reading: Reading, intake: Intake, at: number): AgeGroup | null {
  const hit = reading.hits[at]?.find(({ pattern }) => intake.ageWords.has(pattern));
  const value = hit === undefined ? undefined : intake.ageWords.get(hit.pattern);
  return value === undefined ? null : group(reading, [at], [value], false);
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
    (next === undefined || next.before >= 2);
  const years = hitOf(reading, at, intake.groups.get(isShort ? "age_short" : "age_after"));
  const months = hitOf(reading, at, intake.groups.get("months"));
  if (years === undefined && months === undefined) return null;
  const list = listEndingAt(reading, intake, numbers, at - 1);
  if (list === null || (reading.tokens[at]?.before ?? 3) > 1) return null;
  if (isDuration(reading, intake, list, at)) return null;
  if (years !== undefined) return group(reading, [...list.tokens, at], list.values, list.range);
  // Months are ages only beside a child: "8 месяцев ждёт" is a time.
  if (!isBesideChild(reading, intake, list.tokens[0] ?? at, at)) return null;
  return group(
    reading,
    [...list.tokens, at],
    list.values.map((value) => value / 12),
    list.range,
  );
}

/** Numbers after a word for age: "лет 10", "жасы 7-де", "aged 11 to 13", "возраст примерно 5". */
function countedAfter(
  reading: Reading,
  intake: Intake,
  numbers: readonly Num[],
  at: number,
): AgeGroup | null {
  if (hitOf(reading, at, intake.groups.get("age_before")) === undefined) return null;
  let next = at + 1;
  while (hitOf(reading, next, intake.groups.get("around")) !== undefined) next += 1;
  const list = listStartingAt(reading, intake, numbers, next);
  const token = reading.tokens[next];
  const isNear = token !== undefined && (token.before <= 1 || /^\s?[:–—-]/u.test(token.gap));
  // "7 лет 2 мальчика": the unit already has its number.
  if (list === null || !isNear || numbers.some(({ last }) => last === at - 1)) return null;
  return group(reading, [at, ...list.tokens], list.values, list.range);
}

/** No unit at all: "мальчик 10,", "boy, 13", "үлкені 9 да", "ей 17", "бала, 16да". */
function bareAge(reading: Reading, intake: Intake, numbers: readonly Num[], number: Num): AgeGroup | null {
  const inPlay = number.value < ADULT && number.value >= 1 && !number.label && !number.collective;
  if (!inPlay) return null;
  const before = reading.tokens[number.at]?.before ?? 3;
  const next = reading.tokens[number.last + 1];
  const ends =
    next === undefined ||
    next.before >= 2 ||
    hitOf(reading, number.last + 1, intake.groups.get("and")) !== undefined;
  const list = listStartingAt(reading, intake, numbers, number.at);
  const values = list ?? { tokens: [number.at], values: [number.value], range: false };
  const made = group(reading, values.tokens, values.values, values.range);
  const who = personBefore(reading, intake, number.at);
  if (who !== null && before <= 2 && (number.inflected || ends)) return made;
  const isHour = [1, 2].some(
    (back) => hitOf(reading, number.at - back, intake.groups.get("hour")) !== undefined,
  );
  const one = ["girl", "boy", "child"].some(
    (kind) => hitOf(reading, number.at - 1, intake.groups.get(kind)) !== undefined,
  );
  if (number.inflected && !isHour && (one || hasChildNear(reading, intake, number.at))) return made;
  const bracket =
    /\(\s?$/u.test(reading.tokens[number.at]?.gap ?? "") && isChildWord(reading, intake, number.at - 1);
  const after = reading.tokens[(list?.tokens.at(-1) ?? number.last) + 1];
  if (bracket && number.digits && (after === undefined || after.before >= 2)) return made;
  const each =
    hitOf(reading, number.at - 1, intake.groups.get("each")) !== undefined &&
    isChildWord(reading, intake, number.at - 2);
  if (each && number.digits && ends) return made;
  // "three sisters, 4, 6 and 9"
  const isSeries = (list?.values.length ?? 0) > 1 && isChildWord(reading, intake, number.at - 1);
  if (isSeries && number.digits && before === 2 && (after === undefined || after.before >= 2)) return made;
  let named = number.at - 1;
  while (hitOf(reading, named, intake.groups.get("around")) !== undefined) named -= 1;
  const single = isSingle(reading, intake, named);
  return number.digits && number.value >= 2 && single && before <= 2 && ends ? made : null;
}

type List = {
  readonly tokens: readonly number[];
  readonly values: readonly number[];
  readonly range: boolean;
};

function listEndingAt(reading: Reading, intake: Intake, numbers: readonly Num[], last: number): List | null {
  let end = last;
  let half = 0;
  while (
    hitOf(reading, end, intake.groups.get("half")) !== undefined ||
    hitOf(reading, end, intake.groups.get("around")) !== undefined
  ) {
    if (hitOf(reading, end, intake.groups.get("half")) !== undefined) half = end;
    end -= 1;
  }
  let number = numbers.find((each) => each.last === end && isAge(each));
  if (number === undefined) return null;
  const found = [number];
  while (found.length < LONGEST_LIST) {
    const earlier = previousInList(reading, intake, numbers, number);
    if (earlier === null) break;
    found.unshift(earlier);
    number = earlier;
  }
  return listOf(reading, found, half > 0 ? [half] : []);
}

function listStartingAt(
  reading: Reading,
  intake: Intake,
  numbers: readonly Num[],
  first: number,
): List | null {
  let number = numbers.find((each) => each.at === first && isAge(each));
  if (number === undefined) return null;
  const found = [number];
  while (found.length < LONGEST_LIST) {
    const later: Num | undefined = numbers.find((each) => each.at > (number?.last ?? 0));
    if (
      later === undefined ||
      !isAge(later) ||
      previousInList(reading, intake, numbers, later) !== number ||
      isChildWord(reading, intake, later.last + 1)
    )
      break;
    found.push(later);
    number = later;
  }
  return listOf(reading, found, []);
}

function isAge(number: Num): boolean {
  return !number.label && !number.collective && number.value < 100;
}

/** The number that stands before `number` in one list with it: "5, 7 и 9", "3 пен 5", "7-8", "7 9 и 12". */
function previousInList(reading: Reading, intake: Intake, numbers: readonly Num[], number: Num): Num | null {
  let at = number.at - 1;
  let token = reading.tokens[number.at];
  if (token === undefined || token.before === 3) return null;
  if (["and", "to"].some((name) => hitOf(reading, at, intake.groups.get(name)) !== undefined)) {
    token = reading.tokens[at];
    at -= 1;
    if (token === undefined || token.before > 2) return null;
  }
  const earlier = numbers.find((each) => each.last === at);
  if (earlier === undefined || !isAge(earlier)) return null;
  // "7 9 и 12 лет", "екі үш жаста"; but "2 үш жаста" are two things.
  return token.before === 1 && at === number.at - 1 && earlier.digits !== number.digits ? null : earlier;
}

function listOf(reading: Reading, found: readonly Num[], extra: readonly number[]): List {
  const second = reading.tokens[found[1]?.at ?? -1];
  const between = (found[1]?.at ?? 0) - (found[0]?.last ?? 0);
  const joined = second !== undefined && /[-–—‑]/u.test(second.gap) && between === 1;
  const words =
    second !== undefined &&
    between === 2 &&
    /^(?:to|до|дейин|или|немесе|либо|or)$/u.test(wordBefore(reading, found[1]));
  const tokens = found.flatMap((number) => span(number.at, number.last));
  const next =
    (found[0]?.value ?? 0) + 1 === found[1]?.value && between === 1 && found.every(({ digits }) => !digits);
  const range = found.length === 2 && (joined || words || next || found[0]?.inflected === true);
  return { tokens: [...tokens, ...extra], values: found.map(({ value }) => value), range };
}

function wordBefore(reading: Reading, number: Num | undefined): string {
  const token = reading.tokens[(number?.at ?? 0) - 1];
  return token?.strict === "" ? token.plain : (token?.strict ?? "");
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

function group(
  reading: Reading,
  tokens: readonly number[],
  values: readonly number[],
  range: boolean,
): AgeGroup {
  const ordered = tokens.toSorted((a, b) => a - b);
  return { values, tokens: ordered, span: spanOf(reading, ordered), range };
}

/** "2 года не ходит в школу", "5 лет назад", "до 18 лет", "16 жасқа дейін": a time or a bound, no age. */
function isDuration(reading: Reading, intake: Intake, list: List, unit: number): boolean {
  const first = list.tokens[0] ?? unit;
  const is = (at: number, name: string): boolean => hitOf(reading, at, intake.groups.get(name)) !== undefined;
  if (is(first - 1, "until") && !list.range) return true;
  if (is(unit + 1, "since") && (reading.tokens[unit + 1]?.before ?? 3) <= 1) return true;
  if (is(first - 1, "during")) return true;
  const isYears = is(unit, "calendar_years");
  const goesOn = is(unit + 1, "lasting") && (reading.tokens[unit + 1]?.before ?? 3) <= 1;
  return isYears && goesOn && !isBesideChild(reading, intake, first, unit);
}

function isBesideChild(reading: Reading, intake: Intake, first: number, unit: number): boolean {
  const isPerson = (at: number): boolean =>
    isChildWord(reading, intake, at) ||
    hitOf(reading, at, intake.groups.get("collective")) !== undefined ||
    personBefore(reading, intake, at + 1) !== null;
  if (isPerson(unit + 1)) return true;
  for (let back = 1; back <= 4; back += 1) {
    if (isPerson(first - back)) return true;
    if ((reading.tokens[first - back + 1]?.before ?? 3) >= 2) return false;
  }
  return false;
}

/** "старшему", "үлкені", "ей": somebody whose age may follow. */
function personBefore(reading: Reading, intake: Intake, at: number): number | null {
  let before = at - 1;
  while (hitOf(reading, before, intake.groups.get("around")) !== undefined) before -= 1;
  return hitOf(reading, before, intake.groups.get("who")) === undefined ? null : before;
}

function hasChildNear(reading: Reading, intake: Intake, at: number): boolean {
  for (let back = 1; back <= 6; back += 1) if (isChildWord(reading, intake, at - back)) return true;
  return false;
}
