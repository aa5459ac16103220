/** Questions to the bot that change nothing: status, list, numbers, page, help. */
import { orgLabel } from "./case/org-label.ts";
import { takerOf } from "./case/evolve.ts";
import type { Case } from "./case/case.ts";
import { caseFor, elsewhere, refuse } from "./case/decide/outcome.ts";
import type { Context, Rules } from "./context.ts";
import type { Audience, Decision, Effect } from "./decision.ts";
import type { CaseCode } from "./ids.ts";
import type { Member } from "./people/member.ts";
import { outside } from "./own-room/own-room.ts";
import { leads, may, mayOpenPage } from "./people/rights.ts";
import { durationText } from "./texts/duration.ts";
import type { Arg, Line } from "./texts/line.ts";
import { term } from "./texts/term.ts";
import type { View } from "./view.ts";

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
  const isInside = state.room === null || may(by, "sit_in_own_room", state);
  const direct: Audience = { kind: "direct", user: by.user };
  const to: Audience =
    origin.kind !== "response" ? origin : state.room === null ? { kind: "thread", code } : direct;
  if (!isInside && state.phase.kind === "closed")
    return answer(to, {
      key: "status-closed-outside",
      code,
      args: { area: areaOf(outside(state), rules), at: moment(state.phase.at) },
    });
  return answer(to, statusLine(isInside ? state : outside(state), view, now, rules));
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

export function listItem(state: Case, view: View, now: number, rules: Rules): Arg {
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

/** The link goes into the direct room wherever it was asked for: who has it signs in. */
export const page = (by: Member): Decision =>
  mayOpenPage(by)
    ? { kind: "done", entries: [], effects: [{ kind: "page_link", user: by.user }] }
    : refuse("not_allowed", "not-allowed-page");

/** A link to the sealed form: whoever may raise an alert may have one. */
export const formLink = (by: Member): Decision =>
  may(by, "raise", null)
    ? { kind: "done", entries: [], effects: [{ kind: "form_link", user: by.user }] }
    : refuse("not_allowed", "auditor-reads-only");

export const help = (by: Member, { origin }: Context): Decision =>
  answer(quietly(origin, by), { key: leads(by) ? "help-coordinator" : "help" });
