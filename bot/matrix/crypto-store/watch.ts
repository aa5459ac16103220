import {
  asRange,
  checkShape,
  type EngineDatabase,
  type EngineFactory,
  type EngineStore,
  type EngineTransaction,
  type RollbackLog,
  type StoredKey,
} from "./engine.ts";
import { encodeKey } from "./key-encoding.ts";
import { type RowImage, startImage } from "./row-image.ts";

/** What one transaction did to one store: the last word on each key, taken as the engine carries the requests out. */
export type Touched = {
  readonly store: EngineStore;
  /** Everything that was there before the transaction is gone. */
  cleared: boolean;
  readonly rows: Map<string, { readonly key: Buffer; readonly image: RowImage | null }>;
};

export type Watcher = {
  /** Called before anybody learns that the transaction is complete. If it does not return, nobody does. */
  readonly completed: (
    database: EngineDatabase,
    transaction: EngineTransaction,
    touched: Iterable<Touched>,
  ) => void;
  /** Called before anybody learns that the database is deleted. */
  readonly deleted: (database: EngineDatabase) => void;
};

/** The rollback log is what the engine hands to each write: it tells whose write it is. */
const logs = new WeakMap<RollbackLog, Map<EngineStore, Touched>>();
const watched = new WeakSet<EngineStore>();

/**
 * Sees everything that this factory's databases come to hold. It overrides methods of the factory's own objects only: no
 * prototype is changed, so other factories in the process are left alone.
 */
export function watchFactory(factory: EngineFactory, watcher: Watcher): void {
  const databases = factory._databases;
  const set = databases.set.bind(databases);
  const remove = databases.delete.bind(databases);

  for (const database of databases.values()) watchDatabase(database, watcher);
  databases.set = (name, database) => {
    watchDatabase(database, watcher);
    return set(name, database);
  };
  databases.delete = (name) => {
    const database = databases.get(name);
    if (database !== undefined) watcher.deleted(database);
    return remove(name);
  };
}

function watchDatabase(database: EngineDatabase, watcher: Watcher): void {
  checkShape("database", database);
  const stores = database.rawObjectStores;
  const set = stores.set.bind(stores);
  const push = database.transactions.push.bind(database.transactions);

  for (const store of stores.values()) watchStore(store);
  stores.set = (name, store) => {
    watchStore(store);
    return set(name, store);
  };
  database.transactions.push = (...begun) => {
    for (const transaction of begun) watchTransaction(database, transaction, watcher);
    return push(...begun);
  };
}

function watchTransaction(database: EngineDatabase, transaction: EngineTransaction, watcher: Watcher): void {
  checkShape("transaction", transaction);
  if (transaction.mode === "readonly") return;
  const touched = new Map<EngineStore, Touched>();
  logs.set(transaction._rollbackLog, touched);
  const dispatch = transaction.dispatchEvent.bind(transaction);
  transaction.dispatchEvent = (event) => {
    if (event.type === "complete") watcher.completed(database, transaction, touched.values());
    return dispatch(event);
  };
}

function watchStore(store: EngineStore): void {
  if (watched.has(store)) return; // a renamed store comes again
  watched.add(store);
  checkShape("store", store);
  const storeRecord = store.storeRecord.bind(store);
  const deleteRecord = store.deleteRecord.bind(store);
  const clear = store.clear.bind(store);

  store.storeRecord = (record, noOverwrite, log) => {
    const touched = touch(store, log);
    if (touched === null) return storeRecord(record, noOverwrite, log);
    const image = startImage(record.value); // before the engine changes anything: what cannot be kept fails the request
    const key = storeRecord(record, noOverwrite, log);
    const injected = store.keyPath !== null && store.keyGenerator !== null; // the engine wrote the key into the value
    note(touched, key, injected ? startImage(record.value)(key) : image(key));
    return key;
  };
  store.deleteRecord = (query, log) => {
    const touched = touch(store, log);
    if (touched !== null)
      for (const { key } of store.records.values(asRange(query))) note(touched, key, null);
    deleteRecord(query, log);
  };
  store.clear = (log) => {
    const touched = touch(store, log);
    if (touched !== null && store.records.size() > 0) {
      touched.cleared = true;
      touched.rows.clear();
    }
    clear(log);
  };
}

/** Null for a write without a log: the engine takes back what a failed request or transaction did. */
function touch(store: EngineStore, log: RollbackLog | undefined): Touched | null {
  if (log === undefined) return null;
  const stores = logs.get(log);
  if (stores === undefined) throw new Error("a write outside of every watched transaction");
  const known = stores.get(store);
  if (known !== undefined) return known;

  const generator = store.keyGenerator;
  if (generator !== null) {
    // An aborted transaction takes its keys back (IndexedDB 3.0, 2.11); the engine forgets those that the caller chose.
    const before = generator.num;
    log.push(() => {
      generator.num = before;
    });
  }
  const touched: Touched = { store, cleared: false, rows: new Map() };
  stores.set(store, touched);
  return touched;
}

function note(touched: Touched, key: StoredKey, image: RowImage | null): void {
  const bytes = encodeKey(key);
  touched.rows.set(bytes.toString("latin1"), { key: bytes, image });
}
