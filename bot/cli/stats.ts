/** `dabyl stats`: how many cases of a period were closed, and how fast (contract.md). */
import { asMillis, asRegionId } from "../../src/ids.ts";
import { numbersOf, rate } from "../../src/statistics/closure-rate.ts";
import { guardTally, type GuardTally } from "../../src/statistics/guard-tally.ts";
import type { CaseFact } from "../../src/statistics/fact.ts";
import { momentOf } from "./moment.ts";
import type { Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

export type StatsOptions = { readonly region?: string; readonly from?: string; readonly to?: string };

export function stats({ region, from, to }: StatsOptions, printer: Printer): void {
  const of = {
    ...(region !== undefined && { region: asRegionId(region) }),
    ...(from !== undefined && { from: asMillis(momentOf(from, "--from")) }),
    ...(to !== undefined && { to: asMillis(momentOf(to, "--to")) }),
  };
  const { facts, tally } = withStore(configured(), true, (store) => ({
    facts: store.cases.facts(of),
    tally: guardTally(store.ledger.guardEvents(of)),
  }));
  const object = {
    ...figures(facts),
    by: {
      region: grouped(facts, (fact) => fact.region),
      category: grouped(facts, (fact) => fact.category),
      organisation: grouped(facts, (fact) => fact.takerKind ?? "none"),
    },
    guard: guardObject(tally),
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

function figures(facts: readonly CaseFact[]) {
  const { shares, medianToTakeMs, medianToCloseMs, ...counts } = numbersOf(facts);
  const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms / 1000));
  return {
    opened: counts.opened,
    taken: counts.taken,
    closed: counts.closed,
    waiting: counts.waiting,
    children: counts.children,
    children_helped: counts.childrenHelped,
    false_alarms: counts.falseAlarms,
    reopened: counts.reopened,
    rate: {
      "24h": rate(shares["24h"]),
      "7d": rate(shares["7d"]),
      "30d": rate(shares["30d"]),
      ever: rate(shares.ever),
    },
    median_to_take_s: seconds(medianToTakeMs),
    median_to_close_s: seconds(medianToCloseMs),
  };
}

function grouped(facts: readonly CaseFact[], by: (fact: CaseFact) => string) {
  const groups = Map.groupBy(facts, by);
  return Object.fromEntries([...groups].map(([name, some]) => [name, figures(some)]));
}
