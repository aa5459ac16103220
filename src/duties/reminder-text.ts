/** A reminder in words, with its taps: calm, short, no blame (glossary, messages 11-13). */
import type { Case } from "../case/case.ts";
import { takerOf } from "../case/evolve.ts";
import { orgLabel } from "../case/org-label.ts";
import type { Rules } from "../context.ts";
import type { Option, Prompt } from "../decision.ts";
import type { CaseCode, Millis } from "../ids.ts";
import { durationText } from "../texts/duration.ts";
import type { TextKey } from "../texts/keys.ts";
import type { Arg, Args, Line } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { View } from "../view.ts";
import type { Clock, Subject } from "./duties.ts";
import type { Deadline } from "./deadlines.ts";
import type { Told } from "./reminders.ts";

export type Due = {
  readonly of: Subject;
  readonly since: Millis;
  readonly tell: Told;
  /** Of a deadline. */
  readonly clock: Clock | null;
};

/** The prompt of all reminders about one subject; its taps are those of the first that has any. */
export const reminderPrompt = (code: CaseCode, of: Subject): string => `${code}:remind:${of}`;

/** `due` is not empty. A prompt without options is to be said, not asked. */
export function remindersPrompt(
  state: Case,
  due: readonly Due[],
  now: Millis,
  view: View,
  rules: Rules,
): Prompt {
  const { code } = state;
  const words = due.map((one) => ({ one, said: saying(one, state, now, view, rules) }));
  const [first] = words;
  if (first === undefined) throw new Error("a reminder of nothing");
  const tapped = words.find(({ one }) => optionsOf(one, code, rules).length > 0) ?? first;
  const single = words.length === 1;
  const items: Arg = { all: words.map(({ said: { key, args } }): Arg => ({ text: key, args })), join: "\n" };
  const question: Line = single
    ? { key: first.said.key, args: first.said.args, code }
    : { key: "reminders", args: { items }, code };
  return {
    id: reminderPrompt(code, tapped.one.of),
    code,
    question,
    options: optionsOf(tapped.one, code, rules),
    most: 1,
    reads: null,
    only: null,
    tapOnly: true,
  };
}

type Said = { readonly key: TextKey; readonly args: Args };

function saying({ of, since, tell, clock }: Due, state: Case, now: Millis, view: View, rules: Rules): Said {
  const waited = durationText(Math.max(0, Math.round((now - since) / 60_000)));
  const taker = takerOf(state.phase);
  const org: Arg = taker === null ? "" : orgLabel(taker.org, view.organisations(state.home));
  switch (of) {
    case "untaken":
      return state.withdrawn
        ? { key: "reminder-withdrawn", args: {} }
        : {
            key: UNTAKEN[tell],
            args: { urgency: term("urgency", state.urgency), waited: sinceOpening(state, now) },
          };
    case "silent":
      return { key: tell === "taker" ? "reminder-silent" : "coordinator-silent", args: { org, waited } };
    case "report":
      return { key: tell === "taker" ? "reminder-report" : "coordinator-report", args: { org } };
    case "confirm":
      return { key: "reminder-confirm", args: {} };
    default:
      return clock === null ? { key: "reminders", args: { items: "" } } : ofDeadline(clock, now, rules);
  }
}

const UNTAKEN: Readonly<Record<Told, TextKey>> = {
  duty: "reminder-untaken",
  taker: "reminder-untaken",
  owes: "reminder-untaken",
  coordinators: "coordinator-untaken",
  head: "head-untaken",
};

/** Reminders may be counted anew (the case became more urgent), but it waits since it was opened. */
const sinceOpening = ({ duties, openedAt }: Case, now: Millis): Arg =>
  durationText(Math.max(0, Math.round((now - (duties.waiting ?? openedAt)) / 60_000)));

const deadlineOf = (clock: Clock, { duties }: Rules): Deadline | null =>
  duties.deadlines.find(({ id }) => id === clock.deadline) ?? null;

function ofDeadline(clock: Clock, now: Millis, rules: Rules): Said {
  const deadline = deadlineOf(clock, rules);
  const todo: Arg = deadline === null ? clock.deadline : { names: deadline.todo };
  if (deadline !== null && "at_once_minutes" in deadline.length)
    return { key: "deadline-at-once", args: { todo } };
  const due: Arg = { moment: clock.due, show: "date_time" };
  const left = durationText(Math.max(0, Math.round((clock.due - now) / 60_000)));
  return now < clock.due
    ? { key: "deadline-near", args: { due, left, todo } }
    : { key: "deadline-over", args: { due, todo } };
}

function optionsOf({ of, tell, clock }: Due, code: CaseCode, rules: Rules): readonly Option[] {
  if (of === "untaken" && tell === "duty")
    return [
      { id: "1", label: { text: "button-take" }, command: { kind: "take", code } },
      { id: "2", label: { text: "button-cannot" }, command: { kind: "decline", code } },
      { id: "3", label: { text: "button-coming" }, command: { kind: "coming", code } },
    ];
  const deadline = clock === null ? null : deadlineOf(clock, rules);
  return deadline === null ? [] : deadlineOptions(deadline, code);
}

/** What keeps it, and that it need not be kept. */
function deadlineOptions({ id, kept_by }: Deadline, code: CaseCode): readonly Option[] {
  const [only, ...others] = kept_by.reached;
  const steps = kept_by.reached.map(
    (what, i): Option => ({
      id: String(i + 1),
      label: others.length === 0 ? { text: "button-done" } : term("milestone", what),
      command: { kind: "reach", code, what },
    }),
  );
  const waive: Option = {
    id: String(steps.length + 1),
    label: { text: "button-not-needed" },
    command: { kind: "waive", code, deadline: id, reason: null },
  };
  return only === undefined ? [] : [...steps, waive];
}
