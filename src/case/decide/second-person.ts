/**
 * Closing with four eyes, where a region asks for it (templates/regions.json, "second_person"): a whole report waits until a person
 * of another organisation confirms it or gives it back with a reason. Until then the case is as open as before, and its clock goes on.
 */
import type { Command } from "../../command.ts";
import type { Context } from "../../context.ts";
import type { Decision, Effect, Option, Prompt } from "../../decision.ts";
import type { CaseCode, UserId } from "../../ids.ts";
import type { Member } from "../../people/member.ts";
import { leads, may } from "../../people/rights.ts";
import type { View } from "../../view.ts";
import type { Case, Proposal } from "../case.ts";
import type { CaseEvent } from "../events.ts";
import { evolve, takerOf } from "../evolve.ts";
import { orgLabel } from "../org-label.ts";
import type { Report } from "../report.ts";
import { finish } from "./finish.ts";
import { act, caseFor, done, elsewhere, isFresh, refuse, settleQuestions } from "./outcome.ts";

/** `given`: what members said of it; the rest was filled in from the card or assumed. */
type Whole = { readonly report: Report; readonly given: Report };

/** The report is whole: it waits from now on. The same report again changes nothing; another one takes its place. */
export function propose(
  state: Case,
  { report, given }: Whole,
  by: Member,
  view: View,
  context: Context,
  first: readonly CaseEvent[] = [],
): Decision {
  const { code, proposal, last } = state;
  if (proposal !== null && JSON.stringify(proposal.report) === JSON.stringify(report))
    return done(code, [], []);
  // Put right by whoever gave it, it is one act: "undo" goes back before the first.
  const own = last?.act === "proposed" && last.by === by.user && isFresh(last, context.now);
  const undone: readonly CaseEvent[] = own
    ? [{ kind: "undone", ...act(by, context.now), act: "proposed" }]
    : [];
  const proposed: CaseEvent = { kind: "proposed", ...act(by, context.now), report, given, org: by.org };
  const after = [...undone, proposed].reduce((one, event) => evolve(one, event, code), state);
  return done(
    code,
    [...first, ...undone, proposed],
    [...settleQuestions(state, view), { kind: "refresh_card", code }, askToConfirm(after, view)],
  );
}

/** The question to the second person, in the thread: whoever may, answers. */
export function askToConfirm(state: Case, view: View): Effect {
  const { code, proposal } = state;
  if (proposal === null) throw new Error("no report waits to be confirmed");
  const options: readonly Option[] = [
    { id: "1", label: { text: "button-confirm" }, command: { kind: "confirm_closure", code } },
    { id: "2", label: { text: "button-return" }, command: { kind: "return_closure", code, reason: null } },
  ];
  return {
    kind: "ask",
    to: { kind: "thread", code },
    mentions: called(state, proposal, view),
    prompt: {
      id: `${code}:confirm`,
      code,
      question: {
        key: "closure-ask-confirm",
        code,
        args: {
          org: orgLabel(proposal.org, view.organisations(state.home)),
        },
      },
      options,
      most: 1,
      reads: null,
      only: null,
    },
  };
}

/** Coordinators of other organisations; without any, the members of other bodies that the report names. */
function called(state: Case, proposal: Proposal, view: View): readonly UserId[] {
  const others = view.members({ region: state.home }).filter((member) => may(member, "confirm", state));
  const coordinators = others.filter(leads);
  const bodies = proposal.report.organisations ?? [];
  const asked =
    coordinators.length > 0 ? coordinators : others.filter(({ org }) => bodies.includes(org.kind));
  return asked.map(({ user }) => user);
}

export function confirmClosure(code: CaseCode, by: Member, view: View, context: Context): Decision {
  const state = waiting(code, by, view, context);
  return "kind" in state ? state : finish(state, state.proposal.report, by, view, context);
}

export function returnClosure(
  { code, reason }: Extract<Command, { kind: "return_closure" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = waiting(code, by, view, context);
  if ("kind" in state) return state;
  if (reason === null) {
    const prompt = askReason(code, by);
    return done(code, [], [{ kind: "ask", to: { kind: "thread", code }, prompt, mentions: [by.user] }]);
  }
  const holder = takerOf(state.phase)?.by ?? state.proposal.by;
  return done(
    code,
    [{ kind: "returned", ...act(by, context.now), reason }],
    [
      ...settleQuestions(state, view),
      { kind: "refresh_card", code },
      {
        kind: "say",
        to: { kind: "thread", code },
        line: {
          key: "closure-returned",
          code,
          args: { org: orgLabel(by.org, view.organisations(state.home)) },
        },
        mentions: [...new Set([state.proposal.by, holder])],
        quote: reason,
      },
    ],
  );
}

/** The case, if its report waits and this member may be the second person; else why not. */
function waiting(
  code: CaseCode,
  by: Member,
  view: View,
  context: Context,
): (Case & { readonly proposal: Proposal }) | Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  const { proposal } = state;
  if (proposal === null) return refuse("wrong_state", "wrong-state-not-awaiting", { code });
  if (by.role === "auditor") return refuse("not_allowed", "auditor-reads-only", { code });
  if (!may(by, "confirm", state)) return refuse("not_allowed", "not-allowed-confirm", { code });
  return { ...state, proposal };
}

/** In words: nothing can be tapped. Only who was asked answers. */
function askReason(code: CaseCode, by: Member): Prompt {
  return {
    id: `${code}:return:${by.user}`,
    code,
    question: { key: "closure-ask-reason", code },
    options: [],
    most: 1,
    reads: { reason: "return" },
    only: by.user,
  };
}
