/**
 * Case codes: six random symbols and a check symbol over an alphabet whose letters look alike in Latin and
 * Cyrillic (DESIGN, "Code"). The weighted sum of all seven is 0 mod 19. As 19 is prime, every weight is non-zero and
 * neighbours' weights differ, each single wrong symbol and each swap of neighbours changes the sum.
 */
import type { CaseCode } from "../ids.ts";

export const CODE_ALPHABET = "123456789ABCEHKMPTX";
const MODULUS = CODE_ALPHABET.length;
const WEIGHTS = [1, 2, 3, 4, 5, 6, 7] as const;
const LENGTH = WEIGHTS.length;
/** Modular inverse of the check symbol's weight: 7 · 11 = 77 = 1 (mod 19). */
const CHECK_INVERSE = 11;
/** The same strokes on a Cyrillic keyboard. */
const FROM_CYRILLIC: Readonly<Record<string, string>> = {
  А: "A",
  В: "B",
  С: "C",
  Е: "E",
  Н: "H",
  К: "K",
  М: "M",
  Р: "P",
  Т: "T",
  Х: "X",
  Қ: "K",
  Ң: "H",
};

function weigh(symbols: string): number {
  let sum = 0;
  for (let i = 0; i < symbols.length; i++) {
    sum += (WEIGHTS[i] ?? 0) * CODE_ALPHABET.indexOf(symbols.charAt(i));
  }
  return sum % MODULUS;
}

/** Makes a code from six numbers in [0, 19), as drawn by the caller's random source. */
export function makeCode(draws: readonly number[]): CaseCode {
  if (draws.length !== LENGTH - 1 || draws.some((n) => !Number.isInteger(n) || n < 0 || n >= MODULUS)) {
    throw new RangeError("a case code takes six whole numbers from 0 to 18");
  }
  const body = draws.map((n) => CODE_ALPHABET.charAt(n)).join("");
  const check = ((MODULUS - weigh(body)) * CHECK_INVERSE) % MODULUS;
  return (body + CODE_ALPHABET.charAt(check)) as CaseCode;
}

/** `K7P4X2M` as people see it: `K7P-4X2M`. */
export function showCode(code: CaseCode): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}

/** Symbols as typed, in Latin capitals; what looks like no symbol stays as it is. */
export const foldSymbols = (typed: string): string =>
  [...typed.trim().toUpperCase()].map((c) => FROM_CYRILLIC[c] ?? c).join("");

/** One typed word as a code: in either alphabet, any case, with or without the dash. */
export function readCode(typed: string): CaseCode | "mistyped" | null {
  const symbols = foldSymbols(typed).replace(/^(.{3})[-‐‑‒–—−_ ](.{4})$/u, "$1$2");
  if (symbols.length !== LENGTH || !/^[0-9A-Z]+$/.test(symbols)) return null;
  if ([...symbols].some((c) => !CODE_ALPHABET.includes(c))) return "mistyped";
  return weigh(symbols) === 0 ? (symbols as CaseCode) : "mistyped";
}

export type FoundCode = {
  readonly start: number;
  readonly end: number;
  /** null: it has the shape of a code but does not check. */
  readonly code: CaseCode | null;
};

const SYMBOL = "0-9A-Za-zА-Яа-яЁёҚқҢң";
const SHAPE = new RegExp(
  `(?<![\\p{L}\\p{N}-])[${SYMBOL}]{3}[-‐‑‒–—−_ ]?[${SYMBOL}]{4}(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])`,
  "gu",
);

/**
 * Codes anywhere in a text. A word of letters alone ("схватка") or a number ("123 4567") is taken for a code only when it
 * checks and is written as one; a wrong code is reported only when it has a dash or mixes letters and digits.
 */
export function findCodes(text: string): FoundCode[] {
  const found: FoundCode[] = [];
  for (const match of text.matchAll(SHAPE)) {
    const typed = match[0];
    const code = readCode(typed);
    if (code === null) continue;
    const mixed = /\p{L}/u.test(typed) && /\p{N}/u.test(typed);
    const dashed = /[^\p{L}\p{N} ]/u.test(typed);
    const upper = typed === typed.toUpperCase() && /\p{L}/u.test(typed);
    if (
      code === "mistyped"
        ? !mixed || !(dashed || upper)
        : !(mixed || (dashed && upper) || (upper && !typed.includes(" ")))
    )
      continue;
    found.push({
      start: match.index,
      end: match.index + typed.length,
      code: code === "mistyped" ? null : code,
    });
  }
  return found;
}
