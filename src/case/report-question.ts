/** Questions about the closure report: one part at a time, or everything that was filled in with one tap. */
import type { Option, Prompt } from "../decision.ts";
import { ORG_KINDS } from "../people/member.ts";
import type { Arg, Line } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { Case } from "./case.ts";
import {
  CRIMINAL_CASES,
  OUTCOMES,
  PLACEMENTS,
  type Report,
  type ReportPart,
  SERVICES,
  TIP_STATUSES,
} from "./report.ts";
import { reportLines } from "./report-summary.ts";

/**
 * Asks for `part`; `missing` names all that are still open, so that one message can answer them at once. With `last` the question
 * shows what the report holds besides, and its answer closes: who has seen it need not confirm it with another tap (adr/0006).
 */
export function askForPart(
  part: ReportPart,
  missing: readonly ReportPart[],
  state: Case,
  last: Report | null = null,
): Prompt {
  const answers = choices(part);
  const options: Option[] = answers.map(({ label, parts }, i) => ({
    // Where the answer is a number, typing a number must mean that number and not a place in the list.
    id: typeof label === "string" ? label : String(i + 1),
    label,
    command: { kind: "close", code: state.code, parts, sure: last !== null },
  }));
  const many = part === "services" || part === "organisations";
  return {
    id: `${state.code}:report:${part}`,
    code: state.code,
    question: question(part, missing, state, last),
    options,
    most: many ? options.length : 1,
    reads: { part },
    only: null,
  };
}

function question(part: ReportPart, missing: readonly ReportPart[], state: Case, last: Report | null): Line {
  if (part === "note" || part === "duplicateOf") throw new Error("never asked for by itself");
  const key = `report-ask-${part}` as const;
  const more: Arg = { all: missing.slice(1).map((other) => term("part", other)), join: ", " };
  const closes: Arg = last === null ? "" : { text: "report-ask-last", args: { summary: reportLines(last) } };
  return { key, code: state.code, args: { more, left: missing.length, closes } };
}

type Choice = { readonly label: Arg; readonly parts: Report };

function choices(part: ReportPart): Choice[] {
  switch (part) {
    case "outcome":
      return OUTCOMES.map((outcome) => ({ label: term("outcome", outcome), parts: { outcome } }));
    case "placement":
      return PLACEMENTS.map((placement) => ({ label: term("placement", placement), parts: { placement } }));
    case "services":
      return [
        ...SERVICES.map((service) => ({
          label: term("service-short", service),
          parts: { services: [service] },
        })),
        { label: { text: "services-none" }, parts: { services: [] } },
      ];
    case "organisations":
      return ORG_KINDS.map((kind) => ({ label: term("kind", kind), parts: { organisations: [kind] } }));
    case "tip":
      return TIP_STATUSES.map((tip) => ({ label: term("tip", tip), parts: { tip } }));
    case "criminal":
      return CRIMINAL_CASES.map((criminal) => ({ label: term("criminal", criminal), parts: { criminal } }));
    case "children":
      return [0, 1, 2, 3, 4, 5].map((children) => ({ label: String(children), parts: { children } }));
    case "next":
      return [{ label: { text: "none" }, parts: { next: "none" } }];
    case "note":
    case "duplicateOf":
      return [];
  }
}

/** Everything stands, part of it filled in from the card: confirmed together with one tap. */
export function confirmReport(state: Case, report: Report): Prompt {
  const { code } = state;
  return {
    id: `${code}:report:confirm`,
    code,
    question: { key: "report-ask-confirm", code, args: { summary: reportLines(report) } },
    options: [
      {
        id: "1",
        label: { text: "button-all-right" },
        command: { kind: "close", code, parts: {}, sure: true },
      },
      { id: "2", label: { text: "button-correct" }, command: { kind: "correct_report", code } },
    ],
    most: 1,
    reads: null,
    only: null,
  };
}
