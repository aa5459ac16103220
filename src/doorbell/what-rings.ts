/**
 * Which messages also ring outside of Matrix: a list of what may, by the text that calls the members. Whatever is not in it rings
 * nowhere; so a new text rings only when somebody puts it here.
 */
import type { Case } from "../case/case.ts";
import type { Effect } from "../decision.ts";
import type { DutyRules } from "../duties/duty-rules.ts";
import { allowedFrom, type Window } from "../duties/window.ts";
import type { CaseCode, Millis, UserId } from "../ids.ts";
import type { TextKey } from "../texts/keys.ts";
import type { BellKind } from "./bell.ts";

const RINGS: ReadonlyMap<TextKey, BellKind> = new Map<TextKey, BellKind>([
  ["reopened", "alert"],
  ["reopened-first", "alert"],
  ["transferred-here", "alert"],
  ["case-waits-again-coordinator", "alert"],
  ["assigned", "yours"],
  ["own-room-assigned", "yours"],
  ["offered", "yours"],
  ["offer-declined", "reminder"],
  ["coordinator-called", "reminder"],
  ["case-passed-on", "yours"],
  ["closure-ask-confirm", "confirm"],
  ["closure-returned", "reminder"],
  ["reminder-untaken", "waiting"],
  ["coordinator-untaken", "waiting"],
  ["head-untaken", "waiting"],
  ["reminder-withdrawn", "reminder"],
  ["reminder-silent", "reminder"],
  ["coordinator-silent", "reminder"],
  ["reminder-report", "reminder"],
  ["coordinator-report", "reminder"],
  ["reminder-confirm", "reminder"],
  ["deadline-near", "reminder"],
  ["deadline-over", "reminder"],
  ["deadline-at-once", "reminder"],
  ["reminders", "reminder"],
]);

export type Rings = { readonly code: CaseCode; readonly what: BellKind; readonly users: readonly UserId[] };

/** Null: it calls nobody outside. */
export function ringsOf(effect: Effect): Rings | null {
  if (effect.kind === "post_card")
    return effect.mentions.length === 0 ? null : { code: effect.code, what: "alert", users: effect.mentions };
  if ((effect.kind !== "say" && effect.kind !== "ask") || effect.mentions.length === 0) return null;
  const line = effect.kind === "say" ? effect.line : effect.prompt.question;
  const code = effect.to.kind === "thread" ? effect.to.code : line.code;
  const what = RINGS.get(line.key);
  return what === undefined || code === undefined ? null : { code, what, users: effect.mentions };
}

export type When = { readonly at: Millis; readonly urgent: boolean };

/** Heeds the hours that reminders heed (templates/reminders.json): what is urgent rings at any time. */
export function whenToRing(what: BellKind, state: Case, now: Millis, rules: DutyRules): When {
  const window = windowOf(what, state, rules);
  const at = allowedFrom(now, window, rules.reminders.quiet, rules.where(state.home));
  return { at, urgent: window === "any" };
}

/** What does not come from the clock, which keeps hours of its own, waits at least for the end of the night. */
function windowOf(what: BellKind, { urgency }: Case, { reminders }: DutyRules): Window {
  return what === "confirm" || what === "reminder" ? "waking" : reminders.untaken[urgency].window;
}
