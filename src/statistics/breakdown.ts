/** The numbers of a cohort as a whole and by region, category, organisation that took it, and month of opening: in one pass. */
import type { Millis, RegionId } from "../ids.ts";
import type { Numbers } from "./closure-rate.ts";
import type { CountedFact } from "./fact.ts";
import { monthFinder } from "./month.ts";
import { newTally, type Tally } from "./tally.ts";

export const DIMENSIONS = ["region", "category", "organisation", "month"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export type Breakdown = {
  readonly all: Numbers;
  /** By the name of the group, in order of the names. `organisation`: the kind that holds or held the case, or `none`. */
  readonly by: Readonly<Record<Dimension, ReadonlyMap<string, Numbers>>>;
};

export type Counting = { add(fact: CountedFact): void; result(): Breakdown };

type Names = Readonly<Record<Dimension, string>>;
/** A case is counted once, among those that are alike in everything; the groups are put together from these at the end. */
type Alike = { readonly names: Names; readonly tally: Tally };
type Tree = Map<string, Map<string, Map<string, Map<string, Alike>>>>;

export function breakdownAt(now: Millis, timeZoneOf: (region: RegionId) => string): Counting {
  const monthOf = monthFinder(timeZoneOf);
  const tree: Tree = new Map();
  const cells: Alike[] = [];
  const cellOf = (names: Names): Alike => {
    const months = branch(branch(branch(tree, names.region), names.category), names.organisation);
    let cell = months.get(names.month);
    if (cell === undefined) {
      cell = { names, tally: newTally() };
      months.set(names.month, cell);
      cells.push(cell);
    }
    return cell;
  };
  return {
    add: (fact) => {
      const { region, category, takerKind } = fact;
      const names = { region, category, organisation: takerKind ?? "none", month: monthOf(fact) };
      cellOf(names).tally.add(fact, now);
    },
    result: () => ({
      all: merged(cells),
      by: {
        region: grouped(cells, "region"),
        category: grouped(cells, "category"),
        organisation: grouped(cells, "organisation"),
        month: grouped(cells, "month"),
      },
    }),
  };
}

function branch<T>(tree: Map<string, Map<string, T>>, name: string): Map<string, T> {
  let found = tree.get(name);
  if (found === undefined) tree.set(name, (found = new Map()));
  return found;
}

function merged(cells: readonly Alike[]): Numbers {
  const all = newTally();
  for (const { tally } of cells) all.merge(tally);
  return all.numbers();
}

function grouped(cells: readonly Alike[], dimension: Dimension): ReadonlyMap<string, Numbers> {
  const groups = [...Map.groupBy(cells, ({ names }) => names[dimension])];
  return new Map(
    groups.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, some]) => [name, merged(some)] as const),
  );
}
