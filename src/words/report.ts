/** What a closing message, or a message in the thread, tells of the closure report. Inventing is worse than missing. */
import { findCodes } from "../case/code.ts";
import { type Report, type ReportPart, SERVICES, type Service } from "../case/report.ts";
import { bodiesThatTookPart } from "./bodies-part.ts";
import { type Clause, clausesOf, done } from "./clauses.ts";
import { countChildren } from "./count-children.ts";
import { besideLists } from "./participants-list.ts";
import { answerTo } from "./report-answer.ts";
import { endingOf } from "./outcome.ts";
import type { Item } from "./report-words.ts";
import { takeApart } from "./report-parts.ts";
import type { Words } from "./words.ts";

/** `today` is YYYY-MM-DD. Only what is said holds: no part is guessed, and one said in two ways is left out. */
export function readReport(text: string, words: Words, today: string): Report {
  const { told, note, next } = takeApart(text, today, words);
  const clauses = clausesOf(told, words);
  const { outcome, placement } = endingOf(besideLists(clauses, words), words);
  const services = servicesOf(clauses);
  const children = countChildren(clauses, words);
  const tip = only(clauses, (item) => (item.part === "tip" ? item.value : null));
  const criminal = only(clauses, (item) => (item.part === "criminal" ? item.value : null));
  const step = next ?? only(clauses, (item) => (item.part === "next" ? item.value : null));
  const reports = outcome !== null || children !== null || (services !== null && clauses.length > 1);
  const organisations = bodiesThatTookPart(clauses, words, reports ? "in a report" : "in a list");
  const duplicateOf = outcome === "duplicate" ? codeIn(text) : null;
  return {
    ...(outcome !== null && { outcome }),
    ...(placement !== null && { placement }),
    ...(children !== null && { children }),
    ...(services !== null && { services: [...services] }),
    ...(organisations.length > 0 && { organisations: [...organisations] }),
    ...(tip !== null && { tip }),
    ...(criminal !== null && { criminal }),
    ...(step !== null && { next: step }),
    ...(note !== null && { note }),
    ...(duplicateOf !== null && { duplicateOf }),
  };
}

/** The answer, in a member's own words, to the question about one part; what else the answer tells comes with it. */
export function readReportPart(part: ReportPart, text: string, words: Words, today: string): Report | null {
  const report = readReport(text, words, today);
  // The names of an answer to who took part are no places: «ЦАН, полиция» does not say where the child is.
  const asked = part === "organisations" ? answerTo(part, text, words, today) : null;
  if (asked !== null) {
    const { outcome: _outcome, placement, ...rest } = report;
    return placement === undefined ? { ...report, ...asked } : { ...rest, ...asked };
  }
  if (report[part] !== undefined) return report;
  const answer = answerTo(part, text, words, today);
  return answer === null ? null : { ...report, ...answer };
}

export const isEmptyReport = (report: Report): boolean => Object.keys(report).length === 0;

/** An empty list: said that none was given. */
function servicesOf(clauses: readonly Clause[]): readonly Service[] | null {
  const said = new Set(
    clauses.flatMap(done).flatMap(({ value }) => (value.part === "services" ? [value.value] : [])),
  );
  const given = SERVICES.filter((service) => said.has(service));
  return given.length > 0 ? given : said.has("none") ? [] : null;
}

/** null when nothing is said, or two things are. */
function only<T>(clauses: readonly Clause[], read: (item: Item) => T | null): T | null {
  const values = new Set(clauses.flatMap(done).flatMap(({ value }) => read(value) ?? []));
  const [first, second] = values;
  return first !== undefined && second === undefined ? first : null;
}

/** The case that goes on: the only code in the text. */
function codeIn(text: string): string | null {
  const codes = findCodes(text).flatMap(({ code }) => (code === null ? [] : [code]));
  return codes.length === 1 ? (codes[0] ?? null) : null;
}
