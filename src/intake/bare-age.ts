/** Ages without any unit: "мальчик 10,", "ей шесть", "үлкені 9 да", "дети 12 8 и 3", "екі қыз, 14 пен 15те", "пропала дочь. 14." */
import { type AgeGroup, ADULT, groupOf } from "./age-group.ts";
import { isChildWord, isSingle } from "./child-noun.ts";
import type { Intake } from "./intake.ts";
import { type List, listStartingAt } from "./number-list.ts";
import type { Num } from "./numbers.ts";
import { breakAt, gapAt, hitOf, type Reading, strictAt } from "./reading.ts";

export type Around = {
  readonly reading: Reading;
  readonly intake: Intake;
  readonly numbers: readonly Num[];
  /** Is a child named anywhere in the text? */
  readonly child: boolean;
};

/** A bare number from here on may be an age by its place alone; 1 and 2 count things far more often. */
const LEAST_ALONE = 3;

export function bareAge(around: Around, number: Num): AgeGroup | null {
  const { reading, intake, numbers } = around;
  const inPlay = number.value < ADULT && number.value >= 1 && !number.label && !number.collective;
  if (!inPlay) return null;
  const pair = pairOfCounted(around, number);
  if (pair !== null) return groupOf(reading, pair.tokens, pair.values, false);
  const list = listStartingAt(reading, intake, numbers, number.at);
  const values = list ?? { tokens: [number.at], values: [number.value], range: false };
  const isRange = isFromTo(around, number, values);
  const isTold =
    isRange ||
    isOfSomebody(around, number) ||
    isAfterPerson(around, number) ||
    isInflectedAge(around, number, values) ||
    isInBrackets(around, number, values) ||
    isOfEach(around, number) ||
    isSeries(around, number, values) ||
    isAboutAfter(around, values) ||
    isAboutAlone(around, number) ||
    isOfTwo(around, number) ||
    isAfterSingle(around, number);
  return isTold ? groupOf(reading, values.tokens, values.values, values.range || isRange) : null;
}

/** Only where no age was found otherwise: a number that has a clause to itself ("Балам жок кешеден бери. 14. Ленгир"). */
export function loneAge({ reading, intake, numbers, child }: Around): AgeGroup | null {
  if (!child) return null;
  const alone = numbers.filter((number) => {
    // "детей: 4" counts.
    if (isChildWord(reading, intake, number.at - 1) && !isSingle(reading, intake, number.at - 1))
      return false;
    const token = reading.tokens[number.at];
    const begins = (token?.before ?? 0) >= 2 && !(number.at === 0 || token?.gap.includes("\n") === true);
    const inPlay =
      number.value >= LEAST_ALONE &&
      number.value < ADULT &&
      number.digits &&
      !number.label &&
      !number.collective;
    return begins && inPlay && endsClause(reading, number.last) && !isHour(reading, number.at);
  });
  const [only] = alone;
  if (only === undefined || alone.length > 1) return null;
  return groupOf(reading, [only.at], [only.value], false);
}

function endsClause(reading: Reading, last: number): boolean {
  const next = reading.tokens[last + 1];
  return next === undefined || next.before >= 2;
}

function isGroup({ reading, intake }: Around, at: number, name: string): boolean {
  return hitOf(reading, at, intake.groups.get(name)) !== undefined;
}

/** "ей 17", "үлкені 9 да", "самому маленькому 7". */
function isAfterPerson(around: Around, number: Num): boolean {
  const { reading } = around;
  let before = number.at - 1;
  while (isGroup(around, before, "around")) before -= 1;
  if (!isGroup(around, before, "who") || breakAt(reading, number.at) > 2) return false;
  const next = number.last + 1;
  const isRanked = isGroup(around, before, "rank") && number.value >= LEAST_ALONE;
  const ends = endsClause(reading, number.last) || isGroup(around, next, "and");
  return number.inflected || ends || (isRanked && !countsNext(around, number.last));
}

/** "5-6 күн", "7 раз", "2 бала": the number belongs to the word after it. */
function countsNext(around: Around, last: number): boolean {
  const counted = ["unit", "heads", "label", "child", "age_after", "months", "number_ordinal"];
  return counted.some((name) => isGroup(around, last + 1, name));
}

/** "балдызы 15те", "қыз 14-те", "12дегі бала", "сегізде", "14-тен асты": a case ending that hours have as well. */
function isInflectedAge(around: Around, number: Num, { values, tokens }: List): boolean {
  // "14 пен 15-те": the ending stands at the last.
  const end = around.numbers.find(({ last }) => last === tokens.at(-1));
  const isListed = end?.inflected === true && !end.label && number.value >= LEAST_ALONE;
  if (!(number.inflected || isListed) || number.value < 2) return false;
  const hour = [1, 2].some((back) => isGroup(around, number.at - back, "hour"));
  if (hour || isGroup(around, number.last + 1, "to") || isGroup(around, number.last + 1, "since"))
    return false;
  const isBeside = ["girl", "boy", "child", "who"].some((kind) => isGroup(around, number.at - 1, kind));
  return isBeside || around.child || values.length > 1;
}

/** "у Тимура (11)", "три сестры (4, 6, 9)". */
function isInBrackets(around: Around, number: Num, { tokens }: Pick<List, "tokens">): boolean {
  const { reading } = around;
  const opens = /\(\s?$/u.test(gapAt(reading, number.at));
  return opens && number.digits && around.child && endsClause(reading, tokens.at(-1) ?? number.last);
}

/** "девочки по 12", "оба по 14", "двое, обе 13": what follows counts nothing. */
function isOfEach(around: Around, number: Num): boolean {
  const { reading, intake, child } = around;
  if (!isGroup(around, number.at - 1, "each") || !number.digits || breakAt(reading, number.at) > 1)
    return false;
  const ends = endsClause(reading, number.last) || isGroup(around, number.last + 1, "and");
  if (ends && isChildWord(reading, intake, number.at - 2)) return true;
  const inPlay = child && number.value >= LEAST_ALONE && !countsNext(around, number.last);
  return inPlay && (ends || isFollowedFreely(around, number.last));
}

/** "от пяти до девяти", "6-дан 12-ге дейін", "from 5 to 9": of children, where no hours are told. */
function isFromTo(around: Around, number: Num, { values, tokens }: List): boolean {
  const { reading, child } = around;
  const [low = 0, high = 0] = values;
  const [first = 0] = tokens;
  const last = tokens.at(-1) ?? first;
  const inPlay = child && values.length === 2 && low < high && high < ADULT && !countsNext(around, last);
  if (!inPlay || isHourNear(around, first)) return false;
  if (isGroup(around, last + 1, "to")) return /[днт][ае]н$/u.test(wordAt(reading, number.last));
  return endsClause(reading, last) && /^(?:от|from|between)$/u.test(wordAt(reading, first - 1));
}

function isHourNear(around: Around, first: number): boolean {
  return [1, 2].some((back) => isGroup(around, first - back, "hour"));
}

function wordAt({ tokens }: Reading, at: number): string {
  const token = tokens[at];
  return token === undefined ? "" : token.strict || token.plain;
}

/** "15-тегі танысым", "16ға толды": the ending says that it is somebody's age, whoever it is. */
function isOfSomebody(around: Around, number: Num): boolean {
  const { reading } = around;
  if (!number.inflected || number.value < LEAST_ALONE || isHourNear(around, number.at)) return false;
  const ending = wordAt(reading, number.last);
  const next = wordAt(reading, number.last + 1);
  if (/[дт][ае]г[ыи]$/u.test(ending))
    return number.digits && !countsNext(around, number.last) && !isGroup(around, number.last + 1, "label");
  return /[гк][ае]$/u.test(ending) && /^тол(?:д|ып|г|а)/u.test(next);
}

/** "three sisters, 4, 6 and 9", "Братья 15 и 16 уехали", "двое детей из Ташкента, 6 и 9, сидят". */
function isSeries(around: Around, number: Num, { values, tokens, range }: List): boolean {
  const { reading, intake, child } = around;
  if (values.length < 2 || values.some((value) => value >= ADULT)) return false;
  // "два-три раза", "один и тот же": words are ages only where nothing else can be meant.
  const isWords = !number.digits && !number.inflected;
  if (isWords && (values.some((value) => value < 2) || countsNext(around, tokens.at(-1) ?? 0))) return false;
  let named = number.at - 1;
  while (isGroup(around, named, "around") || isGroup(around, named, "small")) named -= 1;
  const before = breakAt(reading, named + 1);
  const ends = endsClause(reading, tokens.at(-1) ?? number.last);
  const isNamed = isChildWord(reading, intake, named) || isGroup(around, named, "collective");
  if (isWords && !(isNamed && before <= 2 && ends) && !(child && before >= 2 && ends && !range)) return false;
  if (isNamed && before <= 2) return !range || ends || isAgeRange(around, values, tokens);
  return child && before >= 2 && ends && values.every((value) => value >= 2);
}

/** "2 қыз 7-8 ақша сұрайды": a range beside children that counts nothing else. */
function isAgeRange(around: Around, values: readonly number[], tokens: readonly number[]): boolean {
  return values.every((value) => value >= LEAST_ALONE) && !countsNext(around, tokens.at(-1) ?? 0);
}

/** "екі бала 13 пен 14 ұл", "2 бала, 8 и 11 қыз бен ұл": two numbers before a noun, where the children were counted before. */
function pairOfCounted({ reading, intake, numbers }: Around, number: Num): List | null {
  const other = numbers.find(({ at }) => at > number.last);
  if (other === undefined || other.at - number.last > 2) return null;
  const isJoined =
    other.at - number.last === 2 && hitOf(reading, number.last + 1, intake.groups.get("and")) !== undefined;
  const both = [number, other];
  const inPlay = both.every(({ value, digits }) => digits && value >= LEAST_ALONE && value < ADULT);
  if (!isJoined || !inPlay) return null;
  const counted = numbers.filter(({ last }) => last < number.at && isChildWord(reading, intake, last + 1));
  // "2 ул кайыр сурап тур 8 бен 10": as many as were counted.
  const isNamed = isChildWord(reading, intake, other.last + 1);
  if (!(isNamed ? counted.length > 0 : counted.some(({ value }) => value === 2))) return null;
  return { tokens: [number.at, other.at], values: both.map(({ value }) => value), range: false };
}

/** "17 шамасы", "9 мен 13 мөлшері", "бес пен тогыздын арасы". */
function isAboutAfter(around: Around, { values, tokens }: List): boolean {
  const next = (tokens.at(-1) ?? 0) + 1;
  const isNear = breakAt(around.reading, next) <= 1;
  const first = tokens[0] ?? 0;
  const isTime = [1, 2].some((back) => isGroup(around, first - back, "hour"));
  const inPlay = values.every((value) => value >= LEAST_ALONE && value < ADULT);
  return around.child && isNear && inPlay && !isTime && isGroup(around, next, "about_after");
}

/** "says he will jump, about 15, alone": a clause of its own. */
function isAboutAlone(around: Around, number: Num): boolean {
  const { reading } = around;
  let first = number.at;
  while (isGroup(around, first - 1, "around")) first -= 1;
  const isOwn = first < number.at && (reading.tokens[first]?.before ?? 0) >= 2;
  const inPlay = number.digits && number.value >= LEAST_ALONE && !isHourNear(around, number.at);
  return isOwn && inPlay && around.child && endsClause(reading, number.last);
}

/** "екі немересі бар. Қыз 8 ұл 10", "девочка 7 мальчик 9": one noun, one number, twice. */
function isOfTwo({ reading, intake, numbers }: Around, number: Num): boolean {
  const isOne = (at: number): boolean => isSingle(reading, intake, at) && breakAt(reading, at + 1) <= 1;
  const inPlay = (each: Num | undefined): boolean =>
    each !== undefined &&
    each.digits &&
    each.value >= LEAST_ALONE &&
    each.value < ADULT &&
    isOne(each.at - 1);
  const after = numbers.find(({ at }) => at === number.last + 2);
  const before = numbers.find(({ last }) => last === number.at - 2);
  return inPlay(number) && (inPlay(after) || inPlay(before));
}

/** "девочка 14 с эпилепсией", "девка 13 рассказала", "boy 7 separated", "қыз 17 Оралдан": what follows counts nothing. */
function isFollowedFreely(around: Around, last: number): boolean {
  const { reading } = around;
  const next = reading.tokens[last + 1];
  if (next === undefined || next.before > 1) return true;
  if (next.kind === "number" || isChildWord(reading, around.intake, last + 1)) return false;
  return !isGroup(around, last + 1, "grown") && !countsNext(around, last);
}

/** "мальчик 10,", "boy, 13", "Boy around 8 begging", "a girl of fifteen". */
function isAfterSingle(around: Around, number: Num): boolean {
  const { reading, intake } = around;
  let named = number.at - 1;
  while (isGroup(around, named, "around")) named -= 1;
  const single = isSingle(reading, intake, named) && breakAt(reading, named + 1) <= 2;
  const isAbout = named < number.at - 1 && reading.tokens[number.at]?.script !== "cyrillic";
  const ends = endsClause(reading, number.last) || isGroup(around, number.last + 1, "and");
  const inPlay = number.value >= LEAST_ALONE;
  if (!number.digits) {
    // "girl twelve,", "unaccompanied minor, ten, landed", "a girl of fifteen"
    const isOf = reading.tokens[number.at - 1]?.plain === "of";
    return inPlay && single && !number.collective && (isOf || (ends && !countsNext(around, number.last)));
  }
  if (single && inPlay && !countsNext(around, number.last) && isFollowedFreely(around, number.last))
    return true;
  return number.value >= 2 && single && (ends || (isAbout && !countsNext(around, number.last)));
}

/** "ночью 7", "в 9": a time of the day. */
function isHour(reading: Reading, at: number): boolean {
  return /^(?:в|к|на|до|с|сагат|сагатта|at|by)$/u.test(strictAt(reading, at - 1));
}
