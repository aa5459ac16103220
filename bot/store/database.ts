/** The connection: pragmas, migrations, transactions. */
import { existsSync, closeSync, openSync } from "node:fs";
import BetterSqlite from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { drizzle } from "./drizzle.ts";
import { migrate } from "./migrations.ts";
import { StoreError } from "./store-error.ts";

export type Database = {
  readonly sqlite: BetterSqlite.Database;
  readonly query: BetterSQLite3Database;
  /** See Store.transaction. */
  transaction<T>(work: () => T): T;
  /** What was deleted must leave the write-ahead log as well, as soon as the present transaction is committed. */
  scrubAfterCommit(): void;
  close(): void;
};

/** Another process (the command line) may hold the write lock for a moment. */
const BUSY_TIMEOUT_MS = 10_000;

export function openDatabase(file: string, readOnly: boolean): Database {
  const sqlite = connect(file, readOnly);
  let scrub = false;
  const scrubNow = (): void => {
    // A reader elsewhere may hold the log: not waited for, as the next commit tries again.
    sqlite.pragma("busy_timeout = 0");
    const [answer] = readRows(sqlite, "wal_checkpoint(TRUNCATE)");
    sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    scrub = answer?.["busy"] !== 0;
  };
  const transaction = <T>(work: () => T): T => {
    const outermost = !sqlite.inTransaction;
    const guarded = (): T => {
      const result = work();
      if (result instanceof Promise) {
        result.catch(() => undefined); // refused below; what it still meets is not ours
        throw new StoreError("async_work");
      }
      return result;
    };
    const result = sqlite.transaction(guarded).immediate();
    if (outermost && scrub) scrubNow();
    return result;
  };
  const close = (): void => {
    if (scrub && sqlite.open) scrubNow();
    sqlite.close();
  };
  return { sqlite, query: drizzle(sqlite), transaction, scrubAfterCommit: () => void (scrub = true), close };
}

function connect(file: string, readOnly: boolean): BetterSqlite.Database {
  if (readOnly && !existsSync(file)) throw new StoreError("no_file");
  // SQLite gives the log the mode of the file: nobody but the owner reads either.
  if (!readOnly) closeSync(openSync(file, "a", 0o600));
  const sqlite = new BetterSqlite(file, { readonly: readOnly, timeout: BUSY_TIMEOUT_MS });
  try {
    prepareConnection(sqlite, readOnly);
    return sqlite;
  } catch (error) {
    sqlite.close();
    const damaged = error instanceof BetterSqlite.SqliteError && /NOTADB|CORRUPT/.test(error.code);
    throw damaged ? new StoreError("not_a_store") : error;
  }
}

function prepareConnection(sqlite: BetterSqlite.Database, readOnly: boolean): void {
  sqlite.pragma("foreign_keys = ON");
  // Freed pages are overwritten with zeros: a purged message or a destroyed key leaves nothing in the file.
  sqlite.pragma("secure_delete = ON");
  sqlite.pragma("temp_store = MEMORY");
  if (!readOnly) {
    if (sqlite.pragma("journal_mode", { simple: true }) !== "wal") sqlite.pragma("journal_mode = WAL");
    // FULL: a commit that was answered survives a power cut (in WAL, NORMAL does not promise that).
    sqlite.pragma("synchronous = FULL");
  }
  migrate(sqlite, readOnly);
}

/** A pragma that answers with rows. */
function readRows(sqlite: BetterSqlite.Database, pragma: string): readonly Record<string, unknown>[] {
  const rows = sqlite.pragma(pragma);
  return Array.isArray(rows) ? rows : [];
}
