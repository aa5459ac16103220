/**
 * Is a message an alert at all? A lost alert can kill, so a child and a trouble together are never left alone lightly; a message
 * that names neither is.
 */
import type { Intake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { toldBy } from "./told.ts";

export type Alert = "yes" | "no" | "unsure";

export type Signals = {
  /** A child is named, or an age. */
  readonly child: boolean;
  /** A category by its own words, danger, or a child alone. */
  readonly trouble: boolean;
  /** Something weaker: a need, a category by weak words, missing papers. */
  readonly hint: boolean;
  /** Danger is told in words of its own. */
  readonly danger: boolean;
  /** An age, a count in numbers, a child alone: somebody in particular, not "children" as a topic. */
  readonly particular: boolean;
};

export function judgeAlert(reading: Reading, intake: Intake, signals: Signals): Alert {
  const { child, trouble, hint, danger, particular } = signals;
  const said = new Set(toldBy(reading, intake, "alert").map(({ value }) => value));
  const isTopic = said.has("meeting") || said.has("news") || /https?:\/\//iu.test(reading.text);
  const isThanks = said.has("thanks") && !particular;
  const isFollowUp = said.has("case_question") || said.has("outcome");
  if (danger) return child && !isTopic ? "yes" : "unsure";
  if (child && trouble) {
    if (isTopic) return particular ? (said.has("report") ? "yes" : "unsure") : "no";
    return isFollowUp || isThanks ? (particular && said.has("report") ? "yes" : "unsure") : "yes";
  }
  if (isTopic) return "no";
  if (isFollowUp || /\?\s*$/u.test(reading.text)) return child && particular && hint ? "unsure" : "no";
  if (child && (hint || particular || said.has("report"))) return "yes";
  if (child || trouble) return (said.has("talk") || isThanks) && !trouble ? "no" : "unsure";
  return "no";
}
