/**
 * What can be worked out about a hidden cell of a table whose sums of rows and columns are known: the least and the most that
 * it can be. Every way to fill the hidden cells differs from the true one by moves along the lines (a flow between rows and columns,
 * as in Gusfield's work on the security of two-way tables), so the bounds are exact, and whole numbers.
 */

import { countAt, type Grid, isMarked, put, valueAt } from "./grid.ts";

export type Bounds = { readonly least: number; readonly most: number };

export function cellBounds(cells: Grid<number>, hidden: Grid<boolean>, row: number, column: number): Bounds {
  const value = countAt(cells, row, column);
  const network = networkOf(cells, hidden, row, column);
  const [from, to] = [row, cells.length + column];
  // More in this cell means less in others of its column and row, and so on round: a flow back from its column to its row.
  return { least: value - flow(network, from, to, value), most: value + flow(network, to, from, UNBOUNDED) };
}

/** Larger than any sum of counts. */
const UNBOUNDED = Number.MAX_SAFE_INTEGER;

/**
 * Capacities between the nodes: rows first, then columns. A hidden cell can grow without bound (row to column) and shrink to nothing
 * (column to row). The cell in question itself is left out: it is what is asked about.
 */
function networkOf(cells: Grid<number>, hidden: Grid<boolean>, row: number, column: number): number[][] {
  const size = cells.length + Math.max(0, ...cells.map((line) => line.length));
  const capacity = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  cells.forEach((line, i) =>
    line.forEach((count, j) => {
      if (!isMarked(hidden, i, j) || (i === row && j === column)) return;
      put(capacity, i, cells.length + j, UNBOUNDED);
      put(capacity, cells.length + j, i, count);
    }),
  );
  return capacity;
}

/** The largest flow, at most `wanted` (Edmonds and Karp). */
function flow(network: Grid<number>, from: number, to: number, wanted: number): number {
  const left = network.map((line) => [...line]);
  let sent = 0;
  while (sent < wanted) {
    const path = shortest(left, from, to);
    if (path === null) break;
    const steps = path.slice(1).map((node, i) => [valueAt(path, i), node] as const);
    const most = Math.min(wanted - sent, ...steps.map(([a, b]) => countAt(left, a, b)));
    for (const [a, b] of steps) {
      put(left, a, b, countAt(left, a, b) - most);
      put(left, b, a, countAt(left, b, a) + most);
    }
    sent += most;
  }
  return sent;
}

/** Nodes from `from` to `to` along which something can still flow. */
function shortest(left: Grid<number>, from: number, to: number): readonly number[] | null {
  const before = left.map(() => UNSEEN);
  before[from] = from;
  const queue = [from];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if (node === to) return wayBack(before, from, to);
    for (let next = 0; next < left.length; next += 1) {
      if (countAt(left, node, next) > 0 && before[next] === UNSEEN) {
        before[next] = node;
        queue.push(next);
      }
    }
  }
  return null;
}

const UNSEEN = -1;

function wayBack(before: readonly number[], from: number, to: number): readonly number[] {
  const path = [to];
  for (let node = to; node !== from; path.unshift(node)) node = valueAt(before, node);
  return path;
}
