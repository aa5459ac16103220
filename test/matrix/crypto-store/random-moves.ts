import { IDBKeyRange } from "fake-indexeddb";
import * as fc from "fast-check";
import type {
  IdbDatabase,
  IdbFactory,
  IdbKey,
  IdbStore,
} from "../../../bot/matrix/crypto-store/indexed-db.ts";
import { answer, ending, upgrade } from "./asking.ts";

/** Random transactions over three stores. Keys and tags are few, so that requests meet and unique indexes refuse some. */
export type Move = {
  readonly on: "rows" | "schema";
  readonly steps: readonly Step[];
  readonly end: "commit" | "abort at once" | "abort late";
};
type Step = {
  readonly kind: (typeof kinds)[number];
  readonly store: (typeof stores)[number];
  readonly key: IdbKey;
  readonly tag: number;
};
const kinds = ["put", "add", "put without key", "delete", "delete range", "clear", "update", "drop"] as const;
const stores = ["given", "inside", "counting"] as const;

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds, "put", "put"),
  store: fc.constantFrom(...stores),
  key: fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.constantFrom<IdbKey>("a", new Date(1), new Uint8Array([1]), ["a", 1]),
  ),
  tag: fc.integer({ min: 0, max: 5 }),
});
export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    on: fc.constantFrom("rows", "rows", "rows", "rows", "schema"),
    steps: fc.array(step, { maxLength: 12 }),
    end: fc.constantFrom("commit", "commit", "commit", "abort at once", "abort late"),
  }),
  { maxLength: 6 },
);

export const prepare = (factory: IdbFactory): Promise<IdbDatabase> =>
  upgrade(factory, "crypto", 1, (database) => {
    database.createObjectStore("given").createIndex("tag", "tag");
    database.createObjectStore("inside", { keyPath: "id" }).createIndex("tag", "tag", { unique: true });
    database
      .createObjectStore("counting", { autoIncrement: true })
      .createIndex("tags", "tags", { multiEntry: true });
  });

/** Carries out the moves one after the other on the database as it stands. Every failed request is let pass. */
export async function carryOut(factory: IdbFactory, list: readonly Move[]): Promise<void> {
  let database = await answer(factory.open("crypto"));
  for (const move of list) {
    if (move.on === "rows") {
      await carryOutRows(database, move);
    } else {
      database.close();
      await carryOutSchema(factory, database.version + 1, move);
      database = await answer(factory.open("crypto"));
    }
  }
  database.close();
}

async function carryOutRows(database: IdbDatabase, move: Move): Promise<void> {
  const transaction = database.transaction(stores, "readwrite");
  const ended = ending(transaction);
  for (const each of move.steps) request(transaction.objectStore(each.store), each);
  if (move.end === "abort late") await answer(transaction.objectStore("given").get(0));
  if (move.end !== "commit") transaction.abort();
  await ended;
}

/** A version change: an index goes or comes, a store of its own goes or comes, and the rows are changed as well. */
async function carryOutSchema(factory: IdbFactory, version: number, move: Move): Promise<void> {
  const upgraded = upgrade(factory, "crypto", version, (database, transaction) => {
    const given = transaction.objectStore("given");
    const [index] = given.indexNames;
    if (index === undefined) given.createIndex("tag", "tag");
    else if (version % 3 === 0) given.deleteIndex(index);
    else given.index(index).name = `tag ${version}`;

    if ([...database.objectStoreNames].includes("extra")) database.deleteObjectStore("extra");
    else database.createObjectStore("extra").put(version, version);

    for (const each of move.steps) request(transaction.objectStore(each.store), each);
    if (move.end === "abort at once") transaction.abort();
    if (move.end === "abort late") given.get(0).addEventListener("success", () => transaction.abort());
  });
  const database = await upgraded.catch((failure: unknown) => {
    if (move.end === "commit") throw failure;
  });
  database?.close();
}

function request(store: IdbStore, { kind, key, tag }: Step): void {
  const inside = store.keyPath !== null;
  const value = { ...(inside ? { id: key } : {}), tag, tags: [tag, tag + 1], bytes: new Uint8Array([tag]) };
  const given = inside || (kind === "put without key" && store.autoIncrement) ? [] : [key];
  switch (kind) {
    case "put":
    case "put without key":
      return pass(store.put(value, ...given));
    case "add":
      return pass(store.add(value, ...given));
    case "delete":
      return pass(store.delete(key));
    case "delete range":
      return pass(store.delete(IDBKeyRange.bound(tag - 2, tag, tag % 2 === 0)));
    case "clear":
      return pass(tag === 0 ? store.clear() : store.delete(IDBKeyRange.lowerBound(4)));
    case "update":
    case "drop":
      return useCursor(store, kind, tag);
  }
}

/** Steps over some rows, by the first index or by key, and changes or deletes the others. */
function useCursor(store: IdbStore, kind: "update" | "drop", tag: number): void {
  const [index] = store.indexNames;
  const source = index === undefined || tag % 2 === 0 ? store : store.index(index);
  const opened = source.openCursor(null, tag > 2 ? "prev" : "next");
  let seen = 0;
  opened.addEventListener("success", () => {
    const cursor = opened.result;
    if (cursor === null) return;
    seen += 1;
    if (seen % 2 === 0) pass(kind === "drop" ? cursor.delete() : cursor.update(moved(cursor.value, tag)));
    cursor.continue();
  });
  pass(opened);
}

const moved = (value: unknown, tag: number): unknown =>
  typeof value === "object" ? { ...value, tag, moved: true } : value;

/** A request that fails does not abort its transaction. */
const pass = (asked: { addEventListener: IdbDatabase["addEventListener"] }): void =>
  asked.addEventListener("error", (event) => event.preventDefault());
