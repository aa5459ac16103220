/** The closing message: the whole report in a few lines (glossary, message 10). */
import type { TextKey } from "../texts/keys.ts";
import type { Arg, Line } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { Case } from "./case.ts";
import type { Report } from "./report.ts";

export function reportSummary(state: Case): Line {
  const { code, phase, report } = state;
  if (phase.kind !== "closed") throw new Error("only a closed case has a closing message");
  const time: Arg = { moment: phase.at, show: "date_time" };
  const short = report.outcome === "false_alarm" || report.outcome === "duplicate";
  return {
    key: short ? "closed-short" : "closed",
    code,
    args: { time, outcome: term("outcome", report.outcome ?? "other"), summary: reportLines(report) },
  };
}

type SummaryKey = Extract<TextKey, `summary-${string}`>;

/** The parts that were given, each as a labelled value, in the order of the glossary. */
export function reportLines(report: Report): Arg {
  const lines: Arg[] = [];
  const add = (key: SummaryKey, value: Arg) => lines.push({ text: key, args: { value } });
  if (report.placement !== undefined) add("summary-placement", term("placement", report.placement));
  else if (report.outcome !== undefined) add("summary-outcome", term("outcome", report.outcome));
  if (report.children !== undefined) add("summary-children", report.children);
  if (report.services !== undefined)
    add("summary-services", list(report.services.map((one) => term("service", one))));
  if (report.organisations !== undefined)
    add("summary-organisations", list(report.organisations.map((one) => term("kind", one))));
  if (report.tip !== undefined) add("summary-tip", term("tip", report.tip));
  if (report.criminal !== undefined) add("summary-criminal", term("criminal", report.criminal));
  if (report.next !== undefined) add("summary-next", nextStep(report.next));
  if (report.note !== undefined) add("summary-note", report.note);
  return { all: lines, join: " · " };
}

const list = (values: readonly Arg[]): Arg =>
  values.length === 0 ? { text: "none" } : { all: values, join: ", " };

function nextStep(next: NonNullable<Report["next"]>): Arg {
  if (next === "none") return { text: "none" };
  if (next.date === null) return next.what;
  const day: Arg = { moment: Date.parse(`${next.date}T06:00:00Z`), show: "date" };
  return { all: [next.what, day], join: ", " };
}
