/** Steps of the law that members tell of, deadlines that need not be kept, and that somebody wrote in the thread. */
import { act, caseFor, done, elsewhere, refuse, tellThread } from "../case/decide/outcome.ts";
import type { Case } from "../case/case.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision, Option, Prompt } from "../decision.ts";
import type { CaseCode } from "../ids.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { localDay } from "../people/regions.ts";
import type { Arg } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { View } from "../view.ts";
import { isOwed } from "./duties.ts";
import { WAIVE_REASONS } from "./waive-reasons.ts";

/** "опекунство уведомлено": from anybody who is there. Told again within the same deadline, it changes nothing. */
export function reach(
  { code, what }: Extract<Command, { kind: "reach" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  if (!may(by, "tell", state)) return refuse("not_allowed", "auditor-reads-only", { code });
  if (state.duties.reached.some((one) => one.what === what)) return done(code, [], []);
  return done(
    code,
    [{ kind: "reached", ...act(by, context.now), what }],
    [tellThread(state, "step-noted", { step: term("milestone", what) })],
  );
}

/** Only who holds the case, or a coordinator, says that a deadline need not be kept; the reason is tapped, never free text. */
export function waive(
  { code, deadline, reason }: Extract<Command, { kind: "waive" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  if (!may(by, "close", state)) return refuse("not_allowed", "not-allowed-waive", { code });
  const owed = state.duties.clocks.some((clock) => clock.deadline === deadline && isOwed(clock));
  if (!owed) return refuse("wrong_state", "nothing-changed", { code });
  const todo = todoOf(deadline, context);
  if (reason === null)
    return done(
      code,
      [],
      [
        {
          kind: "ask",
          to: { kind: "thread", code },
          prompt: why(state, deadline, todo, by),
          mentions: [by.user],
        },
      ],
    );
  return done(
    code,
    [{ kind: "clock_waived", ...act(by, context.now), deadline, reason }],
    [tellThread(state, "deadline-waived", { todo, reason: term("waive", reason) })],
  );
}

const todoOf = (deadline: string, { rules }: Context): Arg => {
  const known = rules.duties.deadlines.find(({ id }) => id === deadline);
  return known === undefined ? deadline : { names: known.todo };
};

function why({ code }: Case, deadline: string, todo: Arg, by: Member): Prompt {
  const options = WAIVE_REASONS.map(
    (reason, i): Option => ({
      id: String(i + 1),
      label: term("waive", reason),
      command: { kind: "waive", code, deadline, reason },
    }),
  );
  return {
    id: `${code}:waive:${deadline}`,
    code,
    question: { key: "ask-waive", code, args: { todo } },
    options,
    most: 1,
    reads: null,
    only: by.user,
  };
}

/** A word in the thread of a taken case is a sign of life: the first of a day is kept. */
export function speak(code: CaseCode, by: Member, view: View, context: Context): Decision {
  const state = caseFor(code, by, view);
  if (state === null || state.phase.kind !== "taken" || by.role === "auditor") return done(code, [], []);
  const { timeZone } = context.rules.duties.where(state.home);
  const heard = localDay(state.duties.heard ?? state.openedAt, timeZone);
  const isFirst = heard !== localDay(context.now, timeZone);
  return done(code, isFirst ? [{ kind: "spoke", ...act(by, context.now) }] : [], []);
}
