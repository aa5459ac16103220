/** The number that counts a noun: "2 қыз", "трое маленьких детей", "девочки две", "детей: 2". */
import type { ChildNoun } from "./child-noun.ts";
import type { Found } from "./children.ts";
import type { Intake } from "./intake.ts";
import type { Num } from "./numbers.ts";
import { breakAt, gapAt, hitOf, type Reading } from "./reading.ts";

/** More in one alert is the figure of a report. */
export const MOST = 60;

/** "2 қыз", "трое маленьких детей"; "5-6 бала" is a range and counts nothing. */
export function numberBefore(
  { reading, intake, numbers, ages }: Found,
  noun: ChildNoun,
): Num | "range" | null {
  let at = noun.at;
  for (let adjectives = 0; adjectives <= 2; adjectives += 1) {
    if (breakAt(reading, at) > 1) return null;
    const number = numbers.find(({ last }) => last === at - 1);
    if (number !== undefined) {
      if (number.label && number.value > MOST) return "range";
      const isFree =
        !number.label && !number.inflected && !ages.some(({ tokens }) => tokens.includes(number.at));
      if (!isFree) return null;
      return isRange(reading, numbers, number) ? "range" : number;
    }
    at -= 1;
    // "two little refugee kids": in English anything may stand before a plural.
    const isGrown = hitOf(reading, at, intake.groups.get("grown")) !== undefined;
    const isEnglish = noun.many && !isGrown && reading.tokens[at]?.script === "latin";
    if (!isAdjective(reading, intake, at) && !isEnglish) return null;
  }
  return null;
}

export function isRange(reading: Reading, numbers: readonly Num[], number: Num): boolean {
  const gap = gapAt(reading, number.at);
  return /^\s?[-–—‑]\s?$/u.test(gap) && numbers.some(({ last }) => last === number.at - 1);
}

/** "девочки две", "детей: 2", "бала екеу"; not a number that counts the next noun. */
export function numberAfter(found: Found, noun: ChildNoun, next: ChildNoun | undefined): Num | null {
  const { reading, intake, numbers, ages } = found;
  const skip = hitOf(reading, noun.last + 1, intake.groups.get("heads")) === undefined ? 1 : 2;
  const number = numbers.find(({ at }) => at === noun.last + skip);
  if (number === undefined || breakAt(reading, number.at) > 2) return null;
  const isAge = ages.some(({ tokens }) => tokens.includes(number.at));
  if (isAge || number.label || number.inflected || (number.value === 1 && !number.digits)) return null;
  if (!noun.many && !number.collective) return null;
  const following = next === undefined ? null : numberBefore(found, next);
  return following === number || following === "range" ? null : number;
}

export function isAdjective(reading: Reading, intake: Intake, at: number): boolean {
  if (hitOf(reading, at, intake.groups.get("adjective")) !== undefined) return true;
  const token = reading.tokens[at];
  return token !== undefined && token.strict.length > 4 && /(?:ых|их|ые|ие|ыми|ими)$/u.test(token.strict);
}
