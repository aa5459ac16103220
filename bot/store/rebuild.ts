/** Replays the ledger into what the projections should be, and compares: `dabyl ledger rebuild`. */
import { isDeepStrictEqual } from "node:util";
import type { Case } from "../../src/case/case.ts";
import type { CaseCode } from "../../src/ids.ts";
import { readEvent } from "./case-history.ts";
import { caseCode } from "./case-json.ts";
import { type CaseRow, rowOf } from "./cases.ts";
import { foldCoarse } from "./coarse.ts";
import { count, eq, notInArray, sql } from "./drizzle.ts";
import { eventsOf } from "./events-of.ts";
import { guardEvent } from "./guard-json.ts";
import { GUARD, PAGE, PEOPLE, type LedgerParts } from "./ledger.ts";
import { pageEvent } from "./page-json.ts";
import { RAIDS, raidTable } from "./raids.ts";
import { rebuildPeople } from "./rebuild-people.ts";
import { cases, ledger } from "./schema.ts";
import type { Difference, Ledger, Rebuilt } from "./store.ts";
import { StoreError } from "./store-error.ts";

/** One case at a time, so that a ledger of any length fits into memory. */
export function rebuilding(parts: LedgerParts): Ledger["rebuild"] {
  const { db } = parts;
  return (how = { replace: false }) => {
    const run = (): Rebuilt => {
      const people = rebuildPeople(parts, how.replace);
      const differences: Difference[] = [
        ...people.differences,
        ...unreadable(GUARD, parts),
        ...unreadable(PAGE, parts),
        ...unreadable(RAIDS, parts),
      ];
      const streams = db.query
        .selectDistinct({ stream: ledger.stream })
        .from(ledger)
        .where(notInArray(ledger.stream, [PEOPLE, GUARD, PAGE, RAIDS]))
        .all();
      for (const { stream } of streams) differences.push(...rebuildCase(parts, codeOf(stream), how.replace));
      differences.push(...removeSurplus(parts, how.replace));
      if (differences.length > 0) return { ok: false, differences };
      const events = db.query.select({ n: count() }).from(ledger).get()?.n ?? 0;
      return { ok: true, events, cases: streams.length, members: people.members };
    };
    return how.replace ? db.transaction(run) : db.sqlite.transaction(run).deferred();
  };
}

/** Events of the guard, of the page and of raids have no table: they only have to be there in full. */
function unreadable(stream: "guard" | "page" | "raids", { db, keys }: LedgerParts): readonly Difference[] {
  try {
    if (stream === GUARD) eventsOf(GUARD, guardEvent, db, keys)({});
    else if (stream === RAIDS) raidTable(db, keys).all();
    else eventsOf(PAGE, pageEvent, db, keys)({});
    return [];
  } catch (error) {
    if (error instanceof StoreError && error.kind === "damaged") return [{ code: stream, column: "ledger" }];
    throw error;
  }
}

function codeOf(stream: string): CaseCode {
  const code = caseCode.safeParse(stream);
  if (!code.success) throw new StoreError("damaged", "ledger");
  return code.data;
}

/** What the ledger says of a case: whole, or the facts alone when its key is gone. */
type Replayed = { readonly row: CaseRow; readonly state: Case | null };

function replay({ db, caseKeys, evolve }: LedgerParts, code: CaseCode): Replayed {
  const rows = db.query.select().from(ledger).where(eq(ledger.stream, code)).orderBy(ledger.seq).all();
  const seq = rows.at(-1)?.seq ?? 0;
  const sealer = caseKeys.forReading(code);
  if (sealer === null) {
    const { region, ...fact } = foldCoarse(
      code,
      rows.map((row) => row.coarse),
    );
    return { row: { ...fact, home: region, ownRoom: false, lastBy: null, lastAt: null, seq }, state: null };
  }
  let state: Case | null = null;
  for (const row of rows) {
    const read = readEvent(row, sealer);
    if (read.kind === "whole") state = evolve(state, read.event, code);
  }
  if (state === null) throw new StoreError("damaged", "ledger");
  return { row: rowOf(state, seq), state };
}

function rebuildCase(parts: LedgerParts, code: CaseCode, replace: boolean): readonly Difference[] {
  let replayed: Replayed;
  try {
    replayed = replay(parts, code);
  } catch (error) {
    if (error instanceof StoreError && error.kind === "damaged") return [{ code, column: "ledger" }];
    throw error;
  }
  const columns = differingColumns(parts, code, replayed);
  if (columns.length > 0 && replace) {
    if (replayed.state === null) parts.cases.saveRow(replayed.row);
    else parts.cases.save(replayed.state, replayed.row.seq);
  }
  return columns.map((column) => ({ code, column }));
}

function differingColumns(
  { cases: table }: LedgerParts,
  code: CaseCode,
  replayed: Replayed,
): readonly string[] {
  const row = table.row(code);
  if (row === null) return ["*"];
  const stored = new Map<string, unknown>(Object.entries(row));
  const columns = Object.entries(replayed.row)
    .filter(([name, value]) => stored.get(name) !== value)
    .map(([name]) => name);
  return sealedEquals(table, code, replayed.state) ? columns : [...columns, "sealed"];
}

function sealedEquals(table: LedgerParts["cases"], code: CaseCode, state: Case | null): boolean {
  try {
    const look = table.look(code);
    if (look === null || look.kind === "shredded") return state === null;
    return isDeepStrictEqual(look.case, JSON.parse(JSON.stringify(state)));
  } catch (error) {
    if (error instanceof StoreError && error.kind === "damaged") return false;
    throw error;
  }
}

/** Cases of which the ledger knows nothing. */
function removeSurplus({ db, cases: table }: LedgerParts, replace: boolean): readonly Difference[] {
  const known = db.query.select({ stream: sql<CaseCode>`${ledger.stream}` }).from(ledger);
  const surplus = db.query
    .select({ code: cases.code })
    .from(cases)
    .where(notInArray(cases.code, known))
    .all();
  return surplus.map(({ code }) => {
    if (replace) table.remove(code);
    return { code, column: "*" };
  });
}
