/** How many questions the bot would still ask about a message: each is answered with one tap. */
import { FIELD_NAMES, type FieldName, type Fields } from "../../src/intake/fields.ts";
import { nextQuestion, type Questions } from "../../src/intake/questions.ts";
import type { Labelled } from "./corpus.ts";

/** Answers as the label has them; what the text does not tell is "unknown". At most `LIMIT`, so that the measure always ends. */
const LIMIT = 20;

export function tapsFor(message: Labelled, given: Fields, questions: Questions): number {
  const unbounded = { ...questions, most: LIMIT };
  let fields: Fields = given;
  const unknown: FieldName[] = [];
  for (let taps = 0; taps < LIMIT; taps += 1) {
    const field = nextQuestion({ fields, unknown, asked: [] }, unbounded);
    if (field === null) return taps;
    const answer = FIELD_NAMES.includes(field) ? message[field] : undefined;
    if (answer === undefined) unknown.push(field);
    else fields = { ...fields, [field]: answer };
  }
  return LIMIT;
}
