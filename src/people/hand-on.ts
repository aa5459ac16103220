/**
 * A case whose acting member left: the organisation goes on with it if it has anybody else there, else it waits for somebody to take
 * it, and the coordinators are told of each one. By the clock, once for each case and leaver (bot/people/seeing-off.ts).
 */
import { done, settleQuestions, tellThread } from "../case/decide/outcome.ts";
import { orgLabel } from "../case/org-label.ts";
import type { CaseEvent } from "../case/events.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect } from "../decision.ts";
import { CLOCK } from "../duties/clock-member.ts";
import type { View } from "../view.ts";
import { leads } from "./rights.ts";

export function handOn(
  { code, user }: Extract<Command, { kind: "hand_on" }>,
  view: View,
  { now }: Context,
): Decision {
  const state = view.case(code);
  if (state?.phase.kind !== "taken" || state.phase.taker.by !== user) return done(code, [], []);
  const { org } = state.phase.taker;
  const here = view.members({ region: state.home });
  const others = here.filter((one) => one.org.id === org.id && one.role !== "auditor" && one.user !== user);
  const next = others[0]?.user ?? null;
  const event: CaseEvent = { kind: "holder_left", by: CLOCK, at: now, user, next };
  const args = { org: orgLabel(org, view.organisations(state.home)) };
  const asked = (id: string) => view.promptsOfCase(code).find((one) => one.id === id)?.only === user;
  const unanswered = settleQuestions(state, view, asked);
  if (next !== null) {
    const people = others.map((one) => one.user);
    return done(code, [event], [...unanswered, tellThread(state, "case-passed-on", args, people)]);
  }
  const leaders = here.filter(leads).map((one) => one.user);
  const told: Effect = {
    kind: "say",
    to: { kind: "coordination", region: state.home },
    line: { key: "case-waits-again-coordinator", args, code },
    mentions: leaders,
  };
  return done(
    code,
    [event],
    [
      ...settleQuestions(state, view),
      { kind: "refresh_card", code },
      tellThread(state, "case-waits-again", args),
      told,
    ],
  );
}
