/** Numbers of a text, in digits and words, and what they cannot be: house numbers, school numbers, measures, ordinals. */
import { isStreetShort } from "./child-noun.ts";
import type { Intake } from "./intake.ts";
import { breakAt, hitOf, type Reading } from "./reading.ts";

export type Num = {
  readonly at: number;
  /** The last token of the number: "12" of "он екі", "де" of "5-те". */
  readonly last: number;
  readonly value: number;
  /** "двое", "үшеу", "екеуі": counts persons, never an age. */
  readonly collective: boolean;
  /** Digits, as opposed to a word: "бір" and "один" also mean "a certain" and "alone". */
  readonly digits: boolean;
  /** "9 да", "5-те", "8-ге": in Kazakh a bare number so inflected is often an age. */
  readonly inflected: boolean;
  /** School, house, road or bus number, ordinal, or followed by a measure ("3 км", "5 класс"): neither count nor age. */
  readonly label: boolean;
};

/** An alert has a handful; the bound keeps the work for a message of any length small. */
const MOST_NUMBERS = 100;

/** By the index of the token that begins the number. */
export function numbersOf(reading: Reading, intake: Intake): readonly Num[] {
  const numbers: Num[] = [];
  let past = -1;
  for (const at of reading.tokens.keys()) {
    if (at <= past) continue;
    const number =
      reading.tokens[at]?.kind === "number" ? digitsAt(reading, intake, at) : wordAt(reading, intake, at);
    if (number === null) continue;
    numbers.push(number);
    past = number.last;
    if (numbers.length === MOST_NUMBERS) break;
  }
  return numbers;
}

function digitsAt(reading: Reading, intake: Intake, at: number): Num | null {
  const token = reading.tokens[at];
  if (token === undefined || token.masked) return null;
  const { groups } = intake;
  const half = reading.tokens[at + 1];
  const isDecimal = half?.text === "5" && (half.gap === "," || half.gap === ".") && token.text.length === 1;
  let last = isDecimal ? at + 1 : at;
  let inflected = false;
  let isOrdinal = false;
  let collective = false;
  const tail = reading.tokens[last + 1];
  if (tail !== undefined && tail.kind === "word" && tail.before <= 1) {
    const joined = tail.before === 0;
    if (hitOf(reading, last + 1, groups.get("number_case")) !== undefined) inflected = true;
    else if (joined && hitOf(reading, last + 1, groups.get("number_ordinal")) !== undefined) isOrdinal = true;
    else if (
      // "5 еу": typed apart
      (joined || /^[еа]у[иы]?$/u.test(tail.strict)) &&
      hitOf(reading, last + 1, groups.get("number_person")) !== undefined
    )
      collective = true;
    if (inflected || isOrdinal || collective || (joined && isEnding(reading, intake, last + 1))) last += 1;
  }
  const value = Number(token.text) + (isDecimal ? 0.5 : 0);
  const label =
    isOrdinal ||
    token.text.length > 2 ||
    isLabelled(reading, intake, at) ||
    isMeasure(reading, intake, last + 1);
  return { at, last, value, collective, digits: true, inflected, label };
}

function isEnding(reading: Reading, intake: Intake, at: number): boolean {
  return hitOf(reading, at, intake.groups.get("number_ending")) !== undefined;
}

function wordAt(reading: Reading, intake: Intake, at: number): Num | null {
  const value = valueAt(reading, intake, at);
  // "бірі 15-те, екіншісі …": one of them, no number.
  if (value === undefined || hitOf(reading, at, intake.groups.get("who")) !== undefined) return null;
  if (isTogether(reading, at)) return null;
  const unit = value === 10 || value === 20 ? valueAt(reading, intake, at + 1) : undefined;
  const isCompound = unit !== undefined && unit < 10 && breakAt(reading, at + 1) <= 1;
  if (value === 10 && !isCompound && isPronoun(reading, intake, at)) return null;
  const last = isCompound ? at + 1 : at;
  return {
    at,
    last,
    value: isCompound ? value + unit : value,
    collective: hitOf(reading, last, intake.groups.get("collective")) !== undefined,
    digits: false,
    inflected: /(?:(?:да|де|та|те)(?:г[ыи])?|[гк][ае]|[лтд][ае]р(?:[дт][ае])?(?:г[ыи])?)$/u.test(
      reading.tokens[last]?.loose ?? "",
    ),
    label: isLabelled(reading, intake, at) || isMeasure(reading, intake, last + 1),
  };
}

/** "ағасымен бірге": together; "бірге толды": turned one. */
function isTogether({ tokens }: Reading, at: number): boolean {
  return tokens[at]?.loose === "бирге" && !/^(?:тол|кел|таяу|таян)/u.test(tokens[at + 1]?.loose ?? "");
}

/** "он" is Kazakh "ten" and Russian "he": ten only before what can be counted in Kazakh. */
function isPronoun(reading: Reading, intake: Intake, at: number): boolean {
  if (!/^(?:он|on)$/iu.test(reading.tokens[at]?.text ?? "")) return false;
  return !["child", "girl", "boy", "age_after", "adjective"].some(
    (group) => hitOf(reading, at + 1, intake.groups.get(group)) !== undefined,
  );
}

function valueAt(reading: Reading, intake: Intake, at: number): number | undefined {
  const hit = reading.hits[at]?.find(({ pattern }) => intake.numbers.has(pattern));
  return hit === undefined || hit.typo ? undefined : intake.numbers.get(hit.pattern);
}

function isLabelled(reading: Reading, intake: Intake, at: number): boolean {
  const token = reading.tokens[at];
  if (token === undefined || /[№#]/u.test(token.gap)) return true;
  if (token.before === 0 && token.gap === "" && token.kind === "number") return true;
  if (isStreetShort(reading, at - 1)) return true;
  return token.before <= 1 && hitOf(reading, at - 1, intake.groups.get("label")) !== undefined;
}

function isMeasure(reading: Reading, intake: Intake, at: number): boolean {
  const next = reading.tokens[at];
  // "15/16 түнімен илейді": all night long measures nothing.
  if (/(?:кун|тун)имен$/u.test(next?.strict ?? "")) return false;
  return (
    next !== undefined && next.before <= 1 && hitOf(reading, at, intake.groups.get("unit")) !== undefined
  );
}
