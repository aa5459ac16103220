/** Questions to the bot that change nothing: status, list, numbers, page, help. */
import { orgLabel } from "./case/org-label.ts";
import { takerOf } from "./case/evolve.ts";
import type { Case } from "./case/case.ts";
import { caseFor, elsewhere, refuse } from "./case/decide/outcome.ts";
import type { Command } from "./command.ts";
import type { Context, Rules } from "./context.ts";
import type { Audience, Decision, Effect } from "./decision.ts";
import { KINDS } from "./guard/verdict.ts";
import { asMillis, type CaseCode, type RegionId } from "./ids.ts";
import type { Member } from "./people/member.ts";
import { leads, mayOpenPage, maySeeNumbers } from "./people/rights.ts";
import { CATEGORIES } from "./case/fields.ts";
import { guardTally, type GuardTally } from "./statistics/guard-tally.ts";
import type { Share } from "./statistics/closure-rate.ts";
import { numbersOf } from "./statistics/tally.ts";
import type { CaseFact } from "./statistics/fact.ts";
import { durationText } from "./texts/duration.ts";
import type { Arg, Line } from "./texts/line.ts";
import { rateText } from "./texts/rate.ts";
import { term } from "./texts/term.ts";
import type { View } from "./view.ts";

const DAY_MS = 86_400_000;
/** As many as fit a phone's screen. */
const LIST_LENGTH = 15;

const answer = (to: Audience, line: Line): Decision => ({
  kind: "done",
  entries: [],
  effects: [{ kind: "say", to, line, mentions: [] } satisfies Effect],
});

/** Long answers do not belong into the room where everybody works: they go into the direct room. */
const quietly = (origin: Audience, by: Member): Audience =>
  origin.kind === "response" || origin.kind === "thread" ? { kind: "direct", user: by.user } : origin;

export function status(code: CaseCode, by: Member, view: View, context: Context): Decision {
  const { now, origin, rules } = context;
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  // Asked in the room, it is of use to everybody who follows the case.
  const to: Audience = origin.kind === "response" ? { kind: "thread", code } : origin;
  return answer(to, statusLine(state, view, now, rules));
}

function statusLine(state: Case, view: View, now: number, rules: Rules): Line {
  const { code, phase } = state;
  const args = {
    category: term("category", state.fields.category ?? "unknown"),
    urgency: term("urgency", state.urgency),
    area: areaOf(state, rules),
    opened: moment(state.openedAt),
  };
  if (state.proposal !== null) {
    const org = orgLabel(state.proposal.org, view.organisations(state.home));
    return { key: "status-awaiting", code, args: { ...args, org, at: moment(state.proposal.at) } };
  }
  if (phase.kind === "open")
    return { key: "status-open", code, args: { ...args, waited: since(state.openedAt, now) } };
  if (phase.kind === "closed")
    return {
      key: "status-closed",
      code,
      args: { ...args, at: moment(phase.at), outcome: term("outcome", state.report.outcome ?? "other") },
    };
  const org = orgLabel(phase.taker.org, view.organisations(state.home));
  return phase.offer === null
    ? { key: "status-taken", code, args: { ...args, org, at: moment(phase.taker.since) } }
    : { key: "status-offered", code, args: { ...args, org, to: term("kind", phase.offer.to) } };
}

const moment = (at: number): Arg => ({ moment: at, show: "date_time" });
const since = (from: number, now: number): Arg =>
  durationText(Math.max(0, Math.round((now - from) / 60_000)));

export function areaOf({ home, fields }: Case, rules: Rules): Arg {
  const { region = home, district } = fields;
  const area: Arg = { names: rules.regionNames(region) };
  return district === undefined || district === "unknown"
    ? area
    : { all: [area, { names: rules.districtNames(district) }], join: ", " };
}

export function list(by: Member, view: View, { now, origin, rules }: Context): Decision {
  const cases = view.unclosed(by.region);
  const to = quietly(origin, by);
  if (cases.length === 0) return answer(to, { key: "list-empty" });
  const items: Arg[] = cases.slice(0, LIST_LENGTH).map((state) => listItem(state, view, now, rules));
  const rest = cases.length - LIST_LENGTH;
  if (rest > 0) items.push({ text: "list-more", args: { n: rest } });
  return answer(to, { key: "list", args: { n: cases.length, items: { all: items, join: "\n" } } });
}

function listItem(state: Case, view: View, now: number, rules: Rules): Arg {
  const args = {
    code: { code: state.code },
    urgency: term("urgency", state.urgency),
    category: term("category", state.fields.category ?? "unknown"),
    area: areaOf(state, rules),
  };
  const taker = takerOf(state.phase);
  if (state.proposal !== null) {
    const org = orgLabel(state.proposal.org, view.organisations(state.home));
    return { text: "list-item-awaiting", args: { ...args, org } };
  }
  return taker === null
    ? { text: "list-item", args: { ...args, waited: since(state.openedAt, now) } }
    : {
        text: "list-item-taken",
        args: { ...args, org: orgLabel(taker.org, view.organisations(state.home)) },
      };
}

export function numbers(
  command: Extract<Command, { kind: "numbers" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  if (!maySeeNumbers(by)) return refuse("not_allowed", "not-allowed-numbers");
  const { now, origin, rules } = context;
  const from = command.days === null ? null : now - command.days * DAY_MS;
  const to: Audience = origin.kind === "coordination" ? origin : { kind: "direct", user: by.user };
  return answer(to, numbersLine(by.region, view, from, now, rules));
}

/** The figures of a region's cases opened since `from` (null: since the first case) until now. */
function numbersLine(region: RegionId, view: View, from: number | null, now: number, rules: Rules): Line {
  const begin = from === null ? {} : { from: asMillis(from) };
  const facts = view.facts({ region, ...begin });
  const period = {
    from: { moment: from ?? facts[0]?.openedAt ?? now, show: "date" },
    to: { moment: now, show: "date" },
  } as const;
  const head = { region: { names: rules.regionNames(region) }, ...period };
  if (facts.length === 0) return { key: "numbers-empty", args: head };
  const { shares, toTake, toClose, ...counts } = numbersOf(facts, asMillis(now));
  return {
    key: "numbers",
    args: {
      ...head,
      opened: counts.opened,
      taken: counts.taken,
      closed: counts.closed,
      waiting: counts.waiting,
      children: counts.children,
      "rate-day": share(shares["24h"]),
      "rate-week": share(shares["7d"]),
      "rate-month": share(shares["30d"]),
      "rate-ever": share(shares.ever),
      "median-take": duration(toTake.medianMs),
      "median-close": duration(toClose.medianMs),
      categories: { all: byCategory(facts), join: "\n" },
      guard: guardNumbers(guardTally(view.guardEvents({ region, ...begin }))),
    },
  };
}

function byCategory(facts: readonly CaseFact[]): Arg[] {
  return [...CATEGORIES, "unknown" as const].flatMap((category) => {
    const opened = facts.filter((fact) => fact.category === category);
    const closed = opened.filter((fact) => fact.closedAt !== null).length;
    return opened.length === 0
      ? []
      : [
          {
            text: "numbers-category",
            args: { category: term("category", category), opened: opened.length, closed },
          },
        ];
  });
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

const duration = (ms: number | null): Arg =>
  ms === null ? { text: "none" } : durationText(Math.max(0, Math.round(ms / 60_000)));

/** The link goes into the direct room wherever it was asked for: who has it signs in. */
export const page = (by: Member): Decision =>
  mayOpenPage(by)
    ? { kind: "done", entries: [], effects: [{ kind: "page_link", user: by.user }] }
    : refuse("not_allowed", "not-allowed-page");

export const help = (by: Member, { origin }: Context): Decision =>
  answer(quietly(origin, by), { key: leads(by) ? "help-coordinator" : "help" });
