import type { Database } from "better-sqlite3";
import { type Catalog, parseCatalog, parseTally } from "./catalog.ts";
import { CryptoStoreError } from "./crypto-store-error.ts";
import { createScope, openRecordTable, type Scope } from "./record-table.ts";
import type { RowImage } from "./row-image.ts";
import type { Seal } from "./seal.ts";
import { guardDamage, openSqliteFile, place } from "./sqlite-file.ts";

/** What one committed transaction leaves behind; applied whole or not at all. */
export type Change = {
  /** The whole new catalog, when it changed. Rows of stores that are no longer in it go with it. */
  readonly catalog: Catalog | null;
  readonly stores: readonly StoreChange[];
};
export type StoreChange = {
  readonly id: number;
  /** All rows that were there before go first. */
  readonly cleared: boolean;
  /** The last word on each key: its row, or null when it is gone. */
  readonly rows: readonly { readonly key: Buffer; readonly image: RowImage | null }[];
  /** The last key given out, when it changed. */
  readonly generator: number | null;
};

/** The database file with everything in it sealed, and what it says of its databases. */
export type SealedFile = {
  readonly created: boolean;
  readonly catalog: () => Catalog;
  readonly generator: (store: number) => number;
  /** @throws CryptoStoreError damaged, also when a row is missing. */
  readonly rows: () => Generator<{ readonly store: number; readonly image: RowImage }>;
  /** One SQLite transaction for all of them in order, on disk when it returns. Gives the number of rows written or deleted. */
  readonly commit: (changes: readonly Change[]) => number;
  readonly close: () => void;
};

/** @throws CryptoStoreError wrong_key, damaged, in_use. */
export function openSealedFile(file: string, key: Uint8Array): SealedFile {
  const { sqlite, seal, created } = openSqliteFile(file, key);
  try {
    return guardDamage(() => unseal(sqlite, seal, created));
  } catch (failure) {
    sqlite.close();
    throw failure;
  }
}

function unseal(sqlite: Database, seal: Seal, created: boolean): SealedFile {
  const records = openRecordTable(sqlite, seal);
  const catalogText = openSealedText(sqlite, seal, "catalog");
  const tallyText = openSealedText(sqlite, seal, "tally");
  let catalog = parseCatalog(catalogText.read());
  let scopes = scopesOf(catalog);
  const tally = parseTally(tallyText.read());

  function changeCatalog(next: Catalog): number {
    const after = scopesOf(next);
    const gone = [...scopes.keys()].filter((id) => !after.has(id));
    let removed = 0;
    for (const id of gone) {
      removed += records.removeAll(id);
      delete tally.generators[id];
    }
    catalogText.write(JSON.stringify(next));
    catalog = next;
    scopes = after;
    tally.rows -= removed;
    return removed;
  }

  function changeStore(change: StoreChange): number {
    const scope = scopes.get(change.id);
    if (scope === undefined) throw new Error("a change to a store that is not in the catalog");
    let touched = change.cleared ? records.removeAll(change.id) : 0;
    tally.rows -= touched;
    for (const { key, image } of change.rows) {
      const removed = image === null ? records.remove(scope, key) : 0;
      const added = image === null ? 0 : records.put(scope, key, image);
      tally.rows += added - removed;
      touched += image === null ? removed : 1;
    }
    if (change.generator !== null) tally.generators[change.id] = change.generator;
    return touched;
  }

  const commit = sqlite.transaction((changes: readonly Change[]): number => {
    const before = JSON.stringify(tally);
    let touched = 0;
    for (const { catalog: next, stores } of changes) {
      if (next !== null) touched += changeCatalog(next);
      for (const store of stores) touched += changeStore(store);
    }
    const after = JSON.stringify(tally);
    if (after !== before) tallyText.write(after);
    return touched;
  });

  function* rows() {
    let count = 0;
    for (const row of records.read(scopes)) {
      count += 1;
      yield row;
    }
    if (count !== tally.rows)
      throw new CryptoStoreError("damaged", `${tally.rows} rows expected, ${count} found`);
  }

  return {
    created,
    catalog: () => catalog,
    generator: (store) => tally.generators[store] ?? 0,
    rows,
    commit: (changes) => commit.immediate(changes),
    close: () => void sqlite.close(),
  };
}

const scopesOf = (catalog: Catalog): Map<number, Scope> =>
  new Map(
    catalog.flatMap(({ name, stores }) => stores.map(({ id }) => [id, createScope(name, id)] as const)),
  );

/** One sealed text in a table of one row. */
function openSealedText(sqlite: Database, seal: Seal, table: "catalog" | "tally") {
  const select = sqlite.prepare<[], { sealed: Buffer }>(`select sealed from ${table}`);
  const update = sqlite.prepare(`update ${table} set sealed = ?`);
  return {
    read(): string {
      const row = select.get();
      const plain = row === undefined ? null : seal.open(row.sealed, place(table));
      if (plain === null) throw new CryptoStoreError("damaged", `the ${table}`);
      return plain.toString("utf8");
    },
    write: (text: string) => void update.run(seal.close(Buffer.from(text), place(table))),
  };
}
