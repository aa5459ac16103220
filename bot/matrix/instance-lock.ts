/**
 * One process per data folder: two on one device would use the same one-time keys twice ("One time key already exists",
 * matrix-notes.md). The lock is SQLite's lock of an open transaction, that is, the operating system's: it ends with the
 * process, however that ends, and works alike on Linux, macOS and Windows. On network file systems locks may not hold.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

export type InstanceLock =
  | { readonly kind: "held"; release(): void }
  /** `pid` of the holder, null when it has not written it yet. */
  | { readonly kind: "taken"; readonly pid: number | null };

/** A lock whose database nobody refers to would be closed by the garbage collector, and be gone. */
const HELD = new Set<Database.Database>();

export const takeLock = (folder: string): InstanceLock => {
  mkdirSync(folder, { recursive: true });
  const pidFile = join(folder, "instance.pid");
  const lock = new Database(join(folder, "instance.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY"))
      return { kind: "taken", pid: readPid(pidFile) };
    throw error;
  }
  writeFileSync(pidFile, String(process.pid));
  HELD.add(lock);
  return {
    kind: "held",
    release: () => {
      HELD.delete(lock);
      lock.close();
    },
  };
};

const readPid = (file: string): number | null => {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null; // not written yet
  }
};
