import { randomInt } from "node:crypto";
import type { CatalogDatabase, CatalogStore } from "./catalog.ts";
import type { EngineDatabase, EngineIndex, EngineStore, EngineTransaction } from "./engine.ts";
import type { Change, SealedFile, StoreChange } from "./sealed-file.ts";
import type { Touched } from "./watch.ts";

/** Puts what the engine did into the file's words; null when nothing of it is to be kept. */
export type Changes = {
  readonly ofTransaction: (
    database: EngineDatabase,
    transaction: EngineTransaction,
    touched: readonly Touched[],
  ) => Change | null;
  readonly ofDeletion: (database: EngineDatabase) => Change | null;
};

/** `known`: the stores that the file has already, by id. */
export function createChanges(file: SealedFile, known: ReadonlyMap<number, EngineStore>): Changes {
  const ids = new WeakMap<EngineStore, number>();
  for (const [id, store] of known) ids.set(store, id);

  function idOf(store: EngineStore): number {
    const id = ids.get(store) ?? randomInt(1, 2 ** 48 - 1); // never used twice; 2^24 stores before two meet
    ids.set(store, id);
    return id;
  }

  function changeOf({ store, cleared, rows }: Touched): StoreChange {
    const id = idOf(store);
    const last = store.keyGenerator?.num ?? null;
    return { id, cleared, rows: [...rows.values()], generator: last === file.generator(id) ? null : last };
  }

  const others = ({ name }: EngineDatabase) => file.catalog().filter((entry) => entry.name !== name);

  return {
    ofTransaction(database, transaction, touched) {
      if (transaction.mode === "readwrite" && touched.length === 0 && transaction._rollbackLog.length > 0)
        throw new Error("the engine wrote past the watch");
      const stores = touched
        .filter(({ store }) => database.rawObjectStores.get(store.name) === store) // not deleted since
        .map(changeOf)
        .filter(({ cleared, rows, generator }) => cleared || rows.length > 0 || generator !== null);
      // The schema is read off when it is final, so its changes and renames need no order of their own.
      const upgraded = transaction.mode === "versionchange";
      if (!upgraded && stores.length === 0) return null;
      return { catalog: upgraded ? [...others(database), describeDatabase(database, idOf)] : null, stores };
    },
    ofDeletion(database) {
      const catalog = others(database);
      return catalog.length === file.catalog().length ? null : { catalog, stores: [] };
    },
  };
}

function describeDatabase(
  { name, version, rawObjectStores }: EngineDatabase,
  idOf: (store: EngineStore) => number,
): CatalogDatabase {
  const stores = [...rawObjectStores.values()].map((store) => describeStore(store, idOf(store)));
  return { name, version, stores };
}

function describeStore({ name, keyPath, autoIncrement, rawIndexes }: EngineStore, id: number): CatalogStore {
  const indexes = [...rawIndexes.values()].map(describeIndex);
  const path = keyPath === null ? null : asText(keyPath);
  return { id, name, keyPath: path, autoIncrement: Boolean(autoIncrement), indexes };
}

const describeIndex = ({ name, keyPath, unique, multiEntry }: EngineIndex) => ({
  name,
  keyPath: asText(keyPath),
  unique: Boolean(unique),
  multiEntry: Boolean(multiEntry),
});

const asText = (keyPath: unknown): string | string[] =>
  Array.isArray(keyPath) ? keyPath.map(String) : String(keyPath);
