/** The coarse facts of cases as a table for a spreadsheet: one row a case, values as in contract.md, nothing personal. Pure. */
import { showCode } from "../case/code.ts";
import type { CaseFact } from "../statistics/fact.ts";

type Value = string | number | null;

const COLUMNS: readonly (readonly [string, (fact: CaseFact, timeZone: string) => Value])[] = [
  ["code", ({ code }) => showCode(code)],
  ["state", ({ state }) => state],
  ["urgency", ({ urgency }) => urgency],
  ["category", ({ category }) => category],
  ["children", ({ children }) => children],
  ["opened", ({ openedAt }, zone) => localTime(openedAt, zone)],
  ["taken", ({ takenAt }, zone) => localTime(takenAt, zone)],
  ["closed", ({ closedAt }, zone) => localTime(closedAt, zone)],
  ["posted_by_kind", ({ postedKind }) => postedKind],
  ["taker_kind", ({ takerKind }) => takerKind],
  ["outcome", ({ outcome }) => outcome],
  ["children_helped", ({ childrenHelped }) => childrenHelped],
  ["reopened", ({ reopened }) => reopened],
];

/** By the clock of the region, without a zone: 2026-11-22 14:32. */
const localTime = (at: number | null, timeZone: string): string | null =>
  at === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO(timeZone)
        .toPlainDateTime()
        .toString({ smallestUnit: "minute" })
        .replace("T", " ");

/** RFC 4180. The mark at the beginning makes spreadsheets read it as UTF-8. Values are our own words and numbers: none begins a formula. */
export function tableOf(facts: readonly CaseFact[], timeZone: string): string {
  const rows = [
    COLUMNS.map(([name]) => name),
    ...facts.map((fact) => COLUMNS.map(([, value]) => String(value(fact, timeZone) ?? ""))),
  ];
  return `\uFEFF${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}
