/** Adds to a decision what duties follow from it: clocks that begin and end, the card that shows them, reminders that are over. */
import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/events.ts";
import { evolve } from "../case/evolve.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect, LedgerEntry } from "../decision.ts";
import type { CaseCode } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";
import { agendaOf } from "./agenda.ts";
import { followUps } from "./follow.ts";
import { reminderPrompt } from "./reminder-text.ts";

export function withDuties(decision: Decision, by: Member, view: View, context: Context): Decision {
  if (decision.kind === "refused") return decision;
  const codes = new Set(decision.entries.flatMap((entry) => (entry.stream === "case" ? [entry.code] : [])));
  let { entries, effects } = decision;
  for (const code of codes) {
    const events = entries.flatMap((entry) =>
      entry.stream === "case" && entry.code === code ? [entry.event] : [],
    );
    const more = ofCase(code, events, by, view, context);
    entries = [...entries, ...more.entries];
    effects = [...effects, ...more.effects.filter((effect) => !has(effects, effect))];
  }
  return { ...decision, entries, effects };
}

type More = { readonly entries: readonly LedgerEntry[]; readonly effects: readonly Effect[] };

function ofCase(
  code: CaseCode,
  events: readonly CaseEvent[],
  by: Member,
  view: View,
  context: Context,
): More {
  const fold = (state: Case | null, list: readonly CaseEvent[]) =>
    list.reduce<Case | null>((one, event) => evolve(one, event, code), state);
  const made = fold(view.case(code), events);
  if (made === null) return { entries: [], effects: [] };
  const { duties: rules } = context.rules;
  const followed = followUps(events, made, { by: by.user, at: context.now }, rules);
  const after = followed.reduce<Case>((one, event) => evolve(one, event, code), made);
  const open = new Set(
    agendaOf(after, rules).flatMap((task) => (task.kind === "remind" ? [reminderPrompt(code, task.of)] : [])),
  );
  const over = view
    .promptsOfCase(code)
    .filter(({ id }) => id.startsWith(`${code}:remind:`) && !isStillAsked(id, code, after, open))
    .map(({ id }): Effect => ({ kind: "settle", prompt: id }));
  const shows =
    followed.length > 0 || events.some(({ kind }) => kind === "reached" || kind === "clock_waived");
  return {
    entries: followed.map((event) => ({ stream: "case", code, event })),
    effects: [...over, ...(shows ? [{ kind: "refresh_card", code } as const] : [])],
  };
}

/** After the last step there is no task left, but the question stands for as long as its matter does. */
function isStillAsked(
  id: string,
  code: CaseCode,
  { phase, duties }: Case,
  open: ReadonlySet<string>,
): boolean {
  if (open.has(id)) return true;
  if (id === reminderPrompt(code, "untaken")) return phase.kind === "open";
  return duties.clocks.some(
    ({ deadline, state }) =>
      id === reminderPrompt(code, `clock:${deadline}`) && (state === "running" || state === "missed"),
  );
}

/** The card of this case is sent or edited already; a prompt is settled once. */
function has(effects: readonly Effect[], effect: Effect): boolean {
  if (effect.kind === "settle")
    return effects.some((one) => one.kind === "settle" && one.prompt === effect.prompt);
  if (effect.kind !== "refresh_card") return false;
  return effects.some(
    (one) => (one.kind === "refresh_card" || one.kind === "post_card") && one.code === effect.code,
  );
}
