/** What "numbers" answers, and what the weekly digest says: the figures of a region's period, a picture of them, and what waits. */
import { listItem } from "./answers.ts";
import { refuse } from "./case/decide/outcome.ts";
import { CATEGORIES } from "./case/fields.ts";
import { chartFigures, type ChartFigures } from "./charts/figures.ts";
import type { Command } from "./command.ts";
import type { Context, Rules } from "./context.ts";
import type { Audience, Decision, Effect } from "./decision.ts";
import { KINDS } from "./guard/verdict.ts";
import { asMillis, type Millis, type RegionId } from "./ids.ts";
import type { Member } from "./people/member.ts";
import { mayIn, maySeeNumbers } from "./people/rights.ts";
import type { Numbers, Share, Times } from "./statistics/closure-rate.ts";
import type { CountedFact } from "./statistics/fact.ts";
import { guardTally, type GuardTally } from "./statistics/guard-tally.ts";
import { type Span, spanOf } from "./statistics/period.ts";
import { durationText } from "./texts/duration.ts";
import type { Arg, Line } from "./texts/line.ts";
import { rateText } from "./texts/rate.ts";
import { term } from "./texts/term.ts";
import type { View } from "./view.ts";

/** As many as fit a phone's screen. */
const WAITING_SHOWN = 15;

type Asked = Extract<Command, { kind: "numbers" }>;

export function numbers(command: Asked, by: Member, view: View, context: Context): Decision {
  if (!maySeeNumbers(by)) return refuse("not_allowed", "not-allowed-numbers");
  const { now, origin, rules } = context;
  const { region = by.region } = command;
  if (!mayIn(region, "see_numbers", by)) return refuse("not_allowed", "not-allowed-numbers-region");
  const span = periodOf(command, now, rules.timeZone(region));
  if (span === null) return refuse("not_understood", "numbers-no-such-period");
  // Figures of another region are for nobody else in a coordination room, and its cases for nobody from elsewhere.
  const own = region === by.region;
  const to: Audience = own && origin.kind === "coordination" ? origin : { kind: "direct", user: by.user };
  const effects = figuresFor(to, region, span, view, { now, rules }, own);
  return { kind: "done", entries: [], effects };
}

/** From null: since the first case. Null: there is no such time. */
function periodOf({ days, during }: Asked, now: Millis, timeZone: string): Bounds | null {
  if (during !== undefined) return spanOf(during, now, timeZone);
  return days === null ? { from: null, to: now } : spanOf({ kind: "days", days }, now, timeZone);
}

type Bounds = { readonly from: Millis | null; readonly to: Millis };
type Moment = { readonly now: Millis; readonly rules: Rules };

/** The figures at a glance, the cases that nobody has taken (`listed`), the charts, and the figures in detail. */
export function figuresFor(
  to: Audience,
  region: RegionId,
  bounds: Bounds,
  view: View,
  { now, rules }: Moment,
  listed = true,
): readonly Effect[] {
  const cohort: CountedFact[] = [];
  const of = {
    region,
    ...(bounds.from !== null && { from: bounds.from }),
    ...(bounds.to < now && { to: bounds.to }),
  };
  view.eachFact(of, (fact) => cohort.push(fact));
  const unclosed = view.unclosed(region);
  const from =
    bounds.from ?? cohort.reduce((first, { openedAt }) => (openedAt < first ? openedAt : first), now);
  const span: Span = { from, to: bounds.to };
  const name = rules.regionNames(region);
  const head = { region: { names: name }, from: day(span.from), to: day(lastMoment(span, now)) };
  const say = (line: Line): Effect => ({ kind: "say", to, line, mentions: [] });
  if (cohort.length === 0) return [say({ key: "numbers-empty", args: head })];
  const figures = chartFigures(
    cohort,
    unclosed.map(({ openedAt, phase }) => ({ openedAt, open: phase.kind === "open" })),
    now,
  );
  const guard = guardNumbers(guardTally(view.guardEvents(of)));
  const waiting = listed ? unclosed.filter(({ phase }) => phase.kind === "open") : [];
  const items: Arg[] = waiting.slice(0, WAITING_SHOWN).map((state) => listItem(state, view, now, rules));
  const more = waiting.length - items.length;
  const list: Arg = {
    all: more > 0 ? [...items, { text: "list-more", args: { n: more } }] : items,
    join: "\n",
  };
  return [
    say({ key: "numbers", args: { ...head, ...atAGlance(figures) } }),
    ...(items.length === 0
      ? []
      : [say({ key: "numbers-waiting", args: { n: waiting.length, items: list } })]),
    {
      kind: "chart",
      to,
      chart: { figures, region: name, from: span.from, to: asMillis(lastMoment(span, now)) },
    },
    say({ key: "numbers-more", args: { ...head, ...inDetail(figures), guard } }),
  ];
}

const day = (at: number): Arg => ({ moment: at, show: "date" });
/** A month that is over ended the evening before the next one began. */
const lastMoment = ({ to }: Span, now: Millis): number => (to < now ? to - 1 : to);

/** What one looks for first, in as many short lines as a telephone shows without a finger. */
function atAGlance({ numbers: counts }: ChartFigures): Readonly<Record<string, Arg>> {
  return {
    opened: counts.opened,
    taken: counts.taken,
    closed: counts.closed,
    waiting: counts.waiting,
    children: counts.children,
    "rate-day": share(counts.shares["24h"]),
    deadlines: share({
      closed: counts.deadlinesKept,
      of: counts.deadlinesKept + counts.deadlinesMissed,
    }),
  };
}

function inDetail({ numbers: counts, categories }: ChartFigures): Readonly<Record<string, Arg>> {
  const { shares, toTake, toClose } = counts;
  return {
    "rate-week": share(shares["7d"]),
    "rate-month": share(shares["30d"]),
    "rate-ever": share(shares.ever),
    running: running(counts),
    "to-take": times(toTake),
    "to-close": times(toClose),
    ends: {
      text: "numbers-ends",
      args: {
        "false-alarms": counts.falseAlarms,
        reopened: counts.reopened,
      },
    },
    categories: {
      all: [...CATEGORIES, "unknown" as const].flatMap((category) =>
        categories
          .filter((one) => one.category === category)
          .map(({ opened, closed }) => ({
            text: "numbers-category" as const,
            args: { category: term("category", category), opened, closed },
          })),
      ),
      join: "\n",
    },
  };
}

/** Nothing where the time of all cases is up. */
function running({ shares }: Numbers): Arg {
  const args = {
    day: shares["24h"].running,
    week: shares["7d"].running,
    month: shares["30d"].running,
  };
  return args.month === 0 ? "" : { text: "numbers-running", args };
}

/** Nothing where the guard had nothing to do. */
function guardNumbers({ stopped, asked, insisted, appealed, mistakes }: GuardTally): Arg {
  if (stopped.total + asked.total + appealed.total + mistakes === 0) return "";
  const kinds = KINDS.flatMap((kind) => {
    const n = (stopped.kinds[kind] ?? 0) + (asked.kinds[kind] ?? 0);
    return n === 0
      ? []
      : [{ text: "numbers-guard-kind", args: { kind: term("guard-kind", kind), n } } as const];
  });
  return {
    text: "numbers-guard",
    args: {
      stopped: stopped.total,
      kinds: kinds.length === 0 ? { text: "none" } : { all: kinds, join: ", " },
      asked: asked.total,
      insisted: insisted.total,
      appealed: appealed.total,
      mistakes,
    },
  };
}

const share = ({ closed, of }: Share): Arg => rateText(closed, of);

/** Median and ninety per cent of what was done; nothing where nothing was. */
const times = ({ medianMs, p90Ms }: Times): Arg =>
  medianMs === null || p90Ms === null
    ? { text: "none" }
    : { text: "numbers-times", args: { median: duration(medianMs), p90: duration(p90Ms) } };

const duration = (ms: number): Arg => durationText(Math.max(0, Math.round(ms / 60_000)));
