import type { Outcome, Placement, Report, ReportPart, Service } from "../case/report.ts";
import { fold } from "./fold.ts";
import type { Words } from "./words.ts";

const OUTCOME: readonly (readonly [string, Outcome])[] = [
  ["не подтвердил", "false_alarm"],
  ["ложная", "false_alarm"],
  ["расталмад", "false_alarm"],
  ["помещ", "placed"],
  ["орналас", "placed"],
  ["в семь", "safe_family"],
  ["отбасын", "safe_family"],
  ["табылмад", "not_located"],
];
const PLACEMENT: readonly (readonly [string, Placement])[] = [
  ["цан", "csc"],
  ["приют", "shelter"],
  ["больниц", "hospital"],
];
const SERVICE: readonly (readonly [string, Service])[] = [
  ["питани", "social_domestic"],
  ["тамак", "social_domestic"],
  ["психолог", "socio_psychological"],
  ["врач", "socio_medical"],
  ["юрист", "socio_legal"],
];

export function readReport(text: string, _words: Words, _today: string): Report {
  const folded = fold(text);
  const outcome = OUTCOME.find(([stem]) => folded.includes(stem))?.[1];
  const placement = PLACEMENT.find(([stem]) => folded.includes(stem))?.[1];
  const services = [
    ...new Set(SERVICE.filter(([stem]) => folded.includes(stem)).map(([, service]) => service)),
  ];
  const children = folded.match(/(\d+) (?:дет|реб|бала)/)?.[1];
  return {
    ...(outcome && { outcome }),
    ...(placement && { placement }),
    ...(services.length > 0 && { services }),
    ...(children !== undefined && { children: Number(children) }),
  };
}

export function readReportPart(part: ReportPart, text: string, words: Words, today: string): Report | null {
  const report = readReport(text, words, today);
  return report[part] === undefined ? null : report;
}
