import type { Scan } from "../scan.ts";
import { endOf, startOf, textOf } from "../token-text.ts";
import type { Finding } from "../verdict.ts";
import { tagPlaces } from "./place-tagger.ts";

/** What belongs to a place is at least so probable, and one word of it more: chosen on authors that were left out (docs/guard.md). */
const INSIDE = 0.02;
/** Its first word: what leads to a place says less than what follows. */
const BEGINS = 0.05;
const POSSIBLE = 0.9;
const LIKELY = 0.97;
/** What lengthens an address that the rules are certain of. */
const LENGTHENS = 0.5;

/** Places as the tagger finds them: homes told by what they stand beside and look like. `ruled`: what the rules found, which stays as it is or grows. */
export function toldPlaces(scan: Scan, ruled: readonly Finding[]): readonly Finding[] {
  const probabilities = tagPlaces(scan, ruled, scan.lists.placeWeights);
  const at = (index: number): number => probabilities[index] ?? 0;
  const found: Finding[] = [];
  for (let i = 0; i < probabilities.length; i += 1) {
    if (at(i) < INSIDE) continue;
    let [first, last] = [i, i];
    while (at(last + 1) >= INSIDE) last += 1;
    i = last;
    const most = probabilities.subarray(first, last + 1).reduce((a, b) => Math.max(a, b), 0);
    if (most < POSSIBLE) continue;
    const certain = ruled.filter(
      ({ certainty, start, end }) => certainty === "certain" && overlaps(first, last, start, end),
    );
    while (first < last && (isEdge(first) || at(first) < BEGINS)) first += 1;
    while (last > first && isEdge(last)) last -= 1;
    found.push({
      start: startOf(scan.figures[first]),
      end: endOf(scan.figures[last]),
      kind: "address",
      certainty: most >= LIKELY ? "likely" : "possible",
    });

    function isEdge(index: number): boolean {
      const doubtful = certain.length > 0 && at(index) < LENGTHENS;
      const inside = certain.some(({ start, end }) => overlaps(index, index, start, end));
      return !inside && (doubtful || /^[,.;:!?-]$/.test(textOf(scan.figures[index])));
    }
  }
  return found;

  function overlaps(first: number, last: number, start: number, end: number): boolean {
    return startOf(scan.figures[first]) < end && start < endOf(scan.figures[last]);
  }
}
