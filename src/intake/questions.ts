/** What to ask next about a case: the most useful first, nothing twice, and not more than helps (templates/intake/questions.json). */
import { z } from "zod";
import { FIELD_NAMES, type FieldName, type Fields } from "./fields.ts";

const name = z.enum(FIELD_NAMES);
/** Field -> values, as they are written in the data ("true", "3", "labour"). */
const told = z.partialRecord(name, z.array(z.string()).min(1));

const question = z.strictObject({
  about: z.string().optional(),
  field: name,
  /** Asked only when each of these fields is known with one of the values. */
  only: told.optional(),
  /** Good to know, but not worth a second message: asked only when nothing was asked of the case before. */
  aside: z.boolean().optional(),
  /** Not asked when any of these fields is known with one of the values. */
  unless: told.optional(),
});

const questions = z.strictObject({
  about: z.string().optional(),
  /** A case is asked about at most this often; what is still open then stays unknown. */
  most: z.int().min(1),
  questions: z.array(question).min(1),
});
export type Questions = z.infer<typeof questions>;

/** `unknown`: answered with "unknown", which is an answer. `asked`: whatever was asked, answered or not. */
export type AskState = {
  readonly fields: Fields;
  readonly unknown: readonly FieldName[];
  readonly asked: readonly FieldName[];
  /** A member asks for the next question. */
  readonly wanted?: boolean;
};

/** @throws ZodError when the file is broken. */
export function loadQuestions(json: unknown): Questions {
  return questions.parse(json);
}

/** The field to ask for next; null when enough is known. */
export function nextQuestion(state: AskState, { most, questions: list }: Questions): FieldName | null {
  if (state.asked.length >= most) return null;
  const next = list.find(({ field, aside = false, only = {}, unless = {} }) => {
    if (isSettled(state, field) || (aside && state.asked.length > 0 && state.wanted !== true)) return false;
    const wanted = Object.entries(only).every(([other, values]) => has(state.fields, other, values));
    return wanted && !Object.entries(unless).some(([other, values]) => has(state.fields, other, values));
  });
  return next?.field ?? null;
}

function isSettled({ fields, unknown, asked }: AskState, field: FieldName): boolean {
  return fields[field] !== undefined || unknown.includes(field) || asked.includes(field);
}

function has(fields: Fields, field: string, values: readonly string[]): boolean {
  const known = FIELD_NAMES.find((each) => each === field);
  const value = known === undefined ? undefined : fields[known];
  if (value === undefined) return false;
  return typeof value === "object"
    ? value.some((each) => values.includes(String(each)))
    : values.includes(String(value));
}
