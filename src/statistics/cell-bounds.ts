/**
 * What can be worked out about a hidden cell of a table whose sums of rows and columns are known: the least and the most that
 * it can be. Every way to fill the hidden cells differs from the true one by moves along the lines (a flow between rows and columns,
 * as in Gusfield's work on the security of two-way tables), so the bounds are exact, and whole numbers.
 */

export type Grid<T> = readonly (readonly T[])[];

export type Bounds = { readonly least: number; readonly most: number };

export function cellBounds(cells: Grid<number>, hidden: Grid<boolean>, row: number, column: number): Bounds {
  const value = cells[row]?.[column] ?? 0;
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
  const size = cells.length + (cells[0]?.length ?? 0);
  const capacity = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  cells.forEach((line, i) =>
    line.forEach((count, j) => {
      if (hidden[i]?.[j] !== true || (i === row && j === column)) return;
      setAt(capacity, i, cells.length + j, UNBOUNDED);
      setAt(capacity, cells.length + j, i, count);
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
    const steps = path.slice(1).map((node, i) => [path[i] ?? from, node] as const);
    const most = Math.min(wanted - sent, ...steps.map(([a, b]) => at(left, a, b)));
    for (const [a, b] of steps) {
      setAt(left, a, b, at(left, a, b) - most);
      setAt(left, b, a, at(left, b, a) + most);
    }
    sent += most;
  }
  return sent;
}

const at = (grid: Grid<number>, row: number, column: number): number => grid[row]?.[column] ?? 0;
function setAt(grid: number[][], row: number, column: number, value: number): void {
  const line = grid[row];
  if (line !== undefined) line[column] = value;
}

/** Nodes from `from` to `to` along which something can still flow. */
function shortest(left: Grid<number>, from: number, to: number): readonly number[] | null {
  const before = new Map<number, number>([[from, from]]);
  const queue = [from];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if (node === to) return wayBack(before, from, to);
    for (let next = 0; next < left.length; next += 1) {
      if (at(left, node, next) > 0 && !before.has(next)) {
        before.set(next, node);
        queue.push(next);
      }
    }
  }
  return null;
}

function wayBack(before: ReadonlyMap<number, number>, from: number, to: number): readonly number[] {
  const path = [to];
  for (let node = to; node !== from; path.unshift(node)) node = before.get(node) ?? from;
  return path;
}
