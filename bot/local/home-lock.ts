import { closeSync, existsSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** Held as long as this process lives, or until released. */
export type HomeLock = { release(): void };

const SQLITE_BUSY = 5;

/**
 * An operating-system lock on a file, taken at once or not at all (null: another process, or this one, holds it).
 * Node has no flock; an exclusive SQLite transaction holds the same kind of lock, and the system drops it even
 * after kill -9, so that no stale lock can stand in the way. While it is held, nothing else in this process may read
 * the file: closing it again would drop the lock.
 */
export function lockFile(path: string): HomeLock | null {
  // Made by hand, so that a full disk or a missing right comes with its errno. Only when it is not there yet:
  // closing any descriptor of a file drops all locks that this process holds on it (POSIX).
  if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    // Without a journal: nothing is ever written, and no second file lies about.
    database.exec("PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
  return { release: () => database.close() };
}
