/**
 * Small cells of a table with the sums of its rows and columns. Every count under 11 is hidden, and as many others as it takes that nobody can work out
 * a hidden one from what is published: neither exactly nor to within less than 11 (docs/statistics.md, "Exports").
 */
import { cellBounds } from "./cell-bounds.ts";
import { countAt, type Grid, isMarked, put, valueAt } from "./grid.ts";
import { hiddenInLine, LEAST } from "./hidden-line.ts";

/** Null: hidden. */
export type Shown = number | null;

export type SuppressedTable = {
  readonly cells: Grid<Shown>;
  readonly rows: readonly Shown[];
  readonly columns: readonly Shown[];
  readonly total: Shown;
};

/**
 * `rows`: which sums of rows are hidden, decided once for all tables of the same rows (`hiddenInLine`). `already`: what another measure of the same
 * table hides. What is hidden with its sum is hidden whole, and counts from here on as one row, or column, with the others of its kind: their common sum is known.
 */
export function suppressTable(
  cells: Grid<number>,
  { rows, already, least = LEAST }: { rows: readonly boolean[]; already?: SuppressedTable; least?: number },
): SuppressedTable {
  const rowSums = cells.map(sumOf);
  const columnSums = widest(cells).map((_, j) => sumOf(cells.map((line) => valueAt(line, j))));
  const total = sumOf(rowSums);
  const columns = hiddenInLine(
    columnSums,
    already?.columns.map((sum) => sum === null),
    least,
  );
  const isHidden = hiddenCells(cells, rows, columns, least, (i, j) => already?.cells[i]?.[j] === null);
  const nothing = total < least || already?.total === null;
  return {
    cells: cells.map((line, i) => line.map((count, j) => (nothing || isHidden(i, j) ? null : count))),
    rows: rowSums.map((sum, i) => (nothing || rows[i] === true ? null : sum)),
    columns: columnSums.map((sum, j) => (nothing || columns[j] === true ? null : sum)),
    total: nothing ? null : total,
  };
}

/** Several rows or columns of the table as one: the hidden ones, whose common sum anybody can work out; all others stand alone. */
type Merged = readonly (readonly number[])[];

function mergedBy(hidden: readonly boolean[]): Merged {
  const all = hidden.map((_, i) => i);
  const together = all.filter((i) => hidden[i] === true);
  const alone = all.filter((i) => hidden[i] !== true).map((i) => [i]);
  return together.length === 0 ? alone : [...alone, together];
}

function hiddenCells(
  cells: Grid<number>,
  rows: readonly boolean[],
  columns: readonly boolean[],
  least: number,
  already: (row: number, column: number) => boolean,
): (row: number, column: number) => boolean {
  const [mergedRows, mergedColumns] = [mergedBy(rows), mergedBy(columns)];
  const sums = mergedRows.map((some) =>
    mergedColumns.map((others) => sumOf(some.flatMap((i) => others.map((j) => countAt(cells, i, j))))),
  );
  const first = sums.map((line, r) =>
    line.map((sum, c) => {
      const [i, j] = [valueAt(mergedRows[r], 0), valueAt(mergedColumns[c], 0)];
      return sum < least || (rows[i] !== true && columns[j] !== true && already(i, j));
    }),
  );
  const pattern = protect(sums, first, least);
  return (row, column) => {
    const r = mergedRows.findIndex((some) => some.includes(row));
    const c = mergedColumns.findIndex((some) => some.includes(column));
    return rows[row] === true || columns[column] === true || isMarked(pattern, r, c);
  };
}

type Cell = readonly [row: number, column: number];

/** Hides more until every hidden cell may be one of `least` numbers or more. All sums of rows and columns are at least `least`. */
function protect(cells: Grid<number>, first: Grid<boolean>, least: number): Grid<boolean> {
  const hidden = first.map((line) => [...line]);
  // A single line of known sums: nothing can hide in it.
  if (cells.length < 2 || widest(cells).length < 2) return hidden.map((line) => line.map(() => false));
  for (;;) {
    const weak = weakest(cells, hidden, least);
    if (weak === null) return hidden;
    const more = rectangle(cells, hidden, weak, least);
    // Nothing hides everything better than everything: every bound is then at least as wide as the smallest sum.
    if (more === null) return hidden.map((line) => line.map(() => true));
    for (const [i, j] of more) put(hidden, i, j, true);
  }
}

/** A hidden cell that is known to within less than `least`. */
function weakest(cells: Grid<number>, hidden: Grid<boolean>, least: number): Cell | null {
  for (const [i, line] of hidden.entries())
    for (const [j, isHidden] of line.entries()) {
      if (!isHidden) continue;
      const bounds = cellBounds(cells, hidden, i, j);
      if (bounds.most - bounds.least < least) return [i, j];
    }
  return null;
}

/** The cheapest three cells that make a rectangle with this one in which enough can move: as few cases as possible are hidden with them. */
function rectangle(
  cells: Grid<number>,
  hidden: Grid<boolean>,
  [i, j]: Cell,
  least: number,
): readonly Cell[] | null {
  const count = (row: number, column: number) => countAt(cells, row, column);
  const cost = (row: number, column: number) => (isMarked(hidden, row, column) ? 0 : 1 + count(row, column));
  let best: { readonly cost: number; readonly cells: readonly Cell[] } | null = null;
  for (const [k, line] of cells.entries())
    for (const l of line.keys()) {
      if (k === i || l === j) continue;
      const room = Math.min(count(i, l), count(k, j)) + Math.min(count(i, j), count(k, l));
      const price = cost(i, l) + cost(k, j) + cost(k, l);
      if (room >= least && (best === null || price < best.cost))
        best = {
          cost: price,
          cells: [
            [i, l],
            [k, j],
            [k, l],
          ],
        };
    }
  return best?.cells ?? null;
}

const widest = <T>(grid: Grid<T>): readonly T[] =>
  grid.reduce((one, line) => (line.length > one.length ? line : one), []);
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
