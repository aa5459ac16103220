/** An answer in free words to the open question, and a correction of what was said. */
import type { Command } from "../command.ts";
import { promptFor } from "./choice.ts";
import type { Sight } from "./case-in-sight.ts";
import type { Step } from "./step.ts";
import type { Reading } from "./reading.ts";

/** A longer text tells a story of its own. */
const LONGEST_ANSWER = 15;

/** null: nothing was asked, or the text does not answer it. */
export function answerSteps(reading: Reading, text: string, sight: Sight): readonly Step[] | null {
  const prompt = promptFor(reading, sight);
  if (prompt === null || prompt.reads === null || prompt.code === null) return null;
  if (text.trim().split(/\s+/).length > LONGEST_ANSWER) return null;
  const command = commandFor(reading, text, prompt.code, prompt.reads);
  return command === null ? null : [{ do: command, settles: prompt.id }];
}

function commandFor(
  { tools, context, by }: Reading,
  text: string,
  code: NonNullable<Sight["code"]>,
  reads: NonNullable<NonNullable<ReturnType<typeof promptFor>>["reads"]>,
): Command | null {
  if ("field" in reads) {
    const fields = tools.answer(reads.field, text, by.region);
    return fields === null ? null : { kind: "tell", code, fields };
  }
  const parts = tools.reportPart(reads.part, text, context.today);
  return parts === null ? null : { kind: "close", code, parts, sure: false };
}
