/**
 * How many questions the bot would ask about a message if it asked on until it has nothing more to ask (it stops after three): each is
 * answered with one tap. Complete is what questions.json holds to be worth a message of its own: an `aside` is asked only alone.
 */
import { FIELD_NAMES, type FieldName, type Fields } from "../../src/intake/fields.ts";
import { nextQuestion, type Questions } from "../../src/intake/questions.ts";
import type { Labelled } from "./corpus.ts";

/** Answers as the label has them; what the text does not tell is "unknown". At most `LIMIT`, so that the measure always ends. */
const LIMIT = 20;

export function tapsFor(message: Labelled, given: Fields, questions: Questions): number {
  const unbounded = { ...questions, most: LIMIT };
  let fields: Fields = given;
  const unknown: FieldName[] = [];
  const asked: FieldName[] = [];
  for (let taps = 0; taps < LIMIT; taps += 1) {
    const field = nextQuestion({ fields, unknown, asked }, unbounded);
    if (field === null) return taps;
    asked.push(field);
    const answer = FIELD_NAMES.includes(field) ? message[field] : undefined;
    if (answer === undefined) unknown.push(field);
    else fields = { ...fields, [field]: answer };
  }
  return LIMIT;
}
