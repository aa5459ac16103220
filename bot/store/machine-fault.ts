/** Is it the machine that failed, and not what was worked on? Then nothing may be set aside for it: the same will work on another disk. */
import BetterSqlite from "better-sqlite3";

export type MachineFault =
  | "disk_full"
  /** The folder or the disk may not be written. */
  | "not_writable"
  /** The disk gives or takes nothing. */
  | "disk_failed"
  /** Pages of the database are not what was written. */
  | "store_damaged";

const OF_SQLITE: readonly (readonly [RegExp, MachineFault])[] = [
  [/^SQLITE_FULL/, "disk_full"],
  [/^SQLITE_(?:READONLY|CANTOPEN|PERM)/, "not_writable"],
  [/^SQLITE_(?:CORRUPT|NOTADB)/, "store_damaged"],
  [/^SQLITE_(?:IOERR|NOMEM|PROTOCOL)/, "disk_failed"],
];
const OF_SYSTEM: ReadonlyMap<string, MachineFault> = new Map([
  ["ENOSPC", "disk_full"],
  ["EDQUOT", "disk_full"],
  ["EFBIG", "disk_full"],
  ["EROFS", "not_writable"],
  ["EACCES", "not_writable"],
  ["EPERM", "not_writable"],
  ["EIO", "disk_failed"],
]);

/** Null for everything else: a bug, or a failure that a person caused. */
export function machineFault(error: unknown): MachineFault | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!(error instanceof BetterSqlite.SqliteError)) return OF_SYSTEM.get(code) ?? null;
  return OF_SQLITE.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
