/** Numbers that stand in one list: "5, 7 и 9", "3 пен 5", "7-8", "12 8 и 3". */
import type { Intake } from "./intake.ts";
import { isChildWord } from "./child-noun.ts";
import type { Num } from "./numbers.ts";
import { hitOf, type Reading } from "./reading.ts";

/** As many ages as one list may hold. */
const LONGEST_LIST = 12;

export type List = {
  readonly tokens: readonly number[];
  readonly values: readonly number[];
  readonly range: boolean;
};

export function listEndingAt(
  reading: Reading,
  intake: Intake,
  numbers: readonly Num[],
  last: number,
): List | null {
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

export function listStartingAt(
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
      // "подросток лет 15, один"
      (!later.digits && later.value === 1) ||
      // "8-9дағы бала" is of that age; "7-8 бала" are so many.
      (!later.inflected && isChildWord(reading, intake, later.last + 1))
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
  if (token.before !== 1 || at !== number.at - 1) return earlier;
  // "7 9 и 12 лет"; but "2 үш жаста" are two things.
  if (earlier.digits !== number.digits) return null;
  // "екі үш жаста" is a range, "екі жеті жасар қыз", "two seven year olds" are a count and an age.
  return earlier.digits || earlier.value + 1 === number.value ? earlier : null;
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
