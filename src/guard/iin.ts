const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
/** Days a month can have; the year of a short date does not tell about 29 February. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Twelve digits that begin like an individual identification number: YYMMDD, then 1-6 for sex and century. A business number
 * (BIN) has 4-6 as its fifth digit, which no day of a month has. Source: guard-notes.md, "Identifiers".
 */
export function looksLikeIin(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false;
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6));
  const century = Number(digits[6]);
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) && century >= 1 && century <= 6;
}

/** Mod 11 over weights 1..11; when that gives 10, over 3..11, 1, 2; a number that gives 10 again is never issued. */
export function hasIinCheckDigit(digits: string): boolean {
  const sum = (weights: readonly number[]): number =>
    weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0) % 11;
  const first = sum(FIRST_WEIGHTS);
  const check = first === 10 ? sum(SECOND_WEIGHTS) : first;
  return check !== 10 && check === Number(digits[11]);
}
