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

type Names = Readonly<Record<Exclude<Dimension, "month">, string>>;
/** Cases that are alike in all of these; the groups are put together from some hundred of such at the end. */
type Alike = { readonly names: Names; readonly tally: Tally };
type Tree = Map<string, Map<string, Map<string, Alike>>>;

/** A case is counted twice, among those that are like it and those of its month: all at once would make too many small heaps to be quick. */
export function breakdownAt(now: Millis, timeZoneOf: (region: RegionId) => string): Counting {
  const monthOf = monthFinder(timeZoneOf);
  const tree: Tree = new Map();
  const alike: Alike[] = [];
  const months = new Map<string, Tally>();
  const tallyOf = ({ region, category, takerKind }: CountedFact): Tally => {
    const organisation = takerKind ?? "none";
    const leaves = branch(branch(tree, region), category);
    let leaf = leaves.get(organisation);
    if (leaf === undefined) {
      leaf = { names: { region, category, organisation }, tally: newTally() };
      leaves.set(organisation, leaf);
      alike.push(leaf);
    }
    return leaf.tally;
  };
  const tallyOfMonth = (name: string): Tally => {
    let tally = months.get(name);
    if (tally === undefined) months.set(name, (tally = newTally()));
    return tally;
  };
  return {
    add: (fact) => {
      tallyOf(fact).add(fact, now);
      tallyOfMonth(monthOf(fact)).add(fact, now);
    },
    result: () => ({
      all: merged([...months.values()]),
      by: {
        region: grouped(alike, "region"),
        category: grouped(alike, "category"),
        organisation: grouped(alike, "organisation"),
        month: inOrder([...months].map(([name, tally]) => [name, tally.numbers()])),
      },
    }),
  };
}

function branch<T>(tree: Map<string, Map<string, T>>, name: string): Map<string, T> {
  let found = tree.get(name);
  if (found === undefined) tree.set(name, (found = new Map()));
  return found;
}

function merged(tallies: readonly Tally[]): Numbers {
  const all = newTally();
  for (const tally of tallies) all.merge(tally);
  return all.numbers();
}

function grouped(alike: readonly Alike[], kind: keyof Names): ReadonlyMap<string, Numbers> {
  const groups = [...Map.groupBy(alike, ({ names }) => names[kind])];
  return inOrder(groups.map(([name, some]) => [name, merged(some.map(({ tally }) => tally))]));
}

const inOrder = (groups: readonly (readonly [string, Numbers])[]): ReadonlyMap<string, Numbers> =>
  new Map(groups.toSorted(([a], [b]) => (a < b ? -1 : 1)));
