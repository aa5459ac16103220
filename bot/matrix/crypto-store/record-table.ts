import type { Database } from "better-sqlite3";
import { CryptoStoreError } from "./crypto-store-error.ts";
import type { RowImage } from "./row-image.ts";
import type { Seal } from "./seal.ts";

/** One store's corner of the table: its id, and the bytes that bind each of its rows to it. */
export type Scope = { readonly store: number; readonly place: Buffer };

export const createScope = (database: string, store: number): Scope => ({
  store,
  place: Buffer.from(JSON.stringify(["row", database, store])),
});

/** The sealed rows of all stores. A row is found by the handle of its key and can be opened in its own place only. */
export type RecordTable = {
  /** Gives 1 for a new row, 0 when it replaced one. */
  readonly put: (scope: Scope, key: Buffer, image: RowImage) => number;
  /** Give the number of rows that went. */
  readonly remove: (scope: Scope, key: Buffer) => number;
  readonly removeAll: (store: number) => number;
  /** @throws CryptoStoreError damaged. */
  readonly read: (scopes: ReadonlyMap<number, Scope>) => Generator<{ store: number; image: RowImage }>;
};

export function openRecordTable(sqlite: Database, seal: Seal): RecordTable {
  const update = sqlite.prepare("update record set sealed = ? where store = ? and handle = ?");
  const insert = sqlite.prepare("insert into record (sealed, store, handle) values (?, ?, ?)");
  const remove = sqlite.prepare("delete from record where store = ? and handle = ?");
  const removeAll = sqlite.prepare("delete from record where store = ?");
  const all = sqlite.prepare<[], { id: number; store: number; handle: Buffer; sealed: Buffer }>(
    "select id, store, handle, sealed from record",
  );

  return {
    put(scope, key, image) {
      const handle = seal.handle(scope.place, key);
      const sealed = seal.close(image, scope.place, handle);
      if (update.run(sealed, scope.store, handle).changes === 1) return 0;
      return insert.run(sealed, scope.store, handle).changes;
    },
    remove: (scope, key) => remove.run(scope.store, seal.handle(scope.place, key)).changes,
    removeAll: (store) => removeAll.run(store).changes,

    *read(scopes) {
      for (const { id, store, handle, sealed } of all.iterate()) {
        const scope = scopes.get(store);
        const image = scope === undefined ? null : seal.open(sealed, scope.place, handle);
        if (image === null) throw new CryptoStoreError("damaged", `row ${id}`);
        yield { store, image };
      }
    },
  };
}
