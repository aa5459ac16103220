/** Answers in free words to each question, as they stand and with the words that people put around them. */
import { expect, test } from "vitest";
import { asRegionId } from "../../src/ids.ts";
import { parseAnswer } from "../../src/intake/answer.ts";
import { FIELD_NAMES } from "../../src/intake/fields.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { ANSWERS, DRESSES } from "./answers-corpus.ts";
import { intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());
const asked = FIELD_NAMES.filter((field) => ANSWERS[field] !== undefined);

test.each(asked)("answers to the question for %s are understood", (field) => {
  const answers = (ANSWERS[field] ?? []).flatMap(([text, want]) =>
    DRESSES.map((dress) => [dress.replace("_", text), want] as const),
  );
  const understood = answers.map(([text]) => [
    text,
    parseAnswer(field, text, intake, asRegionId("shymkent")),
  ]);
  expect(understood).toEqual(answers);
});
