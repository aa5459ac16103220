/** The clock rings for a case: what is over is written down, and what is due is said, in one message however much it is. */
import { listItem } from "../answers.ts";
import { caseFor, done } from "../case/decide/outcome.ts";
import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/events.ts";
import { evolve } from "../case/evolve.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect } from "../decision.ts";
import type { CaseCode } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";
import { agendaOf, type Task } from "./agenda.ts";
import { peopleTold } from "./people.ts";
import { remindersPrompt, type Due } from "./reminder-text.ts";

type Remind = Extract<Task, { kind: "remind" }>;

/** Never refused: a case that is gone, or where nothing is due (any more), has nothing to say. */
export function ring(code: CaseCode, by: Member, view: View, context: Context): Decision {
  const state = caseFor(code, by, view);
  if (state === null) return done(code, [], []);
  const { now, rules } = context;
  const due = agendaOf(state, rules.duties).filter(({ at }) => at <= now);
  if (due.length === 0) return done(code, [], []);
  const stamp = { by: by.user, at: now };
  const missed = due.flatMap((task): CaseEvent[] =>
    task.kind === "miss" ? [{ kind: "clock_missed", ...stamp, deadline: task.clock.deadline }] : [],
  );
  const reminders = highest(due.filter((task) => task.kind === "remind"));
  const reminded = reminders.map(
    ({ task: { of, since, step } }): CaseEvent => ({ kind: "reminded", ...stamp, of, since, step }),
  );
  const events = [...missed, ...reminded];
  const after = events.reduce<Case>((one, event) => evolve(one, event, code), state);
  const refresh: Effect[] = missed.length > 0 ? [{ kind: "refresh_card", code }] : [];
  return done(code, events, [...message(after, reminders, view, context), ...refresh]);
}

/** Of each subject the last step that is due; those before it that were not sent are told with it. */
type Merged = { readonly task: Remind; readonly with: readonly Remind[] };

function highest(due: readonly Remind[]): readonly Merged[] {
  const subjects = [...new Set(due.map(({ of }) => of))];
  return subjects.flatMap((of): Merged[] => {
    const own = due.filter((task) => task.of === of).toSorted((a, b) => a.step - b.step);
    const task = own.at(-1);
    return task === undefined ? [] : [{ task, with: own }];
  });
}

function message(state: Case, merged: readonly Merged[], view: View, context: Context): Effect[] {
  if (merged.length === 0) return [];
  const { now, rules } = context;
  const due = merged.map(({ task }): Due => ({ ...task, clock: clockOf(state, task) }));
  const mentions = merged.flatMap(({ task, with: steps }) =>
    steps.flatMap(({ tell }) => peopleTold(tell, state, clockOf(state, task), view, rules.routing)),
  );
  const to = { kind: "thread", code: state.code } as const;
  const prompt = remindersPrompt(state, due, now, view, rules);
  const called = { to, mentions: [...new Set(mentions)] };
  const reminder: Effect =
    prompt.options.length === 0
      ? { kind: "say", ...called, line: prompt.question }
      : { kind: "ask", ...called, prompt };
  return [reminder, ...toCoordination(state, merged, view, context)];
}

/**
 * An urgent case that has come to the coordinators stands in their room as well, once and without calling anybody again: who reads
 * there sees it, with the code to tap, when the thread is one among many.
 */
function toCoordination(
  state: Case,
  merged: readonly Merged[],
  view: View,
  { now, rules }: Context,
): readonly Effect[] {
  const comes = merged.some(
    ({ task, with: steps }) => task.of === "untaken" && steps.some(({ tell }) => tell === "coordinators"),
  );
  if (!comes || state.urgency !== "red" || state.withdrawn) return [];
  const args = { item: listItem(state, view, now, rules) };
  const to = { kind: "coordination", region: state.home } as const;
  return [{ kind: "say", to, line: { key: "coordination-untaken", args }, mentions: [] }];
}

const clockOf = ({ duties }: Case, { of, since }: Remind) =>
  duties.clocks.find(({ deadline, startedAt }) => of === `clock:${deadline}` && startedAt === since) ?? null;
