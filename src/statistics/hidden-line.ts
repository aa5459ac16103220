/**
 * Small cells of one line of counts whose sum is published. Figures under 11 may point at a child (the threshold of the
 * Counter-Trafficking Data Collaborative, k = 11), and one hidden figure is the sum less the others.
 */
import { valueAt } from "./grid.ts";

/** The least count that is published. */
export const LEAST = 11;

/**
 * Which counts to hide, besides those that are hidden already: all under `least`, and then the next smallest until two or more are hidden and
 * their sum, which anybody can work out, is no small count itself. Where even the sum of all is small, everything is hidden.
 */
export function hiddenInLine(
  counts: readonly number[],
  already: readonly boolean[] = [],
  least = LEAST,
): readonly boolean[] {
  const hidden = counts.map((count, i) => count < least || already[i] === true);
  if (!hidden.includes(true)) return hidden;
  const bySize = counts.map((_, i) => i).sort((a, b) => valueAt(counts, a) - valueAt(counts, b));
  const sum = () => counts.reduce((total, count, i) => (hidden[i] === true ? total + count : total), 0);
  const number = () => hidden.filter(Boolean).length;
  for (const next of bySize) {
    if (number() > 1 && sum() >= least) break;
    hidden[next] = true;
  }
  return hidden;
}
