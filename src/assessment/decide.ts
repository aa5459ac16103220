/**
 * The memory aid of the assessment form, in the direct room of whoever acts on the case: four questions, one a head, and at the end
 * the list of what was ticked with who decides. No sum, no verdict (domain.md, "Assessment criteria"). Each reading is in the ledger.
 */
import { act, caseFor, done, elsewhere, refuse } from "../case/decide/outcome.ts";
import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/events.ts";
import { evolve } from "../case/evolve.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect, Option, Prompt } from "../decision.ts";
import type { CaseCode } from "../ids.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import type { Arg, Names } from "../texts/line.ts";
import type { View } from "../view.ts";
import type { Ticks } from "./assessment.ts";
import { type AssessmentForm, type FormHead, HEADS } from "./assessment-form.ts";

/** Begins, goes on where it stood, or shows what was ticked. `anew`: from the first head again. */
export function assess(
  { code, anew }: Extract<Command, { kind: "assess" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = openTo(code, by, view, context);
  if ("kind" in state) return state;
  const closed = state.phase.kind === "closed";
  if (closed && (anew || state.assessment === null))
    return refuse("wrong_state", "wrong-state-closed", { code });
  const next = anew ? HEADS[0] : HEADS.find((head) => state.assessment?.[head] === undefined);
  if (next !== undefined && !closed) return done(code, [], [asking(state, next, by, context)]);
  const read: CaseEvent = { kind: "assessment_read", ...act(by, context.now) };
  return done(code, [read], [result(state, state.assessment ?? {}, by, context)]);
}

export function tick(
  { code, head, lines }: Extract<Command, { kind: "assess_tick" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = openTo(code, by, view, context);
  if ("kind" in state) return state;
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  const known = formHead(context.rules.assessment, head).lines.map(({ number }) => number);
  const ticked = known.filter((number) => lines.includes(number));
  const event: CaseEvent = { kind: "assessed", ...act(by, context.now), head, lines: ticked };
  const after = evolve(state, event, code);
  // A client that marks several answers sends a vote with every mark: the next head was asked at the first.
  const asked = HEADS.find((other) => other !== head && isAsked(promptId(code, by, other), by, view));
  if (asked !== undefined) return done(code, [event], []);
  const next = HEADS[HEADS.indexOf(head) + 1];
  return done(
    code,
    [event],
    [
      next === undefined
        ? result(after, after.assessment ?? {}, by, context)
        : asking(after, next, by, context),
    ],
  );
}

/** Whoever holds the case or coordinates the region: they may see its details. */
function openTo(code: CaseCode, by: Member, view: View, context: Context): Case | Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  return may(by, "assess", state) ? state : refuse("not_allowed", "not-allowed-assess", { code });
}

const promptId = (code: CaseCode, by: Member, what: (typeof HEADS)[number] | "result"): string =>
  `${code}:assess:${what}:${by.user}`;

const isAsked = (id: string, by: Member, view: View): boolean =>
  view.promptsOfMember(by.user).some((prompt) => prompt.id === id);

function formHead(form: AssessmentForm, id: FormHead["id"]): FormHead {
  const head = form.find((one) => one.id === id);
  if (head === undefined) throw new Error("the form has all its heads");
  return head;
}

function asking(state: Case, id: FormHead["id"], by: Member, { rules }: Context): Effect {
  const { code } = state;
  const head = formHead(rules.assessment, id);
  const ticks = (lines: readonly number[]): Command => ({ kind: "assess_tick", code, head: id, lines });
  const options = head.lines.map(
    (line, at): Option => ({ id: String(at + 1), label: namesOf(line), command: ticks([line.number]) }),
  );
  const none: Option = {
    id: String(options.length + 1),
    label: { text: "assessment-none" },
    command: ticks([]),
  };
  return ask(by, {
    id: promptId(code, by, id),
    code,
    question: {
      key: "assessment-ask",
      code,
      args: { n: HEADS.indexOf(id) + 1, of: HEADS.length, head: namesOf(head) },
    },
    options: [...options, none],
    most: options.length,
    reads: null,
    only: by.user,
  });
}

function result(state: Case, ticks: Ticks, by: Member, { rules }: Context): Effect {
  const { code } = state;
  const question = {
    key: "assessment-result",
    code,
    args: { heads: lists(rules.assessment, ticks) },
  } as const;
  if (state.phase.kind === "closed")
    return { kind: "say", to: { kind: "direct", user: by.user }, line: question, mentions: [] };
  return ask(by, {
    id: promptId(code, by, "result"),
    code,
    question,
    options: [
      { id: "1", label: { text: "button-seen" }, command: null },
      { id: "2", label: { text: "button-assess-anew" }, command: { kind: "assess", code, anew: true } },
    ],
    most: 1,
    reads: null,
    only: by.user,
  });
}

/** The ticked lines under their heads, each with its number in the form. */
function lists(form: AssessmentForm, ticks: Ticks): Arg {
  const all = form.map(({ id, lines, ...head }): Arg => {
    const ticked = lines.filter(({ number }) => ticks[id]?.includes(number) === true);
    const shown = ticked.map(
      (line): Arg => ({
        text: "assessment-line",
        args: { number: String(line.number), line: namesOf(line) },
      }),
    );
    const list: Arg = shown.length === 0 ? { text: "assessment-nothing" } : { all: shown, join: "\n" };
    return { text: "assessment-head", args: { head: namesOf(head), list } };
  });
  return { all, join: "\n" };
}

const namesOf = ({ kk, ru, en }: Names): Arg => ({ names: { kk, ru, en } });

const ask = (by: Member, prompt: Prompt): Effect => ({
  kind: "ask",
  to: { kind: "direct", user: by.user },
  prompt,
  mentions: [],
});
