/**
 * Is a message an alert at all? A lost alert can kill, so a child and a trouble together are never "no"; a message that names
 * neither is left alone.
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
  /** A count, an age, a sex or a person: somebody in particular, not "children" as a topic. */
  readonly particular: boolean;
};

export function judgeAlert(reading: Reading, intake: Intake, signals: Signals): Alert {
  const told = toldBy(reading, intake, "alert");
  const says = (value: string): boolean => told.some((each) => each.value === value);
  const { child, trouble, hint, danger, particular } = signals;
  const isChatter =
    says("meeting") || says("news") || says("case_question") || says("outcome") || hasLink(reading);
  if (child && (trouble || danger)) {
    if (!isChatter) return "yes";
    if (!particular && !danger) return "no";
    return says("report") ? "yes" : "unsure";
  }
  if (isChatter) return "no";
  if (danger || says("report")) return child || trouble || danger ? "yes" : "unsure";
  if (says("talk")) return "no";
  if (child) return hint || particular ? "yes" : "unsure";
  return trouble || hint ? "unsure" : "no";
}

function hasLink(reading: Reading): boolean {
  return /https?:\/\//iu.test(reading.text);
}
