/**
 * Something read from a table that seldom changes, kept for as long as nobody changed it: SQLite tells when another process wrote
 * (PRAGMA data_version, 5 µs), and who writes in this one says so.
 */
import type { Database } from "./database.ts";

export type Kept<T> = {
  get(): T;
  /** Call it with every change; inside the transaction. */
  changed(): void;
};

export function kept<T>(db: Database, read: () => T): Kept<T> {
  const dataVersion = db.sqlite.prepare<[], number>("PRAGMA data_version").pluck();
  let known: { readonly version: number | undefined; readonly value: T } | null = null;
  let changing = false;
  return {
    get: () => {
      // The transaction may still be undone: what is read in it is not kept.
      if (changing && db.sqlite.inTransaction) return read();
      if (changing) known = null;
      changing = false;
      const version = dataVersion.get(); // before the reading: a change in between is seen the next time
      if (known?.version !== version || known === null) known = { version, value: read() };
      return known.value;
    },
    changed: () => void (changing = true),
  };
}
