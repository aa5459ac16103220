/**
 * The clear columns that numbers need, row by row: straight from SQLite, as statistics over a million cases must cost neither
 * a list of them nor a text where a number does (docs/statistics.md, "What it costs").
 */
import { asRegionId } from "../../src/ids.ts";
import type { CountedFact } from "../../src/statistics/fact.ts";
import { category, orgKind } from "./case-json.ts";
import type { CaseRow } from "./cases.ts";
import type { Database } from "./database.ts";
import type { Period } from "./period.ts";

type Row = readonly [
  string,
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
/** Region, category and kind of taker as one text, which is looked up once a row: making and hashing texts costs more than counting. */
const KINDS = `home || '/' || category || '/' || ifnull(taker_kind, '')`;
const COLUMNS = `${KINDS}, opened_at, taken_at, closed_at, children, children_helped,
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
    const known = new Map<string, Kinds>();
    for (const row of rows) {
      let kinds = known.get(row[0]);
      if (kinds === undefined) known.set(row[0], (kinds = kindsOf(row[0])));
      each(factOf(row, kinds));
    }
  };
}

type Kinds = Pick<CountedFact, "region" | "category" | "takerKind">;

/** Ids of regions have no slash. */
function kindsOf(told: string): Kinds {
  const [region = "", of, taker = ""] = told.split("/");
  return {
    region: asRegionId(region),
    category: of === "unknown" ? of : category.parse(of),
    takerKind: taker === "" ? null : orgKind.parse(taker),
  };
}

function factOf(row: Row, { region, category: of, takerKind }: Kinds): CountedFact {
  const marks = row[6];
  return {
    region,
    category: of,
    takerKind,
    openedAt: row[1],
    takenAt: row[2],
    closedAt: row[3],
    children: row[4],
    childrenHelped: row[5],
    deadlinesKept: Math.floor(marks / KEPT) & MOST_KEPT,
    deadlinesMissed: Math.floor(marks / MISSED),
    open: (marks & OPEN) !== 0,
    falseAlarm: (marks & FALSE_ALARM) !== 0,
    reopened: (marks & REOPENED) !== 0,
  };
}
