/** Numbers as `dabyl stats --json` prints them (contract.md; what each means: docs/statistics.md). */
import type { Millis } from "../../src/ids.ts";
import type { Breakdown } from "../../src/statistics/breakdown.ts";
import { type Numbers, rate, type Reach, type Times } from "../../src/statistics/closure-rate.ts";

export const statsJson = ({ all, by }: Breakdown, now: Millis) => ({
  ...figures(all),
  by: {
    region: grouped(by.region),
    category: grouped(by.category),
    organisation: grouped(by.organisation),
    month: grouped(by.month),
  },
  /** Ages of what is still running are as of this moment. */
  as_of: new Date(now).toISOString(),
});

const grouped = (groups: ReadonlyMap<string, Numbers>) =>
  Object.fromEntries([...groups].map(([name, numbers]) => [name, figures(numbers)]));

const figures = ({ shares, toTake, toClose, ...counts }: Numbers) => ({
  opened: counts.opened,
  taken: counts.taken,
  closed: counts.closed,
  waiting: counts.waiting,
  children: counts.children,
  children_helped: counts.childrenHelped,
  false_alarms: counts.falseAlarms,
  false_alarm_rate: rate({ closed: counts.falseAlarms, of: counts.closed }),
  reopened: counts.reopened,
  deadlines: {
    kept: counts.deadlinesKept,
    missed: counts.deadlinesMissed,
    rate: rate({ closed: counts.deadlinesKept, of: counts.deadlinesKept + counts.deadlinesMissed }),
  },
  rate: {
    "24h": rate(shares["24h"]),
    "7d": rate(shares["7d"]),
    "30d": rate(shares["30d"]),
    ever: rate(shares.ever),
  },
  cohort: {
    "24h": cohort(shares["24h"]),
    "7d": cohort(shares["7d"]),
    "30d": cohort(shares["30d"]),
    ever: cohort(shares.ever),
  },
  median_to_take_s: seconds(toTake.medianMs),
  median_to_close_s: seconds(toClose.medianMs),
  to_take: times(toTake),
  to_close: times(toClose),
});

const cohort = ({ closed, of, running, due, children }: Reach) => ({
  closed,
  of,
  running,
  due: { ...due, rate: rate(due) },
  children: { ...children, rate: rate(children) },
});

const times = ({ done, running, ...ms }: Times) => ({
  done,
  running,
  median_s: seconds(ms.medianMs),
  p90_s: seconds(ms.p90Ms),
  half_s: seconds(ms.halfMs),
  most_s: seconds(ms.mostMs),
});

const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1000));
