/** The two shapes of a decision, and the steps that many decisions share. */
import type { Context } from "../../context.ts";
import type { Effect, Decision, LedgerEntry, Prompt, Refusal, RefusalKind } from "../../decision.ts";
import type { CaseCode, Millis, UserId } from "../../ids.ts";
import type { Member } from "../../people/member.ts";
import type { TextKey } from "../../texts/keys.ts";
import type { Args } from "../../texts/line.ts";
import type { View } from "../../view.ts";
import type { Case } from "../case.ts";
import type { CaseEvent } from "../events.ts";
import { notHere } from "../not-here.ts";

export function done(code: CaseCode, events: readonly CaseEvent[], effects: readonly Effect[]): Decision {
  const entries: LedgerEntry[] = events.map((event) => ({ stream: "case", code, event }));
  return { kind: "done", entries, effects };
}

export function refuse(
  kind: RefusalKind,
  key: TextKey,
  more: { code?: CaseCode; args?: Args; prompt?: Prompt } = {},
): Decision {
  const refusal: Refusal = {
    kind,
    line: { key, ...(more.args && { args: more.args }), ...(more.code && { code: more.code }) },
    ...(more.prompt && { prompt: more.prompt }),
  };
  return { kind: "refused", refusal };
}

/** A message in the thread of a case. */
export function tellThread(
  state: Case,
  key: TextKey,
  args: Args = {},
  mentions: readonly UserId[] = [],
): Effect {
  return {
    kind: "say",
    to: { kind: "thread", code: state.code },
    line: { key, args, code: state.code },
    mentions,
  };
}

/** Nobody is asked any longer what no longer matters: every open question in the thread of this case, or those that `which` names. */
export function settleQuestions(
  { code }: Case,
  view: View,
  which: (id: string) => boolean = () => true,
): Effect[] {
  return view
    .promptsOfCase(code)
    .filter(({ id }) => which(id))
    .map(({ id }) => ({ kind: "settle", prompt: id }));
}

/** The case behind a command; null when there is none, nor one that this member may act on: then `elsewhere` says so. */
export function caseFor(code: CaseCode, by: Member, view: View): Case | null {
  const state = view.case(code);
  return state !== null && state.home === by.region ? state : null;
}

export const elsewhere = (
  code: CaseCode,
  by: Member,
  view: View,
  { rules }: Pick<Context, "rules">,
): Decision => ({ kind: "refused", refusal: notHere(code, by, view, rules) });

export const act = (by: Member, now: Millis): { readonly by: UserId; readonly at: Millis } => ({
  by: by.user,
  at: now,
});

/** DESIGN: "undo (own last act, 10 minutes)". */
const UNDO_FOR_MS = 10 * 60_000;

/** Can an act of this moment still be taken back by who did it? */
export const isFresh = ({ at }: { readonly at: Millis }, now: Millis): boolean => now - at <= UNDO_FOR_MS;
