/** A share as «71 % (5/7)»: always with its numerator and denominator (glossary: closure rate). */
import type { Arg } from "./line.ts";

/** `n` of `of`, whole numbers, 0 <= n <= of. A share of nothing has no per cent. */
export function rateText(n: number, of: number): Arg {
  return of === 0
    ? { text: "rate-none" }
    : { text: "rate", args: { percent: Math.round((100 * n) / of), n, of } };
}
