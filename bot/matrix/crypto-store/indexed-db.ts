/**
 * The part of the IndexedDB API (https://www.w3.org/TR/IndexedDB-3/) that this house names. The compiler's own types for
 * it come only with the whole browser (`lib: dom`), which would let `window` pass the type check everywhere.
 */
export type IdbKey = number | string | Date | ArrayBuffer | ArrayBufferView | readonly IdbKey[];
export type IdbKeyPath = string | readonly string[];

/** Opaque: made by `IDBKeyRange`. */
export type IdbRange = { readonly lower: unknown; readonly upper: unknown; includes(key: unknown): boolean };

export type IdbEvent = { readonly type: string; preventDefault(): void };
export type IdbTarget = { addEventListener(type: string, listener: (event: IdbEvent) => void): void };

export type IdbRequest<T> = IdbTarget & {
  /** Throws before `success` or `error`. */
  readonly result: T;
  readonly error: Error | null;
  onsuccess: ((event: IdbEvent) => void) | null;
  onerror: ((event: IdbEvent) => void) | null;
};
export type IdbOpenRequest = IdbRequest<IdbDatabase> & {
  readonly transaction: IdbTransaction | null;
  onupgradeneeded: ((event: IdbEvent) => void) | null;
  onblocked: ((event: IdbEvent) => void) | null;
};

export type IdbFactory = {
  open(name: string, version?: number): IdbOpenRequest;
  deleteDatabase(name: string): IdbRequest<undefined>;
  databases(): Promise<{ name: string; version: number }[]>;
};

export type IdbDatabase = IdbTarget & {
  readonly name: string;
  readonly version: number;
  readonly objectStoreNames: Iterable<string>;
  createObjectStore(
    name: string,
    options?: { keyPath?: IdbKeyPath | null; autoIncrement?: boolean },
  ): IdbStore;
  deleteObjectStore(name: string): void;
  transaction(stores: string | readonly string[], mode?: "readonly" | "readwrite"): IdbTransaction;
  close(): void;
};

export type IdbTransaction = IdbTarget & {
  readonly error: Error | null;
  oncomplete: ((event: IdbEvent) => void) | null;
  onabort: ((event: IdbEvent) => void) | null;
  objectStore(name: string): IdbStore;
  abort(): void;
};

type IdbReadable = {
  readonly keyPath: IdbKeyPath | null;
  get(query: IdbKey | IdbRange): IdbRequest<unknown>;
  getAll(query?: IdbKey | IdbRange): IdbRequest<unknown[]>;
  getAllKeys(query?: IdbKey | IdbRange): IdbRequest<IdbKey[]>;
  openCursor(query?: IdbKey | IdbRange | null, direction?: IdbDirection): IdbRequest<IdbCursor | null>;
};
export type IdbDirection = "next" | "nextunique" | "prev" | "prevunique";

export type IdbStore = IdbReadable & {
  /** Can be set in a version change: the store is renamed. */
  name: string;
  readonly autoIncrement: boolean;
  readonly indexNames: Iterable<string>;
  put(value: unknown, key?: IdbKey): IdbRequest<IdbKey>;
  add(value: unknown, key?: IdbKey): IdbRequest<IdbKey>;
  delete(query: IdbKey | IdbRange): IdbRequest<undefined>;
  clear(): IdbRequest<undefined>;
  createIndex(
    name: string,
    keyPath: IdbKeyPath,
    options?: { unique?: boolean; multiEntry?: boolean },
  ): IdbIndex;
  deleteIndex(name: string): void;
  index(name: string): IdbIndex;
};
export type IdbIndex = IdbReadable & { name: string; readonly unique: boolean; readonly multiEntry: boolean };

export type IdbCursor = {
  readonly key: IdbKey;
  readonly primaryKey: IdbKey;
  readonly value: unknown;
  update(value: unknown): IdbRequest<IdbKey>;
  delete(): IdbRequest<undefined>;
  continue(): void;
};
