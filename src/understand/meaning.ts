/**
 * What a text that passed the guard asks for: a tap or a number, a command word, an answer, a correction, and at last: is it an
 * alert, something said of a case, or chatter to be left alone?
 */
import { alertSteps } from "./alert.ts";
import { answerSteps } from "./answer.ts";
import type { CaseCode } from "../ids.ts";
import { caseInSight } from "./case-in-sight.ts";
import { chosenSteps } from "./choice.ts";
import { hasLeft, isKnown, unknownCase } from "./known-case.ts";
import { ownRoomSteps } from "./own-room-steps.ts";
import { peopleSteps } from "./people-steps.ts";
import { raidSteps } from "./raid-steps.ts";
import { milestoneSteps } from "./milestone.ts";
import { practiceSteps } from "./practice-steps.ts";
import type { Provenance, Reading } from "./reading.ts";
import type { Step } from "./step.ts";
import { wordSteps } from "./word-steps.ts";

export function meaning(reading: Reading, text: string, from: Provenance): readonly Step[] {
  const seen = caseInSight(reading, text);
  if (seen.mistyped && !isLong(text))
    return [{ refuse: { kind: "code_mistyped", line: { key: "code-mistyped" } } }];
  const hidden = seen.code !== null && !isKnown(seen.code, reading) ? seen.code : null;
  if (hidden !== null && !isLong(text)) return aside(reading, text, hidden);
  const sight = hidden === null ? seen : { ...seen, code: null, named: null };
  const belongs: Step[] = sight.code === null ? [] : [{ belongsTo: sight.code }];
  const steps =
    chosenSteps(reading, text, sight) ??
    (sight.code === null ? (peopleSteps(reading, text) ?? raidSteps(reading, text)) : null) ??
    (sight.code === null ? practiceSteps(reading, text, sight, from) : null) ??
    ownRoomSteps(reading, text, sight) ??
    milestoneSteps(reading, text, sight) ??
    wordSteps(reading, text, sight) ??
    answerSteps(reading, text, sight) ??
    alertSteps(reading, text, sight, from);
  if (hidden !== null && steps.length === 0 && hasLeft(hidden, reading)) return aside(reading, text, hidden);
  return [...belongs, ...steps];
}

/** Said of a case that is not here (any more). Thanks under the old card ask for no answer. */
const aside = (reading: Reading, text: string, code: CaseCode): readonly Step[] =>
  hasLeft(code, reading) && reading.tools.courtesy(text) ? [] : [unknownCase(code, reading)];

/**
 * A long text with something like a code in it is more likely an alert with a number plate than a command; and one in the thread of
 * a case that moved away is an alert of its own. No alert may be lost.
 */
const isLong = (text: string): boolean => text.trim().split(/\s+/).length > 8;
