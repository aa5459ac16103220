/**
 * The form for those who prefer steps: in the direct room, one tap after the other, and at the end one tap that opens the case.
 * What was answered so far travels in the options of the next question, so that a half-filled form survives a restart and
 * nothing of it is a case before it is sent.
 */
import type { Command } from "./command.ts";
import type { Context } from "./context.ts";
import type { Decision, Option, Prompt } from "./decision.ts";
import { answersTo, questionOf } from "./case/question.ts";
import type { FieldName, Fields } from "./case/fields.ts";
import type { Member } from "./people/member.ts";
import { may } from "./people/rights.ts";
import { refuse } from "./case/decide/outcome.ts";
import type { Arg, Line } from "./texts/line.ts";
import { term } from "./texts/term.ts";

export type FormStep = Extract<Command, { kind: "form" }>;

/** What happens and where come first, as only they are needed to open a case; the rest by its value for action. */
const STEPS: readonly FieldName[] = [
  "category",
  "district",
  "place",
  "danger",
  "children",
  "ages",
  "accompanied",
];

export const EMPTY_FORM: FormStep = { kind: "form", fields: {}, asked: [], note: null };

export function form(step: FormStep, by: Member, context: Context): Decision {
  if (!may(by, "raise", null)) return refuse("not_allowed", "auditor-reads-only");
  const next = STEPS.find((field) => !step.asked.includes(field));
  const prompt =
    next !== undefined
      ? fieldPrompt(next, step, by)
      : step.note === null
        ? notePrompt(step, by)
        : sendPrompt(step, step.note, by, context);
  return {
    kind: "done",
    entries: [],
    effects: [{ kind: "ask", to: { kind: "direct", user: by.user }, prompt, mentions: [] }],
  };
}

/** The form after an answer to one of its questions. */
export const answered = (step: FormStep, field: FieldName, fields: Fields): FormStep => ({
  ...step,
  fields: { ...step.fields, ...fields },
  asked: [...step.asked, field],
});

const asks = (by: Member, question: Line, options: readonly Option[]): Omit<Prompt, "reads"> => ({
  id: `form:${by.user}`,
  code: null,
  question,
  options,
  most: 1,
  only: by.user,
});

const cancel = (id: number): Option => ({
  id: String(id),
  label: { text: "button-form-cancel" },
  command: null,
});

function fieldPrompt(field: FieldName, step: FormStep, by: Member): Prompt {
  const next = answersTo(field).map(
    ({ id, label, fields }): Option => ({ id, label, command: answered(step, field, fields) }),
  );
  return { ...asks(by, questionOf(field, step.fields), next), reads: { step: field, form: step } };
}

function notePrompt(step: FormStep, by: Member): Prompt {
  const none: Option = { id: "1", label: { text: "button-form-no-note" }, command: { ...step, note: "" } };
  return { ...asks(by, { key: "form-note" }, [none, cancel(2)]), reads: { step: "note", form: step } };
}

function sendPrompt({ fields }: FormStep, note: string, by: Member, context: Context): Prompt {
  const { region: home } = by;
  const send: Command = { kind: "raise", home, fields, note, source: null, cleaned: null };
  const question: Line = { key: "form-send", args: { summary: summary(fields, note, by, context) } };
  const yes: Option = { id: "1", label: { text: "button-form-send" }, command: send };
  return { ...asks(by, question, [yes, cancel(2)]), reads: null };
}

function summary(fields: Fields, note: string, by: Member, { rules }: Context): Arg {
  const category = told(fields.category);
  const district = told(fields.district);
  const place = told(fields.place);
  const children = told(fields.children);
  const ages = told(fields.ages);
  const accompanied = told(fields.accompanied);
  const all: Arg[] = [
    category === null ? { text: "card-category-unknown" } : term("category", category),
    { names: district === null ? rules.regionNames(by.region) : rules.districtNames(district) },
    ...(place === null ? [] : [term("place", place)]),
    ...(fields.danger === true ? [{ text: "card-danger" } as const] : []),
    ...(children === null ? [] : [{ text: "form-children", args: { value: children } } as const]),
    ...(ages === null ? [] : [{ text: "form-ages", args: { value: ages.join("–") } } as const]),
    ...(accompanied === null ? [] : [term("accompanied", accompanied)]),
    ...(note === "" ? [] : [note]),
  ];
  return { all, join: " · " };
}

const told = <T>(value: T | "unknown" | undefined): T | null =>
  value === undefined || value === "unknown" ? null : value;
