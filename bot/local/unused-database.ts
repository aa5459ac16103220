import { existsSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { SynapseFiles } from "./synapse-files.ts";

/**
 * Deletes a homeserver database that has never held an account. A kill -9 while Synapse makes its schema leaves half of it,
 * and every later start fails with "table background_updates already exists" (measured: 3 of 31 kills in that second);
 * where there is no account there is nothing to lose. Call it only while no Synapse of this home runs.
 */
export function dropUnusedDatabase(files: SynapseFiles): void {
  if (!existsSync(files.database) || holdsAccounts(files.database)) return;
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(files.database + end, { force: true });
}

/** In doubt yes: what is not an SQLite database at all is left for Synapse to complain of. */
function holdsAccounts(path: string): boolean {
  const database = new DatabaseSync(path);
  try {
    const table = database
      .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'users'")
      .get();
    return table !== undefined && database.prepare("SELECT 1 FROM users LIMIT 1").get() !== undefined;
  } catch (error) {
    if (error instanceof Error && "errcode" in error) return true;
    throw error;
  } finally {
    database.close();
  }
}
