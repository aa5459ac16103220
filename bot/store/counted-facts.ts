/**
 * The clear columns that numbers need, row by row: straight from SQLite, as statistics over a million cases must cost neither
 * a list of them nor a text where a number does (docs/statistics.md, "What it costs").
 */
import type { CountedFact } from "../../src/statistics/fact.ts";
import type { CaseRow } from "./cases.ts";
import type { Database } from "./database.ts";
import type { Period } from "./period.ts";

type Row = readonly [
  CaseRow["home"],
  CaseRow["category"],
  CaseRow["takerKind"],
  CaseRow["openedAt"],
  CaseRow["takenAt"],
  CaseRow["closedAt"],
  CaseRow["children"],
  CaseRow["childrenHelped"],
  number,
];
const OPEN = 1;
const FALSE_ALARM = 2;
const REOPENED = 4;
/** Deadlines of a case, at most as many as fit below the next one. */
const KEPT = 8;
const MOST_KEPT = 1023;
const MISSED = KEPT * (MOST_KEPT + 1);
const COLUMNS = `home, category, taker_kind, opened_at, taken_at, closed_at, children, children_helped,
  ${OPEN} * (state = 'open') + ${FALSE_ALARM} * (outcome IS 'false_alarm') + ${REOPENED} * (reopened > 0)
  + ${KEPT} * min(deadlines_kept, ${MOST_KEPT}) + ${MISSED} * deadlines_missed`;

export function countedFacts({ sqlite }: Pick<Database, "sqlite">) {
  return ({ region, from, to }: Period, each: (fact: CountedFact) => void): void => {
    const bounds = [
      ["home = ?", region],
      ["opened_at >= ?", from],
      ["opened_at < ?", to],
    ] as const;
    const set = bounds.filter(([, value]) => value !== undefined);
    const where = set.length === 0 ? "" : ` WHERE ${set.map(([condition]) => condition).join(" AND ")}`;
    const rows = sqlite
      .prepare<unknown[], Row>(`SELECT ${COLUMNS} FROM cases${where}`)
      .raw()
      .iterate(...set.map(([, value]) => value));
    for (const row of rows) each(factOf(row));
  };
}

function factOf(row: Row): CountedFact {
  const marks = row[8];
  return {
    region: row[0],
    category: row[1],
    takerKind: row[2],
    openedAt: row[3],
    takenAt: row[4],
    closedAt: row[5],
    children: row[6],
    childrenHelped: row[7],
    deadlinesKept: Math.floor(marks / KEPT) & MOST_KEPT,
    deadlinesMissed: Math.floor(marks / MISSED),
    open: (marks & OPEN) !== 0,
    falseAlarm: (marks & FALSE_ALARM) !== 0,
    reopened: (marks & REOPENED) !== 0,
  };
}
