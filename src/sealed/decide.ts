/**
 * Sealed details: given in the direct room for whoever holds the case, taken back by who gave them, and granted to somebody by name. What
 * they say never passes through here: it lies held (bot/store/held.ts) under the id of the message that brought it.
 */
import type { Case } from "../case/case.ts";
import { act, caseFor, done, elsewhere, refuse } from "../case/decide/outcome.ts";
import type { CaseEvent } from "../case/events.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect } from "../decision.ts";
import { asMillis, type CaseCode, type EventId } from "../ids.ts";
import type { Member } from "../people/member.ts";
import { may, mayIn } from "../people/rights.ts";
import { term } from "../texts/term.ts";
import type { View } from "../view.ts";
import { whereNow } from "./going-on.ts";
import { mayName } from "./grants.ts";
import { collecting, nearestDistrict } from "./sealed-question.ts";
import { sayTo, tellGivers, tellTaker } from "./tell.ts";

type Of<K extends Command["kind"]> = Extract<Command, { readonly kind: K }>;

/** More than anybody reads; and a bound for the disk. */
const MOST_DETAILS = 40;

/** Seals what a message of this member brought. */
export function seal({ code, held }: Of<"seal">, by: Member, view: View, context: Context): Decision {
  const state = openTo(code, by, view, context);
  if ("kind" in state) return state;
  const sealed = sealing(state, held, by, view, context);
  return sealed === null
    ? refuse("wrong_state", "sealed-gone", { code })
    : done(code, [sealed.event], [...sealed.effects, { kind: "refresh_card", code }]);
}

export type Sealing = { readonly event: CaseEvent; readonly effects: readonly Effect[] };

/** Null: nothing is held under this event (any more), or it is another member's. */
export function sealing(
  state: Case,
  held: EventId,
  by: Member,
  view: View,
  context: Context,
): Sealing | null {
  const { code, sealed } = state;
  const waiting = view.held(held);
  if (waiting === null || waiting.by !== by.user) return null;
  const number = sealed.last + 1;
  const n = sealed.details.length + 1;
  const kept = { what: term("detail", waiting.what), n };
  return {
    event: { kind: "detail_given", ...act(by, context.now), number, what: waiting.what, source: held },
    effects: [
      { kind: "seal_held", code, number, event: held },
      ...tellTaker(state, by, n, context.now),
      collecting(code, by, context.now, { key: "sealed-kept", args: kept, code }, number),
      ...(waiting.point === null ? [] : nearestDistrict(state, waiting.point, by, context)),
    ],
  };
}

/** The bot's short question: what comes next in the direct room is sealed. */
export function sealAsk({ code }: Of<"seal_ask">, by: Member, view: View, context: Context): Decision {
  const state = openTo(code, by, view, context);
  if ("kind" in state) return state;
  return done(code, [], [collecting(code, by, context.now, { key: "sealed-send-now", code }, null)]);
}

/** Whoever gave it may take it back, as long as the case is open; wherever it went with a merge. */
export function unseal(command: Of<"unseal">, by: Member, view: View, context: Context): Decision {
  const { code, number } = whereNow(command.code, command.number, view);
  const state = openTo(code, by, view, context);
  if ("kind" in state) return state;
  const given = state.sealed.details.find((detail) => detail.number === number);
  if (given === undefined || given.by !== by.user) return refuse("wrong_state", "sealed-gone", { code });
  return done(
    code,
    [{ kind: "detail_dropped", ...act(by, context.now), number }],
    [
      { kind: "drop_detail", code, number },
      { kind: "refresh_card", code },
      sayTo(by.user, { key: "sealed-dropped", args: { what: term("detail", given.what) }, code }),
    ],
  );
}

/** May this member add to the case? */
function openTo(code: CaseCode, by: Member, view: View, context: Context): Case | Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  if (!may(by, "give_details", state)) return refuse("not_allowed", "auditor-reads-only", { code });
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  return state.sealed.details.length >= MOST_DETAILS
    ? refuse("wrong_state", "sealed-full", { code, args: { n: MOST_DETAILS } })
    : state;
}

const HOUR_MS = 3_600_000;
const USUAL_HOURS = 24;
const MOST_HOURS = 168;

/** Others may read until then: members of the region who act on cases, each named by who gave something or holds the case. */
export function showTo(
  { code, to, hours }: Of<"show_to">,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  if (state.sealed.details.length === 0) return refuse("wrong_state", "sealed-none", { code });
  if (!mayName(state, by)) return refuse("not_allowed", "not-allowed-name", { code });
  const members = to.flatMap((user) => view.member(user) ?? []);
  const fitting = members.filter((one) => mayIn(state.home, "receive_details", one) && one.user !== by.user);
  if (fitting.length === 0 || fitting.length < to.length)
    return refuse("not_allowed", "sealed-whom", { code });
  const until = asMillis(context.now + Math.min(Math.max(hours ?? USUAL_HOURS, 1), MOST_HOURS) * HOUR_MS);
  const time = { moment: until, show: "date_time" } as const;
  return done(
    code,
    fitting.map(({ user }) => ({ kind: "detail_named", ...act(by, context.now), to: user, until })),
    [
      sayTo(by.user, { key: "sealed-named", args: { n: fitting.length, until: time }, code }),
      ...fitting.map(({ user }) => sayTo(user, { key: "sealed-named-you", args: { until: time }, code })),
      ...tellGivers(state, by, { key: "sealed-named-giver", args: { until: time } }, view, fitting),
    ],
  );
}
