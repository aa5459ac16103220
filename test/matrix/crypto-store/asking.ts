import type {
  IdbDatabase,
  IdbFactory,
  IdbKey,
  IdbRequest,
  IdbStore,
  IdbTransaction,
} from "../../../bot/matrix/crypto-store/indexed-db.ts";

/** IndexedDB's events as promises. They resolve inside the event, so that the transaction is still active. */
export const answer = <T>(request: IdbRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no error given")));
  });

export const ending = (transaction: IdbTransaction): Promise<"complete" | "abort"> =>
  new Promise((resolve) => {
    transaction.addEventListener("complete", () => resolve("complete"));
    transaction.addEventListener("abort", () => resolve("abort"));
  });

export function upgrade(
  factory: IdbFactory,
  name: string,
  version: number,
  change: (database: IdbDatabase, transaction: IdbTransaction) => void,
): Promise<IdbDatabase> {
  const request = factory.open(name, version);
  request.addEventListener("upgradeneeded", () => {
    if (request.transaction !== null) change(request.result, request.transaction);
  });
  return answer(request);
}

/** Runs one transaction over the named stores and waits for its end. */
export async function transact(
  database: IdbDatabase,
  names: string | readonly string[],
  work: (store: (name: string) => IdbStore, transaction: IdbTransaction) => void | Promise<void>,
): Promise<"complete" | "abort"> {
  const transaction = database.transaction(names, "readwrite");
  const end = ending(transaction);
  await work((name) => transaction.objectStore(name), transaction);
  return end;
}

/** Everything that can be read from a factory: stores, indexes, rows in order, and the next key that would be given. */
export async function contents(factory: IdbFactory): Promise<unknown> {
  const listed = (await factory.databases()).sort((a, b) => a.name.localeCompare(b.name));
  const found = [];
  for (const { name, version } of listed) {
    const database = await answer(factory.open(name));
    const stores = [];
    for (const storeName of database.objectStoreNames) stores.push(await storeContents(database, storeName));
    database.close();
    found.push({ name, version, stores });
  }
  return found;
}

async function storeContents(database: IdbDatabase, name: string): Promise<unknown> {
  const transaction = database.transaction(name);
  const store = transaction.objectStore(name);
  const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
  const indexes = [];
  for (const indexName of store.indexNames) {
    const { keyPath, unique, multiEntry, ...index } = described(store.index(indexName));
    indexes.push({
      indexName,
      keyPath,
      unique,
      multiEntry,
      keys: (await answer(index.keys())).map(plainKey),
    });
  }
  const { keyPath, autoIncrement } = store;
  const next = autoIncrement ? await nextKey(database, name) : null;
  return { name, keyPath, autoIncrement, next, indexes, keys: keys.map(plainKey), values };
}

const described = (index: ReturnType<IdbStore["index"]>) => ({
  keyPath: index.keyPath,
  unique: index.unique,
  multiEntry: index.multiEntry,
  keys: () => index.getAllKeys(),
});

/** The key that a generator would give next, asked for in a transaction that is taken back. */
async function nextKey(database: IdbDatabase, name: string): Promise<IdbKey> {
  const transaction = database.transaction(name, "readwrite");
  const end = ending(transaction);
  const key = await answer(transaction.objectStore(name).add({}));
  transaction.abort();
  await end;
  return key;
}

/** A key as text, its type included, for comparing. */
export function plainKey(key: IdbKey): string {
  if (Array.isArray(key)) return `[${key.map(plainKey).join()}]`;
  if (key instanceof Date) return `date ${key.getTime()}`;
  if (key instanceof ArrayBuffer) return `binary ${Buffer.from(key).toString("hex")}`;
  return JSON.stringify(key);
}
