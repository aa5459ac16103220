/** Counts for `dabyl doctor`. Numbers only. */
import { existsSync, statSync } from "node:fs";
import type { SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { CaseFact } from "../../src/statistics/fact.ts";
import type { Database } from "./database.ts";
import { machineFault } from "./machine-fault.ts";
import { StoreError } from "./store-error.ts";
import { count, eq, isNull, sql } from "./drizzle.ts";
import { cases, dataKeys, gaps, inbox, ledger, members, outbox, prompts } from "./schema.ts";
import type { InboxState } from "./store.ts";

export type Health = {
  readonly events: number;
  readonly cases: Readonly<Record<CaseFact["state"] | "shredded", number>>;
  readonly members: number;
  readonly inbox: Readonly<Record<InboxState, number>>;
  readonly outbox: Readonly<Record<"unsent" | "sent" | "rejected" | "superseded", number>>;
  readonly gaps: number;
  readonly openPrompts: number;
  /** The database file and its write-ahead log. */
  readonly bytes: number;
};

/** @throws StoreError `not_a_store` when pages of the file are damaged, as far as SQLite's quick check tells */
export function healthOf(db: Database, file: string): Health {
  if (!isIntact(db)) throw new StoreError("not_a_store", "pages");
  const number = (table: SQLiteTable, where?: SQL): number =>
    db.query.select({ n: count() }).from(table).where(where).get()?.n ?? 0;
  const inState = (state: "open" | "taken" | "closed"): number => number(cases, eq(cases.state, state));
  const inboxRows = db.query
    .select({ state: inbox.state, n: count() })
    .from(inbox)
    .groupBy(inbox.state)
    .all();
  const outboxRows = db.query
    .select({ state: outbox.state, n: count() })
    .from(outbox)
    .groupBy(outbox.state)
    .all();
  return {
    events: number(ledger),
    cases: {
      open: inState("open"),
      taken: inState("taken"),
      closed: inState("closed"),
      shredded: number(dataKeys, isNull(dataKeys.wrapped)),
    },
    members: number(members),
    inbox: {
      new: 0,
      utd: 0,
      done: 0,
      refused: 0,
      expired: 0,
      ...Object.fromEntries(inboxRows.map(({ state, n }) => [state, n])),
    },
    outbox: {
      unsent: 0,
      sent: 0,
      rejected: 0,
      superseded: 0,
      ...Object.fromEntries(outboxRows.map(({ state, n }) => [state, n])),
    },
    gaps: number(gaps),
    openPrompts: number(prompts, sql`${prompts.open} = 1`),
    bytes: sizeOf(file) + sizeOf(`${file}-wal`),
  };
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

function isIntact({ sqlite }: Database): boolean {
  try {
    return sqlite.pragma("quick_check(1)", { simple: true }) === "ok";
  } catch (error) {
    if (machineFault(error) === "store_damaged") return false;
    throw error;
  }
}
