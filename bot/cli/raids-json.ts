/** Raids in `dabyl stats --json`: those opened in the period, and the cases posted in them. Additive to contract.md. */
import { type RaidTally, raidTally } from "../../src/raids/raid-tally.ts";
import type { Period } from "../store/period.ts";
import type { Store } from "../store/store.ts";

export function raidsOf(store: Pick<Store, "raids" | "cases">, { region, from, to }: Period): RaidTally {
  const raids = store.raids
    .all(region)
    .filter(({ openedAt }) => openedAt >= (from ?? 0) && openedAt < (to ?? Infinity));
  return raidTally(raids, raids.length === 0 ? [] : store.cases.inRaids());
}

export const raidsJson = ({ opened, ended, visited, met, cases }: RaidTally) => ({
  opened,
  ended,
  places_visited: Object.values(visited).reduce((sum, n) => sum + n, 0),
  places: visited,
  people_met: met,
  cases: cases.total,
  by_body: cases.byBody,
});
