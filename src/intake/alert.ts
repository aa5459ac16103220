/**
 * Is a message an alert at all? A lost alert can kill, so a child and a trouble together are never left alone lightly; a message
 * that names neither is.
 */
import type { Intake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { toldBy } from "./told.ts";

export type Alert = "yes" | "no" | "unsure";

export type Signals = {
  /** A child is named; or an age, where a place or a trouble is told. */
  readonly child: boolean;
  /** A category: by weak words only, or by its own words or signs; a child alone is trouble as well. */
  readonly trouble: "none" | "weak" | "strong";
  /** Something weaker: a need, parents who are not there. */
  readonly hint: boolean;
  /** Danger is told in words of its own. */
  readonly danger: boolean;
  /** An age, a count in numbers, a child alone: somebody in particular, not "children" as a topic. */
  readonly particular: boolean;
  /** A region, a place or an age. */
  readonly located: boolean;
};

export function judgeAlert(reading: Reading, intake: Intake, signals: Signals): Alert {
  const { child, trouble, hint, danger, particular, located } = signals;
  const said = new Set(toldBy(reading, intake, "alert").map(({ value }) => value));
  const isTopic = said.has("meeting") || said.has("news") || /https?:\/\//iu.test(reading.text);
  const isThanks = said.has("thanks") && !particular;
  const isFollowUp = said.has("case_question") || said.has("outcome");
  if (danger) return child && !isTopic ? "yes" : "unsure";
  if (child && trouble !== "none") {
    const isOther = isTopic || isFollowUp || isThanks;
    return isOther && !(particular && said.has("report")) ? "unsure" : "yes";
  }
  if (isTopic) return child && particular && located ? "unsure" : "no";
  if (isFollowUp || /\?\s*$/u.test(reading.text)) return child && particular && hint ? "unsure" : "no";
  if (child && (hint || (particular && located) || said.has("report"))) return "yes";
  if (child && particular) return "unsure";
  if (child) return said.has("talk") || isThanks ? "no" : "unsure";
  // "Тараз базарда қайыр сұрап отыр": no child is named, but where it happens is.
  return trouble === "strong" && located ? "unsure" : "no";
}
