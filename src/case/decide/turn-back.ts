/** Ways back and aside: reopen, undo, transfer to another region, ask again, and what the thread tells in passing. */
import type { Command } from "../../command.ts";
import type { Context } from "../../context.ts";
import type { Decision, Effect } from "../../decision.ts";
import type { CaseCode, UserId } from "../../ids.ts";
import { settleOutside } from "../../own-room/asked-outside.ts";
import { movedQuestions } from "../../own-room/moved-questions.ts";
import type { Member } from "../../people/member.ts";
import { may } from "../../people/rights.ts";
import { lastRaidOf, undoRaid } from "../../raids/decide.ts";
import { lengthsFor } from "../../retention/retention.ts";
import type { Arg } from "../../texts/line.ts";
import { term } from "../../texts/term.ts";
import type { View } from "../../view.ts";
import type { Case } from "../case.ts";
import { evolve } from "../evolve.ts";
import { act, caseFor, done, elsewhere, isFresh, refuse, settleQuestions, tellThread } from "./outcome.ts";
import { askNext, duty } from "./raise.ts";
import { askToConfirm } from "./second-person.ts";

export function reopen(
  command: Extract<Command, { kind: "reopen" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(command.code, by, view);
  if (state === null) return elsewhere(command.code, by, view, context);
  const { code } = state;
  if (state.phase.kind !== "closed") return refuse("wrong_state", "wrong-state-not-closed", { code });
  if (!may(by, "reopen", state)) return refuse("not_allowed", "not-allowed-reopen", { code });
  return done(
    code,
    [{ kind: "reopened", ...act(by, context.now) }],
    [{ kind: "refresh_card", code }, tellReopened(state, duty(state, by, view, context), context)],
  );
}

/** Reopening does not extend how long words are kept, and the first time it is said. */
function tellReopened(state: Case, mentions: readonly UserId[], { rules }: Context): Effect {
  if (state.reopened > 0) return tellThread(state, "reopened", {}, mentions);
  const kept = {
    category: state.fields.category ?? "unknown",
    outcome: state.report.outcome ?? null,
  } as const;
  const { words_months: months } = lengthsFor(kept, rules.retention);
  return tellThread(state, "reopened-first", { months }, mentions);
}

export function undo(
  command: Extract<Command, { kind: "undo" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const code = command.code ?? view.lastActOf(by.user);
  const state = code === null ? null : caseFor(code, by, view);
  const raid = command.code === null ? lastRaidOf(by, view) : null;
  if (raid?.last != null && raid.last.at >= (state?.last?.at ?? 0))
    return undoRaid(raid.code, by, view, context);
  if (state === null)
    return command.code === null
      ? refuse("wrong_state", "nothing-to-undo")
      : elsewhere(command.code, by, view, context);
  const { last } = state;
  if (last === null || last.by !== by.user)
    return refuse("wrong_state", "nothing-to-undo", { code: state.code });
  // Whoever became an auditor since then changes nothing any more.
  if (!may(by, "undo", state)) return refuse("not_allowed", "auditor-reads-only", { code: state.code });
  if (!isFresh(last, context.now)) return refuse("undo_expired", "undo-expired", { code: state.code });
  const undone = { kind: "undone", ...act(by, context.now), act: last.act } as const;
  const after = evolve(state, undone, state.code);
  const closedAgain = after.phase.kind === "closed";
  const offer = (id: string) => id === `${state.code}:offer`;
  return done(
    state.code,
    [undone],
    [
      ...(closedAgain || last.act === "proposed" ? settleQuestions(state, view) : []),
      ...(last.act === "offered"
        ? [...settleQuestions(state, view, offer), ...settleOutside(state, view)]
        : []),
      ...(last.act === "room_opened" ? movedQuestions(state, after, view) : []),
      { kind: "refresh_card", code: state.code },
      tellThread(state, "undone", { act: term("act", last.act) }),
      ...(after.proposal !== null && state.proposal === null ? [askToConfirm(after, view)] : []),
    ],
  );
}

export function transfer(
  command: Extract<Command, { kind: "transfer" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(command.code, by, view);
  if (state === null) return elsewhere(command.code, by, view, context);
  const { code } = state;
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  if (!may(by, "transfer", state)) return refuse("not_allowed", "not-allowed-hand-over", { code });
  if (command.to === state.home) return refuse("wrong_state", "same-region", { code });
  const moved = { kind: "transferred", ...act(by, context.now), to: command.to } as const;
  const after = evolve(state, moved, code);
  return done(
    code,
    [moved],
    [
      ...settleQuestions(state, view),
      {
        kind: "say",
        // Its own room moves with it.
        to: { kind: "thread", code, ...(state.room === null && { of: state.home }) },
        line: {
          key: "transferred",
          code,
          args: { region: { names: context.rules.regionNames(command.to) } },
        },
        mentions: [state.author].filter((user) => user !== by.user),
      },
      ...after.left.map((region): Effect => ({ kind: "leave_card", code, of: region })),
      ...arrival(state, after, duty(after, by, view, context), context),
    ],
  );
}

/** A room that sees the case for the first time gets a card; one that it comes back to has it, and is told below it. */
function arrival(before: Case, after: Case, mentions: readonly UserId[], { rules }: Context): Effect[] {
  if (!before.left.includes(after.home)) return [{ kind: "post_card", code: after.code, mentions }];
  const from: Arg = { names: rules.regionNames(before.home) };
  return [
    { kind: "refresh_card", code: after.code },
    tellThread(after, "transferred-here", { region: from }, mentions),
  ];
}

/** "ask" in the thread: the next useful question, if there is one. */
export function question(code: CaseCode, by: Member, view: View, context: Context): Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  if (!may(by, "tell", state)) return refuse("not_allowed", "auditor-reads-only", { code });
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  const next = askNext(state, by, context, true);
  if (next.effects.length === 0) return refuse("wrong_state", "nothing-to-ask", { code });
  return done(code, next.events, [...next.effects, { kind: "refresh_card", code }]);
}

/** Services named and bodies that acted, in passing: kept for the report. */
export function hear(
  command: Extract<Command, { kind: "hear" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(command.code, by, view);
  if (state === null || state.phase.kind === "closed" || by.role === "auditor")
    return done(command.code, [], []);
  const { services = [], organisations: bodies = [] } = command.report;
  const news =
    services.some((service) => !state.heard.services.includes(service)) ||
    bodies.some((body) => !state.heard.bodies.includes(body));
  return done(state.code, news ? [{ kind: "heard", ...act(by, context.now), services, bodies }] : [], []);
}

/** The message that raised the case is gone from the room: the card repeats the note from now on. */
export function sourceGone(code: CaseCode, by: Member, view: View, context: Context): Decision {
  const state = view.case(code);
  if (state === null || state.source === null) return done(code, [], []);
  return done(code, [{ kind: "source_gone", ...act(by, context.now) }], [{ kind: "refresh_card", code }]);
}
