/**
 * The figures of a period that may leave the regions' coordinators: cases and children by region, and within it by category, month, who holds them and
 * how they stand. One set of tables for all exports of a period, so that two exports cannot be played off against each other; every table has
 * the regions as its rows, and what is hidden of these is hidden in all.
 */
import { CATEGORIES } from "../case/fields.ts";
import { OUTCOMES, type Outcome } from "../case/report.ts";
import type { RegionId } from "../ids.ts";
import { ORG_KINDS, type OrgKind } from "../people/member.ts";
import type { CaseFact } from "./fact.ts";
import { hiddenInLine, LEAST } from "./hidden-line.ts";
import { type SuppressedTable, suppressTable } from "./suppress-table.ts";

/** How a case stands; a closed one by its outcome. */
export const STANDINGS = ["open", "taken", ...OUTCOMES] as const;
export type Standing = "open" | "taken" | Outcome;

/** Cases of one region that are alike in everything that is counted. */
export type ReleaseCount = {
  readonly region: RegionId;
  /** Of opening, YYYY-MM. */
  readonly month: string;
  readonly category: CaseFact["category"];
  readonly holder: OrgKind | "none";
  readonly standing: Standing;
  readonly cases: number;
  /** As far as told. */
  readonly children: number;
};

export const RELEASED = ["category", "month", "holder", "standing"] as const;
export type Released = (typeof RELEASED)[number];

export type ReleaseTable = {
  readonly columns: readonly string[];
  readonly cases: SuppressedTable;
  readonly children: SuppressedTable;
};

export type Release = {
  /** The rows of every table. */
  readonly regions: readonly RegionId[];
  readonly months: readonly string[];
  readonly tables: Readonly<Record<Released, ReleaseTable>>;
};

export type ReleaseOf = { readonly regions: readonly RegionId[]; readonly months: readonly string[] };

/** `least`: the least count that is shown; 0 for the region's own coordinators, who may see all. */
export function releaseOf(
  counts: readonly ReleaseCount[],
  { regions, months }: ReleaseOf,
  least = LEAST,
): Release {
  const sums = (measure: Measure) =>
    regions.map((region) => total(counts.filter((count) => count.region === region).map(measure)));
  const rowsOfCases = hiddenInLine(sums(casesOf), [], least);
  const rowsOfChildren = hiddenInLine(sums(childrenOf), rowsOfCases, least);
  const table = (by: Released): ReleaseTable => {
    const columns = columnsOf(by, months);
    const grid = (measure: Measure) => gridOf(counts, regions, by, columns, measure);
    const cases = suppressTable(grid(casesOf), { rows: rowsOfCases, least });
    const children = suppressTable(grid(childrenOf), { rows: rowsOfChildren, already: cases, least });
    return { columns, cases, children };
  };
  const [holder, standing] = [table("holder"), table("standing")];
  return {
    regions,
    months,
    tables: {
      category: table("category"),
      month: table("month"),
      // Who holds a case and how it stands hang together, as everybody knows: an open one has no holder, and only a holder closes. What one
      // table shows would narrow what the other hides; so who holds them is told where nothing of either has to be hidden.
      holder: isWhole(holder) && isWhole(standing) ? holder : sumsOnly(holder),
      standing,
    },
  };
}

const isWhole = ({ cases, children }: ReleaseTable): boolean =>
  [cases, children].every((one) => !one.cells.flat().includes(null));

/** The sums of the regions are those of every table. */
const sumsOnly = ({ columns, cases, children }: ReleaseTable): ReleaseTable => {
  const without = (table: SuppressedTable): SuppressedTable => ({
    ...table,
    cells: table.cells.map((line) => line.map(() => null)),
    columns: table.columns.map(() => null),
  });
  return { columns, cases: without(cases), children: without(children) };
};

type Measure = (count: ReleaseCount) => number;
const casesOf: Measure = ({ cases }) => cases;
const childrenOf: Measure = ({ children }) => children;

function columnsOf(by: Released, months: readonly string[]): readonly string[] {
  switch (by) {
    case "category":
      return [...CATEGORIES, "unknown"];
    case "month":
      return months;
    case "holder":
      return [...ORG_KINDS, "none"];
    case "standing":
      return STANDINGS;
  }
}

function gridOf(
  counts: readonly ReleaseCount[],
  regions: readonly RegionId[],
  by: Released,
  columns: readonly string[],
  measure: Measure,
): number[][] {
  return regions.map((region) => {
    const here = Map.groupBy(
      counts.filter((count) => count.region === region),
      (count): string => count[by],
    );
    return columns.map((column) => total((here.get(column) ?? []).map(measure)));
  });
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
