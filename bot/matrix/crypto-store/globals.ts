import * as fake from "fake-indexeddb";
import type { IdbFactory } from "./indexed-db.ts";

/** By these names the wasm finds IndexedDB and tells its objects apart (`instanceof IDBCursorWithValue`). */
const classes = {
  IDBCursor: fake.IDBCursor,
  IDBCursorWithValue: fake.IDBCursorWithValue,
  IDBDatabase: fake.IDBDatabase,
  IDBFactory: fake.IDBFactory,
  IDBIndex: fake.IDBIndex,
  IDBKeyRange: fake.IDBKeyRange,
  IDBObjectStore: fake.IDBObjectStore,
  IDBOpenDBRequest: fake.IDBOpenDBRequest,
  IDBRecord: fake.IDBRecord,
  IDBRequest: fake.IDBRequest,
  IDBTransaction: fake.IDBTransaction,
  IDBVersionChangeEvent: fake.IDBVersionChangeEvent,
};

const define = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });

/** Makes `factory` the process's `indexedDB`; the last one wins. Gives the way back, which leaves a later one alone. */
export function installGlobals(factory: IdbFactory): () => void {
  for (const [name, value] of Object.entries(classes)) define(name, value);
  define("indexedDB", factory);
  return () => {
    if (Reflect.get(globalThis, "indexedDB") === factory) Reflect.deleteProperty(globalThis, "indexedDB");
  };
}
