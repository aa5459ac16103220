/** An answer in free words to the open question, and a correction of what was said. */
import type { Command } from "../command.ts";
import type { Prompt } from "../decision.ts";
import { answered, type FormStep } from "../form.ts";
import { shortened } from "./alert.ts";
import { promptFor } from "./choice.ts";
import type { Sight } from "./case-in-sight.ts";
import type { Step } from "./step.ts";
import type { Reading } from "./reading.ts";

/** A longer text tells a story of its own. */
const LONGEST_ANSWER = 15;

/** null: nothing was asked, or the text does not answer it. */
export function answerSteps(reading: Reading, text: string, sight: Sight): readonly Step[] | null {
  const prompt = promptFor(reading, sight);
  if (prompt === null || prompt.reads === null) return null;
  const command = commandFor(reading, text, prompt, prompt.reads);
  return command === null ? null : [{ do: command, settles: prompt.id }];
}

function commandFor(
  reading: Reading,
  text: string,
  { code, options }: Prompt,
  reads: NonNullable<Prompt["reads"]>,
): Command | null {
  const { tools, context, by } = reading;
  const isShort = text.trim().split(/\s+/).length <= LONGEST_ANSWER;
  if ("step" in reads) {
    if (reads.step === "note") return withNote(reads.form, text, reading);
    const fields = isShort ? tools.answer(reads.step, text, by.region) : null;
    return fields === null ? null : answered(reads.form, reads.step, fields);
  }
  // Details never come here: they were sealed before.
  if ("raid" in reads || "details" in reads) return null;
  if ("reason" in reads)
    return code === null ? null : { kind: "return_closure", code, reason: shortened(text) };
  if (!isShort || code === null) return null;
  if ("field" in reads) {
    const fields = tools.answer(reads.field, text, by.region);
    return fields === null ? null : { kind: "tell", code, fields };
  }
  const parts = tools.reportPart(reads.part, text, context.today);
  // In words as by tap: an answer to the question that shows all the rest closes.
  const sure = options.some(({ command }) => command?.kind === "close" && command.sure);
  return parts === null ? null : { kind: "close", code, parts, sure };
}

/** Whatever is written at the end of the form is its note; "no" is none. */
const withNote = (form: FormStep, text: string, { tools }: Reading): FormStep => ({
  ...form,
  note: tools.yesNo(text) === "no" ? "" : shortened(text),
});
