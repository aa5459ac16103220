import { chainProbabilities } from "../../../src/guard/tagger/chain.ts";
import type { Table } from "./featurise.ts";
import type { Fitted } from "./fit.ts";

export type JudgedRow = {
  readonly text: number;
  readonly set: string;
  readonly fold: number;
  readonly as: string;
};

/** Wrong masks a thousand tokens at which the recall is printed. */
const RATES = [1, 2, 3, 5, 8, 15, 30];

/** Prints, for each set and spelling, the share of mentions wholly found at each rate of wrong masks, with the threshold it takes. */
export function printCurves(
  table: Table,
  rows: readonly JudgedRow[],
  fitted: ReadonlyMap<number, Fitted>,
): void {
  const sets = [...new Set(rows.map((row) => row.set))];
  for (const set of sets)
    for (const as of ["written", "lower"]) {
      const judged = rows.filter((row) => row.set === set && row.as === as && fitted.has(row.fold));
      if (judged.length > 0) console.log(`${set.padEnd(11)}${as.padEnd(8)}${curve(table, judged, fitted)}`);
    }
}

function curve(table: Table, rows: readonly JudgedRow[], fitted: ReadonlyMap<number, Fitted>): string {
  const mentions: number[] = [];
  const wrong: number[] = [];
  let tokens = 0;
  for (const row of rows) {
    const weights = fitted.get(row.fold);
    if (weights === undefined) continue;
    const p = probabilities(table, row.text, weights);
    const from = table.texts[row.text] ?? 0;
    tokens += p.length;
    let lowest: number | null = null;
    for (let i = 0; i <= p.length; i += 1) {
      const score = table.words[from + i] === true ? (p[i] ?? 0) : 1;
      if (i < p.length && table.labels[from + i] === 1) lowest = Math.min(lowest ?? 1, score);
      else {
        if (lowest !== null) mentions.push(lowest);
        lowest = null;
        if (i < p.length && table.words[from + i] === true) wrong.push(score);
      }
    }
  }
  wrong.sort((a, b) => b - a);
  return RATES.map((rate) => {
    const threshold = wrong[Math.floor((rate * tokens) / 1000)] ?? 0;
    const found = mentions.filter((lowest) => lowest > threshold).length;
    return `${((100 * found) / mentions.length).toFixed(1)} % at ${rate} (${threshold.toFixed(3)})`;
  }).join("  ");
}

function probabilities(table: Table, text: number, weights: Fitted): Float64Array {
  const from = table.texts[text] ?? 0;
  const to = table.texts[text + 1] ?? 0;
  const scores = new Float64Array(to - from);
  for (let k = from; k < to; k += 1) {
    let sum = 0;
    for (let f = table.starts[k] ?? 0; f < (table.starts[k + 1] ?? 0); f += 1)
      sum += weights.buckets[(table.features[f] ?? 0) & weights.mask] ?? 0;
    scores[k - from] = sum * weights.step;
  }
  return chainProbabilities(scores, table.words.slice(from, to), weights.transitions);
}
