/** Closing with a report, and the ways out without one: merged into another case, withdrawn by its author. */
import type { Command } from "../../command.ts";
import type { Context } from "../../context.ts";
import type { Decision, Effect, Prompt } from "../../decision.ts";
import type { Member } from "../../people/member.ts";
import { may } from "../../people/rights.ts";
import type { Arg } from "../../texts/line.ts";
import type { View } from "../../view.ts";
import type { Case } from "../case.ts";
import { type Completeness, completeness } from "../closure.ts";
import type { CaseEvent } from "../events.ts";
import { evolve } from "../evolve.ts";
import type { Report } from "../report.ts";
import { askForPart, confirmReport } from "../report-question.ts";
import { finish } from "./finish.ts";
import { act, caseFor, done, elsewhere, isFresh, refuse, settleQuestions, tellThread } from "./outcome.ts";
import { propose } from "./second-person.ts";

export function close(
  command: Extract<Command, { kind: "close" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(command.code, by, view);
  if (state === null) return elsewhere(command.code, by, view, context);
  const { code } = state;
  if (state.phase.kind === "closed")
    return (
      closedOtherwise(state, command, by, view, context) ??
      refuse("wrong_state", "wrong-state-closed", { code })
    );
  if (!may(by, "close", state)) return notYours(state, by);
  const given: Report = { ...state.report, ...command.parts };
  const judged = judge(state, given, command, context);
  const reported: CaseEvent[] =
    Object.keys(command.parts).length > 0
      ? [{ kind: "reported", ...act(by, context.now), parts: command.parts }]
      : [];
  const givenAnew = state.proposal !== null && reported.length > 0 ? takenBack(state, view) : [];
  switch (judged.kind) {
    case "complete":
      return ended(state, { report: judged.report, given }, by, view, context);
    case "to_confirm":
      return done(code, reported, [
        ...givenAnew,
        ...askIn(state, confirmReport(state, judged.report), by, view),
      ]);
    case "missing":
      return done(code, reported, [
        ...givenAnew,
        ...askIn(state, askForPart(judged.parts[0], judged.parts, state, judged.last), by, view),
      ]);
  }
}

/** The report that waited for a second person is out of date. */
const takenBack = (state: Case, view: View): Effect[] => [
  ...settleQuestions(state, view),
  { kind: "refresh_card", code: state.code },
];

/** A bare "close" sends no report to a second person that was returned, or that nobody looked at again. */
function judge(
  state: Case,
  given: Report,
  { parts, sure }: Extract<Command, { kind: "close" }>,
  { rules }: Context,
): Completeness {
  const judged = completeness(state, given, sure, rules.closure);
  const bare = Object.keys(parts).length === 0 && !sure && state.proposal === null;
  return judged.kind === "complete" && bare && rules.secondPerson(state.home)
    ? { kind: "to_confirm", report: judged.report }
    : judged;
}

/** The report is whole: the case is closed, or, where the region asks for it, a second person is. */
const ended: typeof propose = (state, whole, by, view, context, first) =>
  context.rules.secondPerson(state.home)
    ? propose(state, whole, by, view, context, first)
    : finish(state, whole.report, by, view, context, first);

/** The answer that closed, given anew by the same member: the closing is taken back and made with the new one. Null: it is none. */
function closedOtherwise(
  state: Case,
  { parts, sure }: Extract<Command, { kind: "close" }>,
  by: Member,
  view: View,
  context: Context,
): Decision | null {
  const { last, code, phase } = state;
  // A merge is no report: "undo" takes it back.
  if (phase.kind !== "closed" || phase.into !== null) return null;
  if (!sure || last?.act !== "closed" || last.by !== by.user || !isFresh(last, context.now)) return null;
  if (!may(by, "undo", state)) return null;
  const undone: CaseEvent = { kind: "undone", ...act(by, context.now), act: last.act };
  const before = evolve(state, undone, code);
  if (!may(by, "close", before)) return null;
  const given: Report = { ...before.report, ...parts };
  const judged = completeness(before, given, sure, context.rules.closure);
  if (judged.kind !== "complete" || isSameReport(judged.report, state.report)) return done(code, [], []);
  return ended(before, { report: judged.report, given }, by, view, context, [undone]);
}

const isSameReport = (one: Report, other: Report): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One question about the report at a time: an earlier one that was answered in words is settled. */
function askIn(state: Case, prompt: Prompt, by: Member, view: View): Effect[] {
  const earlier = (id: string) => id.startsWith(`${state.code}:report:`) && id !== prompt.id;
  return [
    ...settleQuestions(state, view, earlier),
    { kind: "ask", to: { kind: "thread", code: state.code }, prompt, mentions: [by.user] },
  ];
}

/** Only the holder or a coordinator closes; the member is offered to tell the coordinator (glossary, message 8). */
function notYours(state: Case, by: Member): Decision {
  const { code } = state;
  return refuse("not_allowed", "not-allowed-close", {
    code,
    prompt: {
      id: `${code}:tell-coordinator:${by.user}`,
      code,
      question: { key: "not-allowed-close", code },
      options: [
        { id: "1", label: { text: "yes" }, command: { kind: "remind_coordinator", code } },
        { id: "2", label: { text: "no" }, command: null },
      ],
      most: 1,
      reads: null,
      only: by.user,
    },
  });
}

export function sameAs(
  command: Extract<Command, { kind: "same_as" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(command.code, by, view);
  const other = caseFor(command.other, by, view);
  if (state === null) return elsewhere(command.code, by, view, context);
  if (other === null) return elsewhere(command.other, by, view, context);
  const { code } = state;
  if (code === other.code) return refuse("wrong_state", "same-as-itself", { code });
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  if (!may(by, "merge", state) || takesDetailsAway(state, by))
    return refuse("not_allowed", "not-allowed-close", { code });
  const shown: Arg = { code: other.code };
  return done(
    code,
    [
      {
        kind: "closed",
        ...act(by, context.now),
        report: { outcome: "duplicate", duplicateOf: other.code },
        into: other.code,
      },
    ],
    [
      ...settleQuestions(state, view),
      { kind: "refresh_card", code },
      tellThread(state, "merged", { other: shown }, others([state.author], by)),
      tellThread(other, "merged-here", { other: { code } }),
    ],
  );
}

/** Sealed details go with a merge: from whoever holds them no author may take them, who could not hand the case over either. */
const takesDetailsAway = (state: Case, by: Member): boolean =>
  state.phase.kind === "taken" && state.sealed.details.length > 0 && !may(by, "hand_over", state);

/** The author takes the alert back; a coordinator then closes it, so that nobody can make a case vanish. */
export function withdraw(
  command: Extract<Command, { kind: "withdraw" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(command.code, by, view);
  if (state === null) return elsewhere(command.code, by, view, context);
  const { code } = state;
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  if (!may(by, "withdraw", state)) return refuse("not_allowed", "not-allowed-withdraw", { code });
  if (state.withdrawn) return done(code, [], []);
  return done(
    code,
    [{ kind: "withdrawn", ...act(by, context.now) }],
    [
      { kind: "refresh_card", code },
      tellThread(state, "withdrawn", {}, others(coordinators(state, view), by)),
    ],
  );
}

/** Asked for by somebody who may not close: the region's coordinators are called into the thread. */
export function remindCoordinator(code: Case["code"], by: Member, view: View, context: Context): Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  return done(code, [], [tellThread(state, "coordinator-called", {}, others(coordinators(state, view), by))]);
}

const coordinators = (state: Case, view: View): Member["user"][] =>
  view
    .members({ region: state.home })
    .filter((member) => member.role === "coordinator")
    .map((member) => member.user);

const others = (users: readonly Member["user"][], by: Member): Member["user"][] =>
  users.filter((user) => user !== by.user);
