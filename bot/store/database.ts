/** The connection: pragmas, migrations, transactions. */
import { existsSync, closeSync, openSync } from "node:fs";
import BetterSqlite from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { drizzle } from "./drizzle.ts";
import { migrate } from "./migrations.ts";
import { openDisk } from "./disk.ts";
import { StoreError } from "./store-error.ts";

export type Database = {
  readonly sqlite: BetterSqlite.Database;
  readonly query: BetterSQLite3Database;
  /** See Store.transaction. */
  transaction<T>(work: () => T): T;
  /**
   * As `transaction`, but the disk is not waited for. A killed process loses nothing of it; a power cut may lose the newest of these
   * commits, always the last ones in order and never half of one (adr/0012). Inside another transaction it is a part of that one.
   * `matters`: `onDisk` waits for it.
   */
  transactionSoon<T>(work: () => T, matters: boolean): T;
  /** Resolves when every commit so far that matters is on the disk. Rejects when the disk fails: then the process must end. */
  onDisk(): Promise<void>;
  /** A number while a transaction of ours holds the write lock, another one after anything in it was undone; null outside. */
  turn(): number | null;
  /** What was read before in this transaction is no longer so. */
  newTurn(): void;
  /** What was deleted must leave the write-ahead log as well, as soon as the present transaction is committed. */
  scrubAfterCommit(): void;
  close(): void;
};

/** What a commit waits for: the disk, or nothing but the log having been written. */
type Synchronous = "FULL" | "NORMAL";

/** Another process (the command line) may hold the write lock for a moment. */
const BUSY_TIMEOUT_MS = 10_000;

export function openDatabase(file: string, readOnly: boolean): Database {
  const sqlite = connect(file, readOnly);
  // Changed only where it has to be: a message is three transactions that all wait for nothing.
  let synchronous: Synchronous = "FULL";
  const wait = (level: Synchronous): void => {
    if (level === synchronous) return;
    sqlite.pragma(`synchronous = ${level}`);
    synchronous = level;
  };
  let scrub = false;
  let turns = 0;
  let inOurs = false;
  const scrubNow = (): void => {
    // A reader elsewhere may hold the log: not waited for, as the next commit tries again.
    sqlite.pragma("busy_timeout = 0");
    const [answer] = readRows(sqlite, "wal_checkpoint(TRUNCATE)");
    sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    scrub = answer?.["busy"] !== 0;
  };
  const begin = <T>(work: () => T, level: Synchronous): T => {
    const outermost = !sqlite.inTransaction;
    const guarded = (): T => {
      const result = work();
      if (result instanceof Promise) {
        result.catch(() => undefined); // refused below; what it still meets is not ours
        throw new StoreError("async_work");
      }
      return result;
    };
    if (outermost) turns += 1;
    if (outermost) wait(level);
    inOurs = true;
    try {
      const result = sqlite.transaction(guarded).immediate();
      if (outermost && scrub) scrubNow();
      return result;
    } catch (error) {
      turns += 1;
      throw error;
    } finally {
      if (outermost) inOurs = false;
    }
  };
  const disk = openDisk(`${file}-wal`);
  const transaction = <T>(work: () => T): T => begin(work, "FULL");
  const transactionSoon = <T>(work: () => T, matters: boolean): T => {
    if (sqlite.inTransaction) return transaction(work);
    const result = begin(work, "NORMAL");
    disk.left(matters);
    return result;
  };
  const close = (): void => {
    if (scrub && sqlite.open) scrubNow();
    disk.close();
    sqlite.close();
  };
  return {
    sqlite,
    query: drizzle(sqlite),
    transaction,
    transactionSoon,
    turn: () => (inOurs ? turns : null),
    newTurn: () => void (turns += 1),
    onDisk: () => disk.reached(),
    scrubAfterCommit: () => void (scrub = true),
    close,
  };
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
    // Of KiB; 16 MB are better-sqlite3's own, and a bot asks for the same few pages all day. Who only reads may count a million cases.
    sqlite.pragma("cache_size = -4000");
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
