import type { Figure } from "../figure.ts";
import type { Scan } from "../scan.ts";
import { beginningHashes, endingHashes, textHash } from "../tagger/hash.ts";
import { traitsOf } from "../tagger/word-traits.ts";
import type { Finding } from "../verdict.ts";
import { kindsOf, mainKind, toldKindsOf } from "./place-kind.ts";

/** What the tagger of places knows of one figure by itself, as numbers to make features of. */
export type PlaceFacts = {
  readonly isWord: boolean;
  /** Hash of the key; numbers count by their length. */
  readonly key: number;
  readonly beginnings: readonly number[];
  readonly endings: readonly number[];
  /** Kinds of words of places (place-kind.ts) that it belongs to, as bits, and the first of them. */
  readonly kinds: number;
  readonly main: number;
  /** The same for the kinds of the tagger's own words, and numbers. */
  readonly told: number;
  /** How the run of numbers, hyphens and slashes that it stands in is made, as a hash; 0 for none. */
  readonly run: number;
  /** Capitals, numbers and how they are written, signs. */
  readonly shape: number;
  /** Words that stand in like places (word-traits.ts). */
  readonly group: number;
  /** What the rules for addresses made of it: 0 nothing, 1 possible, 2 likely, 3 certain. */
  readonly ruled: number;
  /** Counts the parts of a text between full stops and other ends of a thought. */
  readonly sentence: number;
};

const LONGEST_PIECE = 6;
const CERTAINTY = { possible: 1, likely: 2, certain: 3 } as const;

/** One entry a figure. Linear. `ruled`: what the rules found, in offsets of the view. */
export function placeFacts(scan: Scan, ruled: readonly Finding[]): readonly PlaceFacts[] {
  let sentence = 0;
  const runs = runsOf(scan.figures);
  return scan.figures.map((figure, i) => {
    if (figure.opens && i > 0) sentence += 1;
    const word = figure.kind === "word";
    const kinds = kindsOf(figure, scan);
    return {
      isWord: word,
      key: textHash(figure.kind === "number" ? "0".repeat(Math.min(figure.text.length, 4)) : figure.key),
      beginnings: word ? beginningHashes(figure.key, LONGEST_PIECE) : [],
      endings: word ? endingHashes(figure.key, LONGEST_PIECE) : [],
      kinds,
      main: mainKind(kinds),
      told: toldKindsOf(figure, scan.words),
      run: runs[i] ?? 0,
      shape: shapeOf(figure),
      group: word ? traitsOf(figure.lower, scan.lists.weights.traits).group : 0,
      ruled: ruledAt(figure, ruled),
      sentence,
    };
  });
}

/** "3-12-45" is "1-2-2": how long the numbers are and what stands between them. Two numbers at least. */
function runsOf(figures: readonly Figure[]): Int32Array {
  const runs = new Int32Array(figures.length);
  for (let i = 0; i < figures.length; i += 1) {
    if (figures[i]?.kind !== "number") continue;
    let last = i;
    let pattern = String(figures[i]?.text.length);
    while (
      figures[last + 1]?.kind === "number" ||
      (isJoint(figures[last + 1]) && figures[last + 2]?.kind === "number")
    ) {
      const step = figures[last + 1]?.kind === "number" ? 1 : 2;
      pattern += `${step === 1 ? " " : figures[last + 1]?.text}${figures[last + step]?.text.length}`;
      last += step;
    }
    if (last > i) runs.fill(textHash(pattern), i, last + 1);
    i = last;
  }
  return runs;
}

function isJoint(figure: Figure | undefined): boolean {
  return (
    figure !== undefined && (/^[-/,]$/.test(figure.text) || /^(?:дробь|дроб|бөлшек|болшек)$/.test(figure.key))
  );
}

function shapeOf(figure: Figure): number {
  if (figure.kind === "sign") return 1;
  if (figure.kind === "number")
    return (
      2 +
      Math.min(figure.text.length, 4) +
      5 * (figure.spelled === "no" ? 0 : figure.spelled === "ordinal" ? 1 : 2)
    );
  const capital = figure.capital === "none" ? 0 : figure.opens ? 1 : figure.capital === "first" ? 2 : 3;
  return 20 + capital + 4 * Math.min(figure.text.length, 3);
}

function ruledAt(figure: Figure, ruled: readonly Finding[]): number {
  let most = 0;
  for (const { start, end, certainty } of ruled)
    if (start < figure.end && figure.start < end) most = Math.max(most, CERTAINTY[certainty]);
  return most;
}
