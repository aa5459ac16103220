import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { IdbFactory, IdbRange } from "./indexed-db.ts";

/**
 * What this folder relies on inside fake-indexeddb 6.2.8 (pinned). Every public way to write (put, add, delete, clear,
 * cursors over stores and indexes) ends in one of three methods of the engine's own `ObjectStore`, given the
 * transaction's rollback log; that is where the watch stands (watch.ts). The shapes are checked when they are first met,
 * so that another version of the engine stops the bot instead of writing nothing to disk.
 */
export type StoredKey = number | string | Date | ArrayBuffer | StoredKey[];
export type StoredRecord = { key?: StoredKey; value: unknown };
export type RollbackLog = (() => void)[];

export type EngineStore = {
  readonly name: string;
  /** Key paths and flags are kept as the caller gave them. */
  readonly keyPath: unknown;
  readonly autoIncrement: unknown;
  readonly keyGenerator: { num: number } | null;
  readonly rawIndexes: ReadonlyMap<string, EngineIndex>;
  readonly records: { values(range: IdbRange): Iterable<Required<StoredRecord>>; size(): number };
  /** Called with the rollback log of its transaction; without one by a rollback itself. */
  storeRecord(record: StoredRecord, noOverwrite: boolean, log?: RollbackLog): StoredKey;
  deleteRecord(query: StoredKey | IdbRange, log?: RollbackLog): void;
  clear(log?: RollbackLog): void;
};

export type EngineIndex = {
  readonly name: string;
  readonly keyPath: unknown;
  readonly unique: unknown;
  readonly multiEntry: unknown;
};

export type EngineTransaction = {
  readonly mode: "readonly" | "readwrite" | "versionchange";
  readonly _rollbackLog: RollbackLog;
  dispatchEvent(event: { readonly type: string }): boolean;
};

export type EngineDatabase = {
  readonly name: string;
  readonly version: number;
  /** Each transaction is pushed here when it is made, before anybody else has it in hand. */
  readonly transactions: EngineTransaction[];
  readonly rawObjectStores: Map<string, EngineStore>;
};

export type EngineFactory = IdbFactory & { readonly _databases: Map<string, EngineDatabase> };

const shapes = {
  factory: { _databases: "map", open: "function" },
  database: { transactions: "list", rawObjectStores: "map" },
  store: {
    storeRecord: "function",
    deleteRecord: "function",
    clear: "function",
    records: "object",
    rawIndexes: "map",
  },
  transaction: { mode: "string", _rollbackLog: "list", dispatchEvent: "function" },
} as const;

/** Throws when this is not the engine described above. */
export function checkShape(part: keyof typeof shapes, value: object): void {
  for (const [field, kind] of Object.entries(shapes[part]))
    if (kindOf(Reflect.get(value, field)) !== kind)
      throw new Error(`fake-indexeddb is not the version this store was written for: ${part}.${field}`);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return value instanceof Map ? "map" : typeof value;
}

export function createEngine(): EngineFactory {
  const factory: EngineFactory = new IDBFactory();
  checkShape("factory", factory);
  return factory;
}

export const asRange = (query: StoredKey | IdbRange): IdbRange =>
  isRange(query) ? query : IDBKeyRange.only(query);

const isRange = (query: StoredKey | IdbRange): query is IdbRange => query instanceof IDBKeyRange;
