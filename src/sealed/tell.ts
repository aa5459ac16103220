/** Who hears of sealed details: the taker that there are some, those who gave them who opened them. Always in the direct room. */
import type { Case } from "../case/case.ts";
import { orgLabel } from "../case/org-label.ts";
import type { Effect } from "../decision.ts";
import type { Millis, UserId } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { SentenceKey } from "../texts/keys.ts";
import type { Args, Line } from "../texts/line.ts";
import type { View } from "../view.ts";

export const sayTo = (user: UserId, line: Line): Effect => ({
  kind: "say",
  to: { kind: "direct", user },
  line,
  mentions: [],
});

/** Several details come in a row: one message is enough for all of them. */
const IN_A_ROW_MS = 10 * 60_000;

/** Whoever took the case, when something was added. */
export function tellTaker(state: Case, by: Member, n: number, now: Millis): Effect[] {
  const { code, phase, sealed } = state;
  const before = sealed.details.at(-1)?.at ?? null;
  if (phase.kind !== "taken" || phase.taker.by === by.user) return [];
  if (before !== null && before >= phase.taker.since && now - before < IN_A_ROW_MS) return [];
  return [sayTo(phase.taker.by, { key: "sealed-waits", args: { n }, code })];
}

/** Whoever takes a case in which there are some. */
export const tellNewTaker = ({ code, sealed }: Case, by: Member): Effect[] =>
  sealed.details.length === 0
    ? []
    : [sayTo(by.user, { key: "sealed-waits", args: { n: sealed.details.length }, code })];

/** Each giver once, but for `by` and those who are told otherwise: which organisation did it, and when is the message's own time. */
export function tellGivers(
  state: Case,
  by: Member,
  { key, args = {} }: { readonly key: SentenceKey; readonly args?: Args },
  view: View,
  otherwise: readonly Member[] = [],
): Effect[] {
  const org = orgLabel(by.org, view.organisations(state.home));
  const told = new Set([by.user, ...otherwise.map(({ user }) => user)]);
  const givers = [...new Set(state.sealed.details.map((detail) => detail.by))];
  return givers
    .filter((user) => !told.has(user) && view.member(user) !== null)
    .map((user) => sayTo(user, { key, args: { ...args, org }, code: state.code }));
}
