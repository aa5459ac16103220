/** A release as rows, one a count: for `dabyl export csv` and the coordinators' page. What each column means: docs/statistics.md, "Exports". */
import type { CsvValue } from "./csv.ts";
import { shownIn } from "./grid.ts";
import { RELEASED, type Release, type Released } from "./release.ts";

export const RELEASE_HEADINGS = ["from", "to", "region", "by", "value", "cases", "children"] as const;

/** Columns `by` that hold no table of their own: the sums. */
export const TOTAL = "total";
/** The sum of all regions stands under this name. */
export const ALL = "all";

/**
 * Without headings. `only`: the rows of this region alone, still as they are in the whole release; without it all regions, and the sums of all.
 */
export function releaseRows(release: Release, only: string | null = null): readonly (readonly CsvValue[])[] {
  const { regions, months, tables } = release;
  const period = [months[0] ?? "", months.at(-1) ?? ""];
  const rowsOf = (region: string, i: number | null): readonly (readonly CsvValue[])[] => {
    const { cases, children } = tables.category;
    const sum = (of: typeof cases) => (i === null ? of.total : shownIn(of.rows, i));
    return [
      [...period, region, TOTAL, ALL, sum(cases), sum(children)],
      ...RELEASED.flatMap((by) => rowsBy(release, by, i).map((row) => [...period, region, by, ...row])),
    ];
  };
  const some = regions.flatMap((region, i) => (only === null || region === only ? rowsOf(region, i) : []));
  return only === null ? [...some, ...rowsOf(ALL, null)] : some;
}

/** Value, cases and children of one region (its row), or of all (null). */
function rowsBy({ tables }: Release, by: Released, i: number | null): readonly (readonly CsvValue[])[] {
  const { columns, cases, children } = tables[by];
  return columns.map((column, j) =>
    i === null
      ? [column, shownIn(cases.columns, j), shownIn(children.columns, j)]
      : [column, shownIn(cases.cells[i], j), shownIn(children.cells[i], j)],
  );
}
