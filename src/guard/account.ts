import { pattern } from "./pattern.ts";
import { latinCapitals } from "./homoglyph.ts";
import type { Detector } from "./scan.ts";
import type { Finding } from "./verdict.ts";

/** Luhn's check digit, ISO/IEC 7812: 13 to 19 digits of a payment card. */
export function hasLuhnDigit(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: the first four characters go to the end, letters become 10-35, the whole is 1 modulo 97. */
export function hasIbanDigits(iban: string): boolean {
  let rest = 0;
  for (const c of iban.slice(4) + iban.slice(0, 4)) {
    const value = /\d/.test(c) ? Number(c) : c.charCodeAt(0) - 55;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Letters that words behind it may begin with ("… соттан") are as good as Latin ones: the Kazakh form is looked for by its own length. */
const KAZAKH = /^[A-Za-z]{2}[ -]?\d{2}(?:[ -]?[A-Za-z0-9]){16}(?![\p{L}\p{Nd}])/u;

/** KZ and 18 letters or digits (Kazakhstan), or any country's IBAN with right check digits; spaces allowed between groups. */
const IBAN = pattern(/(?<![\p{L}\p{Nd}])[A-Za-z]{2}[ -]?\d{2}(?:[ -]?[A-Za-z0-9]){11,30}(?![\p{L}\p{Nd}])/gu);

/** Account numbers that begin with letters; cards are numbers and found with them (number-finder.ts). */
export const findIbans: Detector = (scan) => {
  const findings: Finding[] = [];
  const text = latinCapitals(scan.text);
  for (const match of text.matchAll(IBAN)) {
    const whole = match[0].toUpperCase().startsWith("KZ")
      ? (KAZAKH.exec(match[0])?.[0] ?? match[0])
      : match[0];
    const iban = whole.replace(/[ -]/g, "").toUpperCase();
    const kazakh = /^KZ\d{2}[A-Z0-9]{16}$/.test(iban) && (iban.match(/\d/g)?.length ?? 0) >= 10;
    const checked = iban.length >= 15 && (iban.match(/\d/g)?.length ?? 0) >= 8 && hasIbanDigits(iban);
    if (!kazakh && !checked) continue;
    findings.push({
      start: match.index,
      end: match.index + whole.length,
      kind: "account",
      certainty: checked ? "certain" : "likely",
    });
  }
  return findings;
};
