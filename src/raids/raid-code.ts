/**
 * Codes of raids: R, four random symbols and a check symbol of the case codes' alphabet, shown RXX-XXX (adr/0016). R stands in no case
 * code, and a raid's code is one symbol shorter: in no alphabet, with or without the dash, can it be read as the code of a case.
 * The weighted sum of the five symbols is 0 mod 19: each single wrong symbol and each swap of neighbours changes it.
 */
import { CODE_ALPHABET, foldSymbols } from "../case/code.ts";
import { asRaidCode, type RaidCode } from "../ids.ts";

const MODULUS = CODE_ALPHABET.length;
const WEIGHTS = [1, 2, 3, 4, 5] as const;
/** Modular inverse of the check symbol's weight: 5 · 4 = 20 = 1 (mod 19). */
const CHECK_INVERSE = 4;

const weigh = (symbols: string): number =>
  [...symbols].reduce((sum, symbol, i) => sum + (WEIGHTS[i] ?? 0) * CODE_ALPHABET.indexOf(symbol), 0) %
  MODULUS;

/** Makes a code from four numbers in [0, 19), as drawn by the caller's random source. */
export function makeRaidCode(draws: readonly number[]): RaidCode {
  if (draws.length !== WEIGHTS.length - 1 || draws.some((n) => !Number.isInteger(n) || n < 0 || n >= MODULUS))
    throw new RangeError("a raid's code takes four whole numbers from 0 to 18");
  const body = draws.map((n) => CODE_ALPHABET.charAt(n)).join("");
  const check = ((MODULUS - weigh(body)) * CHECK_INVERSE) % MODULUS;
  return asRaidCode(`R${body}${CODE_ALPHABET.charAt(check)}`);
}

/** `R4X2MK` as people see it: `R4X-2MK`. */
export const showRaidCode = (code: RaidCode): string => `${code.slice(0, 3)}-${code.slice(3)}`;

const SYMBOL = "0-9A-Za-zА-Яа-яЁёҚқҢң";
const SHAPE = new RegExp(
  `(?<![\\p{L}\\p{N}-])[RrРр]([${SYMBOL}]{2})[-‐‑‒–—−_ ]?([${SYMBOL}]{3})(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])`,
  "gu",
);

export type FoundRaidCode = {
  readonly start: number;
  readonly end: number;
  /** null: it has the shape of a raid's code, with letters and digits, and does not check. */
  readonly code: RaidCode | null;
};

/**
 * Raids' codes anywhere in a text, in either alphabet and any case. Every code has a digit, so that no word can be one («рахмет»); a
 * wrong one is found only when it is written with a dash.
 */
export function findRaidCodes(text: string): readonly FoundRaidCode[] {
  return [...text.matchAll(SHAPE)].flatMap((match): FoundRaidCode[] => {
    const [typed, first = "", second = ""] = match;
    const symbols = foldSymbols(first + second);
    const place = { start: match.index, end: match.index + typed.length };
    if (!/\d/.test(symbols)) return [];
    const checks = [...symbols].every((one) => CODE_ALPHABET.includes(one)) && weigh(symbols) === 0;
    if (checks) return [{ ...place, code: asRaidCode(`R${symbols}`) }];
    return /[-‐‑‒–—−]/u.test(typed) && /\p{L}/u.test(symbols) ? [{ ...place, code: null }] : [];
  });
}
