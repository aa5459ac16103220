/** Brings a file to the present form. migrations/NNNN-name.sql are applied once each, in order; there is no way back. */
import { readdirSync, readFileSync } from "node:fs";
import type BetterSqlite from "better-sqlite3";
import { StoreError } from "./store-error.ts";

const FOLDER = new URL("../../migrations/", import.meta.url);
/** "DABL", set by the first migration. */
const APPLICATION_ID = 0x4441424c;

export function migrate(sqlite: BetterSqlite.Database, readOnly: boolean): void {
  const scripts = readdirSync(FOLDER)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort();
  const due = (): number => {
    const done = version(sqlite);
    if (done > scripts.length) throw new StoreError("newer_schema");
    if (done > 0 && number(sqlite, "application_id") !== APPLICATION_ID) throw new StoreError("not_a_store");
    if (done === 0 && hasTables(sqlite)) throw new StoreError("not_a_store");
    return scripts.length - done;
  };
  if (due() === 0) return;
  if (readOnly) throw new StoreError("migration_due");
  const apply = sqlite.transaction(() => {
    due(); // again under the write lock: another process may have been faster
    for (const [index, name] of scripts.entries()) {
      if (index < version(sqlite)) continue;
      sqlite.exec(readFileSync(new URL(name, FOLDER), "utf8"));
      sqlite.pragma(`user_version = ${index + 1}`);
    }
  });
  apply.immediate();
}

const version = (sqlite: BetterSqlite.Database): number => number(sqlite, "user_version");

const number = (sqlite: BetterSqlite.Database, pragma: string): number =>
  Number(sqlite.pragma(pragma, { simple: true }));

const hasTables = (sqlite: BetterSqlite.Database): boolean =>
  sqlite.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() !== undefined;
