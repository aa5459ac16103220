/** Are the pages of a closed crypto.db what SQLite wrote? What they hold is authenticated when the bot opens it. */
import { existsSync } from "node:fs";
import BetterSqlite from "better-sqlite3";

/** `in_use`: the running bot has it open, and would have seen. */
export function cryptoFileState(file: string): "none" | "whole" | "damaged" | "in_use" {
  if (!existsSync(file)) return "none";
  try {
    const sqlite = new BetterSqlite(file, { readonly: true, timeout: 100 });
    try {
      return sqlite.pragma("quick_check(1)", { simple: true }) === "ok" ? "whole" : "damaged";
    } finally {
      sqlite.close();
    }
  } catch (error) {
    const code = error instanceof BetterSqlite.SqliteError ? error.code : "";
    if (/^SQLITE_(BUSY|LOCKED|CANTOPEN|READONLY)/.test(code)) return "in_use";
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return "damaged";
    throw error;
  }
}
