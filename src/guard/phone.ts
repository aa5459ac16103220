import type { DigitGroup } from "./number-run.ts";
import type { Certainty } from "./verdict.ts";

/** A number that may be a telephone: its digits, how they were grouped, and whether a plus stood before. */
export type DialledNumber = {
  readonly digits: string;
  readonly groups: readonly DigitGroup[];
  readonly plus: boolean;
};

/** Kazakh mobile and city codes after 8 or +7 (national numbering plan: 70x, 747, 75x, 76x, 77x; 71x and 72x cities). */
const KAZAKH_CODE = /^7(?:0[0-8]|47|5[0-1]|6[0-4]|7[0-9]|[12]\d)/;
/** Country and operator codes of the neighbours, with the number of digits that follows the country code. */
const NEIGHBOURS: readonly (readonly [string, number])[] = [
  ["998", 9],
  ["90", 10],
  ["86", 11],
  ["996", 9],
  ["992", 9],
  ["993", 8],
  ["994", 9],
];
/** Dialling out: 00, or 8 10 as long as the exchanges of the Soviet Union live. */
const INTERNATIONAL = /^(?:00|810)(?=[1-9]\d{9,})/;
const UZBEK_LOCAL = /^(?:20|33|50|55|71|77|88|9[0134578])\d{7}$/;
const KYRGYZ_LOCAL = /^0(?:[2579]\d{2}|3\d{2}|700|77\d|55\d)\d{6}$/;

/** How surely the digits are a telephone number by themselves, with no word near; null when they are none. */
export function dialled(number: DialledNumber): Certainty | null {
  const { plus } = number;
  const digits = number.digits.replace(INTERNATIONAL, "");
  const { length } = digits;
  if (plus && length >= 10 && length <= 15) return "certain";
  if (/^(.)\1*$/.test(digits.slice(-7)) && length < 11) return null;
  if (length === 11 && /^[78]/.test(digits))
    return isListOfSmallNumbers(number.groups) ? null : russianOrKazakh(digits, number.groups);
  if (length === 10 && KAZAKH_CODE.test(digits) && !/^7[12]/.test(digits)) {
    return isListOfSmallNumbers(number.groups) ? null : "likely";
  }
  if (length === 10 && digits.startsWith("9") && hasShape(number.groups, ["3-3-2-2", "3-3-4", "3-7"]))
    return "likely";
  if (length === 10 && KYRGYZ_LOCAL.test(digits) && number.groups.length < 6) return "likely";
  if (length === 9 && UZBEK_LOCAL.test(digits) && hasShape(number.groups, ["2-3-2-2", "2-7"]))
    return "likely";
  const abroad = NEIGHBOURS.some(([code, rest]) => digits.startsWith(code) && length === code.length + rest);
  return abroad && !isListOfSmallNumbers(number.groups) ? "likely" : null;
}

/** 8 800 numbers belong to organisations and help lines. */
export function isFreeNumber(digits: string): boolean {
  return /^[78]?800\d{7}$/.test(digits);
}

function russianOrKazakh(digits: string, groups: readonly DigitGroup[]): Certainty | null {
  const national = digits.slice(1);
  if (isFreeNumber(digits)) return null;
  if (KAZAKH_CODE.test(national) || national.startsWith("9")) return "certain";
  if (national.startsWith("7")) return "likely";
  if (!/^[348]/.test(national)) return null;
  return groups.length === 1 || hasShape(groups, ["1-3-3-2-2", "1-3-3-4", "1-3-7", "1-4-2-2-2", "1-4-6"])
    ? "likely"
    : null;
}

/** "7 10 12 13 14 15": ages or counts, one after the other, not a number dialled in pairs. */
function isListOfSmallNumbers(groups: readonly DigitGroup[]): boolean {
  if (groups.length < 5 || groups.some((group) => group.digits.length > 2)) return false;
  if (groups.every((group) => group.digits.length === 1)) return groups.length < 10;
  return groups.every((group) => Number(group.digits) <= 18 && !group.digits.startsWith("0"));
}

function hasShape(groups: readonly DigitGroup[], shapes: readonly string[]): boolean {
  return shapes.includes(groups.map((group) => group.digits.length).join("-"));
}
