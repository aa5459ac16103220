/**
 * What an outsider can work out: the least and the most that an unknown can be, given sums that are known and that no count is
 * negative. A plain linear programme (simplex, Bland's rule), which knows nothing of tables, margins or how cells were hidden.
 */

/** The unknowns named in `of`, less those in `less`, add up to `to`. */
export type Sum = { readonly of: readonly string[]; readonly less?: readonly string[]; readonly to: number };
export type Interval = { readonly least: number; readonly most: number };

const TINY = 1e-7;

/** Throws when the sums contradict each other. */
export function intervals(sums: readonly Sum[]): ReadonlyMap<string, Interval> {
  const names = [...new Set(sums.flatMap(({ of, less = [] }) => [...of, ...less]))];
  const feasible = solved(names, sums);
  return new Map(
    names.map((name, j) => [name, { least: 0 - best(feasible, j, -1), most: best(feasible, j, 1) }]),
  );
}

/** Rows of the tableau: coefficients of the unknowns, then the right side; `basis`: the unknown of each row. */
type Tableau = { readonly rows: number[][]; readonly basis: number[]; readonly width: number };

/** Phase one: artificial unknowns are driven out. */
function solved(names: readonly string[], sums: readonly Sum[]): Tableau {
  const n = names.length;
  const rows = sums.map(({ of, less = [], to }, i) => {
    const row = Array.from({ length: n + sums.length + 1 }, () => 0);
    // The right side must not be negative.
    const sign = to < 0 ? -1 : 1;
    const put = (name: string, by: number) => {
      row[names.indexOf(name)] = (row[names.indexOf(name)] ?? 0) + by * sign;
    };
    for (const name of of) put(name, 1);
    for (const name of less) put(name, -1);
    row[n + i] = 1;
    row[n + sums.length] = to * sign;
    return row;
  });
  const tableau = { rows, basis: sums.map((_, i) => n + i), width: n + sums.length };
  const costs = Array.from({ length: n + sums.length }, (_, j) => (j < n ? 0 : -1));
  const left = maximise(tableau, costs, n + sums.length);
  if (left < -TINY) throw new Error("what was published contradicts itself");
  // What is still artificial stands at nought: swap it for an unknown, or drop the row as one too many.
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    if ((tableau.basis[i] ?? 0) < n) continue;
    const j = (rows[i] ?? []).findIndex((value, at) => at < n && Math.abs(value) > TINY);
    if (j >= 0) pivot(tableau, i, j);
    else {
      rows.splice(i, 1);
      tableau.basis.splice(i, 1);
    }
  }
  return {
    rows: rows.map((row) => [...row.slice(0, n), row.at(-1) ?? 0]),
    basis: tableau.basis,
    width: n,
  };
}

/** The largest value of `sign` times the unknown. */
function best(feasible: Tableau, unknown: number, sign: 1 | -1): number {
  const tableau = {
    rows: feasible.rows.map((row) => [...row]),
    basis: [...feasible.basis],
    width: feasible.width,
  };
  const costs = Array.from({ length: feasible.width }, (_, j) => (j === unknown ? sign : 0));
  return maximise(tableau, costs, feasible.width);
}

function maximise(tableau: Tableau, costs: readonly number[], width: number): number {
  const { rows, basis } = tableau;
  for (;;) {
    const gain = (j: number) =>
      (costs[j] ?? 0) - rows.reduce((sum, row, i) => sum + (costs[basis[i] ?? 0] ?? 0) * (row[j] ?? 0), 0);
    const enter = Array.from({ length: width }, (_, j) => j).find((j) => gain(j) > TINY);
    if (enter === undefined) break;
    let leave = -1;
    let ratio = Number.POSITIVE_INFINITY;
    for (const [i, row] of rows.entries()) {
      const step = row[enter] ?? 0;
      if (step <= TINY) continue;
      const reach = (row.at(-1) ?? 0) / step;
      if (reach < ratio - TINY || (reach < ratio + TINY && (basis[i] ?? 0) < (basis[leave] ?? 0))) {
        ratio = reach;
        leave = i;
      }
    }
    if (leave < 0) return Number.POSITIVE_INFINITY;
    pivot(tableau, leave, enter);
  }
  return rows.reduce((sum, row, i) => sum + (costs[basis[i] ?? 0] ?? 0) * (row.at(-1) ?? 0), 0);
}

function pivot({ rows, basis }: Tableau, at: number, enter: number): void {
  const row = rows[at] ?? [];
  const by = row[enter] ?? 1;
  for (const [j, value] of row.entries()) row[j] = value / by;
  for (const [i, other] of rows.entries()) {
    const factor = other[enter] ?? 0;
    if (i === at || Math.abs(factor) < TINY) continue;
    for (const [j, value] of row.entries()) other[j] = (other[j] ?? 0) - factor * value;
  }
  basis[at] = enter;
}
