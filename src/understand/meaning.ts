/**
 * What a text that passed the guard asks for: a tap or a number, a command word, an answer, a correction, and at last: is it an
 * alert, something said of a case, or chatter to be left alone?
 */
import { alertSteps } from "./alert.ts";
import { answerSteps } from "./answer.ts";
import { caseInSight } from "./case-in-sight.ts";
import { chosenSteps } from "./choice.ts";
import { isKnown, UNKNOWN_CASE } from "./known-case.ts";
import type { Provenance, Reading } from "./reading.ts";
import type { Step } from "./step.ts";
import { wordSteps } from "./word-steps.ts";

export function meaning(reading: Reading, text: string, from: Provenance): readonly Step[] {
  const seen = caseInSight(reading, text);
  if (seen.mistyped && !isLong(text))
    return [{ refuse: { kind: "code_mistyped", line: { key: "code-mistyped" } } }];
  const hidden = seen.code !== null && !isKnown(seen.code, reading);
  if (hidden && !isLong(text)) return [UNKNOWN_CASE];
  const sight = hidden ? { ...seen, code: null, named: null } : seen;
  const belongs: Step[] = sight.code === null ? [] : [{ belongsTo: sight.code }];
  const steps =
    chosenSteps(reading, text, sight) ??
    wordSteps(reading, text, sight) ??
    answerSteps(reading, text, sight) ??
    alertSteps(reading, text, sight, from);
  return [...belongs, ...steps];
}

/**
 * A long text with something like a code in it is more likely an alert with a number plate than a command; and one in the thread of
 * a case that moved away is an alert of its own. No alert may be lost.
 */
const isLong = (text: string): boolean => text.trim().split(/\s+/).length > 8;
