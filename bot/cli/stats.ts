/** `dabyl stats`: how many cases of a period were closed, and how fast (contract.md). */
import { asMillis, asRegionId } from "../../src/ids.ts";
import { breakdownAt } from "../../src/statistics/breakdown.ts";
import { guardTally, type GuardTally } from "../../src/statistics/guard-tally.ts";
import { momentOf } from "./moment.ts";
import type { Printer } from "./output.ts";
import { allRegions } from "./regions-file.ts";
import { configured, withStore } from "./settings.ts";
import { raidsJson, raidsOf } from "./raids-json.ts";
import { statsJson } from "./stats-json.ts";

export type StatsOptions = { readonly region?: string; readonly from?: string; readonly to?: string };

export function stats({ region, from, to }: StatsOptions, printer: Printer): void {
  const of = {
    ...(region !== undefined && { region: asRegionId(region) }),
    ...(from !== undefined && { from: asMillis(momentOf(from, "--from")) }),
    ...(to !== undefined && { to: asMillis(momentOf(to, "--to")) }),
  };
  const now = asMillis(Date.now());
  const zones = new Map(allRegions().map(({ id, timeZone }) => [id, timeZone]));
  const counting = breakdownAt(now, (id) => zones.get(id) ?? "Asia/Almaty");
  const { tally, raids } = withStore(configured(), true, (store) => {
    store.cases.eachFact(of, counting.add);
    return { tally: guardTally(store.ledger.guardEvents(of)), raids: raidsOf(store, of) };
  });
  const object = {
    ...statsJson(counting.result(), now),
    guard: guardObject(tally),
    raids: raidsJson(raids),
  };
  const { rate: rates, opened, taken, closed } = object;
  printer.result(
    object,
    `opened ${opened}, taken ${taken}, closed ${closed}; closure rate: 24 h ${show(rates["24h"])}, 7 d ${show(rates["7d"])}, 30 d ${show(rates["30d"])}, ever ${show(rates.ever)}`,
  );
}

const show = (share: number | null): string => (share === null ? "none" : `${Math.round(share * 100)} %`);

/** What the guard did in the period, by when it did it. Kinds: in how many texts each was found. */
const guardObject = ({ stopped, asked, insisted, appealed, mistakes, upheld }: GuardTally) => ({
  stopped: stopped.total,
  asked: asked.total,
  insisted: insisted.total,
  appeals: { made: appealed.total, mistakes, upheld },
  by_kind: {
    stopped: stopped.kinds,
    asked: asked.kinds,
    insisted: insisted.kinds,
    appealed: appealed.kinds,
  },
});
