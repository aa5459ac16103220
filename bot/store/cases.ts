/** Cases as they stand: facts in clear, the whole state sealed under the case's key. A projection of the ledger. */
import type { SQL } from "drizzle-orm";
import type { Case } from "../../src/case/case.ts";
import type { CaseCode, Millis, RegionId } from "../../src/ids.ts";
import type { CaseFact } from "../../src/statistics/fact.ts";
import { caseHistory } from "./case-history.ts";
import { caseState } from "./case-json.ts";
import { factOf } from "./coarse.ts";
import { countedFacts } from "./counted-facts.ts";
import type { CaseKeys, WrappedKey } from "./data-keys.ts";
import type { Database } from "./database.ts";
import { and, desc, eq, getTableColumns, gte, inArray, isNotNull, lt, sql } from "./drizzle.ts";
import { type InTurn, inTurn } from "./in-turn.ts";
import { lastOpened } from "./last-opened.ts";
import { readJson } from "./json.ts";
import { ownRooms } from "./own-rooms.ts";
import { releaseCounts } from "./release-counts.ts";
import { cases, caseStates, dataKeys } from "./schema.ts";
import type { CaseLook, Cases } from "./store.ts";
import { StoreError } from "./store-error.ts";

export type CaseRow = typeof cases.$inferSelect;

/** What the ledger needs besides. */
export type CaseTable = Cases & {
  /** Inside the transaction that appended `seq`. */
  save(state: Case, seq: number): void;
  /** The clear columns alone, of a case that was shredded. */
  saveRow(row: CaseRow): void;
  row(code: CaseCode): CaseRow | null;
  remove(code: CaseCode): void;
};

const FACTS = {
  code: cases.code,
  region: cases.home,
  category: cases.category,
  urgency: cases.urgency,
  state: cases.state,
  children: cases.children,
  openedAt: cases.openedAt,
  takenAt: cases.takenAt,
  closedAt: cases.closedAt,
  postedKind: cases.postedKind,
  raid: cases.raid,
  takerOrg: cases.takerOrg,
  takerKind: cases.takerKind,
  outcome: cases.outcome,
  childrenHelped: cases.childrenHelped,
  reopened: cases.reopened,
  deadlinesKept: cases.deadlinesKept,
  deadlinesMissed: cases.deadlinesMissed,
};

/** The same with the names in the SQL: rows straight from SQLite, at a third of drizzle's cost for each (a region has many). */
const NAMED_FACTS = Object.fromEntries(
  Object.entries(FACTS).map(([name, column]) => [name, sql`${column}`.as(name)]),
);

/** The clear columns of a case, as `save` writes them and `rebuild` compares them. */
export function rowOf(state: Case, seq: number): CaseRow {
  const { region, ...fact } = factOf(state);
  const { last } = state;
  return {
    ...fact,
    home: region,
    ownRoom: state.room !== null,
    lastBy: last?.by ?? null,
    lastAt: last?.at ?? null,
    seq,
  };
}

/** Bound to the row of facts that it belongs to: an older state under a newer row does not open. */
export const stateContext = (code: CaseCode, seq: number): string => `case/${code}/${seq}`;

export function caseTable(db: Database, keys: CaseKeys): CaseTable {
  const wholes = () =>
    db.query
      .select({
        fact: FACTS,
        seq: cases.seq,
        sealed: caseStates.sealed,
        // The first column decides whether drizzle takes the joined row for missing: one that is never null.
        key: { code: dataKeys.code, wrapped: dataKeys.wrapped, destroyedAt: dataKeys.destroyedAt },
      })
      .from(cases)
      .leftJoin(caseStates, eq(caseStates.code, cases.code))
      .leftJoin(dataKeys, eq(dataKeys.code, cases.code));
  const one = wholes()
    .where(eq(cases.code, sql.placeholder("code")))
    .prepare();
  const asked = sql.placeholder("children");
  const since = wholes()
    .where(
      and(
        eq(cases.home, sql.placeholder("region")),
        sql`${cases.state} <> 'closed'`,
        gte(cases.openedAt, sql.placeholder("from")),
        sql`(${cases.children} IS NULL OR ${asked} IS NULL OR ${cases.children} = ${asked})`,
      ),
    )
    .orderBy(desc(cases.openedAt), desc(cases.code))
    .limit(sql.placeholder("most"))
    .prepare();
  const exists = db.query
    .select({ seq: cases.seq })
    .from(cases)
    .where(eq(cases.code, sql.placeholder("code")))
    .prepare();

  // One message reads its case half a dozen times: within its transaction once, and from one to the next the cases opened last are
  // kept, each for as long as its key exists and its row is the same to the byte.
  const looked = inTurn<CaseCode, CaseLook | null>(db);
  const opened = lastOpened();
  const open = (row: WholeRow): CaseLook => {
    const { fact } = row;
    if (row.key !== null && row.key.wrapped === null) {
      opened.forget(fact.code);
      return { kind: "shredded", fact };
    }
    if (row.sealed === null) throw new StoreError("damaged", "case");
    const context = stateContext(fact.code, row.seq);
    const known = opened.find(fact.code, context, row.sealed);
    if (known !== null) return { kind: "whole", case: known, fact };
    const sealer = keys.unwrap(fact.code, row.key);
    if (sealer === null) throw new StoreError("damaged", "data-key");
    const text = sealer.open(row.sealed, context).toString();
    const state = readJson(caseState, text, "case");
    opened.keep(fact.code, { context, sealed: row.sealed, case: state });
    return { kind: "whole", case: state, fact };
  };
  const look = (code: CaseCode): CaseLook | null =>
    looked.get(code, () => {
      const row = one.get({ code });
      return row === undefined ? null : open(row);
    });
  const list = (where: SQL | undefined): readonly CaseLook[] =>
    wholes().where(where).orderBy(cases.openedAt, cases.code).all().map(open);

  return {
    case: (code) => wholeOf(look(code)),
    look,
    codeTaken: (code) => exists.get({ code }) !== undefined,
    // The literal lets SQLite use the partial index cases_unclosed.
    unclosed: (region) =>
      list(and(eq(cases.home, region), sql`${cases.state} <> 'closed'`))
        .map(wholeOf)
        .filter((state) => state !== null),
    unclosedCodes: (region) =>
      db.query
        .select({ code: cases.code })
        .from(cases)
        .where(and(eq(cases.home, region), sql`${cases.state} <> 'closed'`))
        .orderBy(cases.openedAt, cases.code)
        .all()
        .map(({ code }) => code),
    unclosedSince: ({ region, from, children, most }) =>
      since
        .all({ region, from, children, most })
        .map((row) => wholeOf(open(row)))
        .filter((state) => state !== null),
    facts: (of) => {
      const where = within(of.region, of.from, of.to);
      const { sql: text, params } = db.query
        .select(NAMED_FACTS)
        .from(cases)
        .where(where)
        .orderBy(cases.openedAt)
        .toSQL();
      return db.sqlite.prepare<unknown[], CaseFact>(text).all(...params);
    },
    eachFact: countedFacts(db),
    releaseCounts: releaseCounts(db),
    inRaids: (codes) =>
      db.query
        .select({ raid: cases.raid, postedKind: cases.postedKind })
        .from(cases)
        .where(codes === undefined ? isNotNull(cases.raid) : inArray(cases.raid, [...codes]))
        .all(),
    list: (of) =>
      list(
        and(
          within(of.region, of.since, undefined),
          of.state === undefined ? undefined : eq(cases.state, of.state),
        ),
      ),
    events: caseHistory(db, keys),
    lastActOf: (user) =>
      db.query
        .select({ code: cases.code })
        .from(cases)
        .where(eq(cases.lastBy, user))
        .orderBy(desc(cases.lastAt), desc(cases.seq))
        .limit(1)
        .get()?.code ?? null,
    ownRooms: ownRooms(db),
    ...saving(db, keys, looked),
    row: (code) => db.query.select().from(cases).where(eq(cases.code, code)).get() ?? null,
    remove: (code) => {
      looked.forget(code);
      db.query.delete(caseStates).where(eq(caseStates.code, code)).run();
      db.query.delete(cases).where(eq(cases.code, code)).run();
    },
  };
}

type WholeRow = {
  readonly fact: CaseFact;
  readonly seq: number;
  readonly sealed: Buffer | null;
  readonly key: WrappedKey | null;
};

const wholeOf = (look: CaseLook | null): Case | null => (look?.kind === "whole" ? look.case : null);

const within = (
  region: RegionId | undefined,
  from: Millis | undefined,
  to: Millis | undefined,
): SQL | undefined =>
  and(
    region === undefined ? undefined : eq(cases.home, region),
    from === undefined ? undefined : gte(cases.openedAt, from),
    to === undefined ? undefined : lt(cases.openedAt, to),
  );

const COLUMNS = {
  code: sql.placeholder("code"),
  home: sql.placeholder("home"),
  category: sql.placeholder("category"),
  urgency: sql.placeholder("urgency"),
  state: sql.placeholder("state"),
  children: sql.placeholder("children"),
  openedAt: sql.placeholder("openedAt"),
  takenAt: sql.placeholder("takenAt"),
  closedAt: sql.placeholder("closedAt"),
  postedKind: sql.placeholder("postedKind"),
  raid: sql.placeholder("raid"),
  takerOrg: sql.placeholder("takerOrg"),
  takerKind: sql.placeholder("takerKind"),
  outcome: sql.placeholder("outcome"),
  childrenHelped: sql.placeholder("childrenHelped"),
  reopened: sql.placeholder("reopened"),
  deadlinesKept: sql.placeholder("deadlinesKept"),
  deadlinesMissed: sql.placeholder("deadlinesMissed"),
  ownRoom: sql.placeholder("ownRoom"),
  lastBy: sql.placeholder("lastBy"),
  lastAt: sql.placeholder("lastAt"),
  seq: sql.placeholder("seq"),
} satisfies Record<keyof CaseRow, unknown>;

/** Every column as the refused insert would have had it. */
const EXCLUDED = Object.fromEntries(
  Object.entries(getTableColumns(cases)).map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]),
);

function saving(
  db: Database,
  keys: CaseKeys,
  looked: InTurn<CaseCode, CaseLook | null>,
): Pick<CaseTable, "save" | "saveRow"> {
  const upsert = db.query
    .insert(cases)
    .values(COLUMNS)
    .onConflictDoUpdate({ target: cases.code, set: EXCLUDED })
    .prepare();
  const upsertState = db.query
    .insert(caseStates)
    .values({ code: sql.placeholder("code"), sealed: sql.placeholder("sealed") })
    .onConflictDoUpdate({ target: caseStates.code, set: { sealed: sql`excluded.sealed` } })
    .prepare();
  const saveRow = (row: CaseRow): void => {
    upsert.run(row);
    looked.forget(row.code);
  };
  const save = (state: Case, seq: number): void => {
    const { code } = state;
    saveRow(rowOf(state, seq));
    const sealed = keys.forWriting(code).seal(JSON.stringify(state), stateContext(code, seq));
    upsertState.run({ code, sealed });
    looked.set(code, { kind: "whole", case: state, fact: factOf(state) });
  };
  return { save, saveRow };
}
