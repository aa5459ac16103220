import { IDBCursor, IDBFactory, IDBKeyRange, IDBObjectStore, IDBTransaction } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { IdbDatabase, IdbFactory } from "../../../bot/matrix/crypto-store/indexed-db.ts";
import { answer, contents, ending, transact, upgrade } from "./asking.ts";
import { crashCopy, newFile, openStore } from "./crash.ts";

const withStore = (factory: IdbFactory, name = "crypto"): Promise<IdbDatabase> =>
  upgrade(factory, name, 1, (database) => {
    database.createObjectStore("sessions");
    database.createObjectStore("keys");
  });

/** What a store opened on a crashed copy of this file would hold. */
const afterCrash = async (file: string): Promise<unknown> =>
  contents((await openStore(crashCopy(file))).factory);

describe("a change that may slip", () => {
  const slipping = async () => {
    const file = newFile();
    const store = await openStore(file, undefined, new Set(["sessions"]));
    const database = await withStore(store.factory);
    const put = (name: string, value: string) =>
      transact(database, name, (of) => void of(name).put(value, "alice"));
    const onDisk = async () => JSON.stringify(await afterCrash(file));
    return { file, store, put, onDisk, commits: () => store.stats().commits };
  };

  test("is written before or with the next other change, in order", async () => {
    const { put, onDisk, commits } = await slipping();
    const before = commits();
    await put("sessions", "first");
    await put("sessions", "second");
    expect(commits()).toBe(before);
    expect(await onDisk()).not.toContain("first");
    await put("keys", "key");
    expect(commits()).toBe(before + 1);
    expect(await onDisk()).toContain("second");
    expect(await onDisk()).toContain("key");
  });

  test("is written within a second, or when the store is closed", async () => {
    const { file, store, put, onDisk } = await slipping();
    await put("sessions", "alone");
    await expect.poll(onDisk, { interval: 200 }).toContain("alone");
    await put("sessions", "last");
    store.close();
    expect(JSON.stringify(await contents((await openStore(file)).factory))).toContain("last");
  });

  test("together with another store's does not slip", async () => {
    const { file, store } = await slipping();
    const database = await answer(store.factory.open("crypto"));
    await transact(database, ["sessions", "keys"], (of) => {
      of("sessions").put("both", "alice");
      of("keys").put("both", "alice");
    });
    expect(JSON.stringify(await afterCrash(file))).toContain("both");
  });
});

describe("a committed transaction", () => {
  test("is on disk before any listener hears that it is complete", async () => {
    const file = newFile();
    const { factory } = await openStore(file);
    const database = await withStore(factory);
    const transaction = database.transaction("sessions", "readwrite");
    const copies: string[] = [];
    transaction.addEventListener("complete", () => copies.push(crashCopy(file)));
    transaction.oncomplete = () => copies.push(crashCopy(file));
    transaction.objectStore("sessions").put("ratchet", "alice");
    await ending(transaction);
    const live = await contents(factory);
    expect(copies).toHaveLength(2);
    for (const copy of copies) expect(await contents((await openStore(copy)).factory)).toEqual(live);
  });

  test("is one SQLite commit, however much it writes and to however many stores", async () => {
    const store = await openStore(newFile());
    const database = await withStore(store.factory);
    const before = store.stats();
    await transact(database, ["sessions", "keys"], (of) => {
      for (let i = 0; i < 50; i += 1) of("sessions").put(i, i);
      for (let i = 0; i < 50; i += 1) of("keys").put(i, i);
      of("keys").delete(3);
    });
    const after = store.stats();
    expect(after.commits - before.commits).toBe(1);
    expect(after.rows - before.rows).toBe(99);
    expect(after.milliseconds).toBeGreaterThan(before.milliseconds);
  });

  test("that only read, or changed nothing, costs no commit", async () => {
    const store = await openStore(newFile());
    const database = await withStore(store.factory);
    const { commits } = store.stats();
    await answer(database.transaction("sessions").objectStore("sessions").getAll());
    await transact(database, "sessions", (of) => {
      of("sessions").delete("nobody");
      of("sessions").clear();
    });
    expect(store.stats().commits).toBe(commits);
  });

  test("keeps what its last request to each key left, in the order of the requests", async () => {
    const file = newFile();
    const { factory } = await openStore(file);
    const database = await withStore(factory);
    await transact(database, "sessions", (of) => void of("sessions").put("old", "c"));
    await transact(database, "sessions", (of) => {
      const store = of("sessions");
      store.put(1, "a");
      store.delete("a");
      store.put(2, "a");
      store.put(3, "b");
      store.delete(IDBKeyRange.bound("a", "b"));
      store.put(4, "b");
      store.put(5, "d");
      store.clear();
      store.put(6, "e");
      store.delete("e");
      store.put(7, "f");
    });
    const store = await openStore(crashCopy(file));
    const reopened = await answer(store.factory.open("crypto"));
    const read = reopened.transaction("sessions").objectStore("sessions");
    expect(await Promise.all([answer(read.getAllKeys()), answer(read.getAll())])).toEqual([["f"], [7]]);
  });

  test("keeps the row that a later, failed request on the same key did not replace", async () => {
    const file = newFile();
    const { factory } = await openStore(file);
    const database = await upgrade(factory, "crypto", 1, (made) => {
      made.createObjectStore("sessions").createIndex("sender", "sender", { unique: true });
    });
    await transact(database, "sessions", async (of) => {
      const store = of("sessions");
      store.put({ sender: "alice" }, 1);
      store.put({ sender: "bob" }, 2);
      for (const refused of [store.add({ sender: "carol" }, 1), store.put({ sender: "alice" }, 2)])
        refused.addEventListener("error", (event) => event.preventDefault());
    });
    expect(await contents(factory)).toEqual(await afterCrash(file));
    expect(JSON.stringify(await afterCrash(file))).toContain("bob");
  });
});

test("of two transactions at the same time on different stores each is kept, or not, by itself", async () => {
  const file = newFile();
  const { factory } = await openStore(file);
  const database = await withStore(factory);
  const kept = database.transaction("sessions", "readwrite");
  const dropped = database.transaction("keys", "readwrite");
  const ends = Promise.all([ending(kept), ending(dropped)]);
  await Promise.all([
    answer(kept.objectStore("sessions").put("kept", 1)),
    answer(dropped.objectStore("keys").put("dropped", 1)).then(() => dropped.abort()),
  ]);
  expect(await ends).toEqual(["complete", "abort"]);
  expect(JSON.stringify(await afterCrash(file))).toContain("kept");
  expect(JSON.stringify(await afterCrash(file))).not.toContain("dropped");
});

describe("nothing is kept", () => {
  test("of a transaction that is aborted after its requests went through", async () => {
    const file = newFile();
    const { factory } = await openStore(file);
    const database = await withStore(factory);
    await transact(database, "sessions", (of) => void of("sessions").put("before", 1));
    const end = await transact(database, "sessions", async (of, transaction) => {
      of("sessions").put("half", 2);
      await answer(of("sessions").delete(1));
      transaction.abort();
    });
    expect(end).toBe("abort");
    expect(JSON.stringify(await afterCrash(file))).toContain("before");
    expect(await afterCrash(file)).toEqual(await contents(factory));
  });

  test("of a transaction that one failed request aborted", async () => {
    const file = newFile();
    const { factory } = await openStore(file);
    const database = await withStore(factory);
    const end = await transact(database, "sessions", (of) => {
      of("sessions").put("first", 1);
      of("sessions").add("second", 1);
    });
    expect(end).toBe("abort");
    expect(JSON.stringify(await afterCrash(file))).not.toContain("first");
  });

  test("of a transaction in which something cannot be kept on disk; the request says so", async () => {
    const file = newFile();
    const { factory } = await openStore(file);
    const database = await withStore(factory);
    const end = await transact(database, "sessions", (of) => {
      of("sessions").put("first", 1);
      of("sessions").put(new Blob(["x"]), 2);
    });
    expect(end).toBe("abort");
    expect(await afterCrash(file)).toEqual(await contents(factory));
  });

  test("of a version change that has not ended", async () => {
    const file = newFile();
    const { factory } = await openStore(file);
    const copies: string[] = [];
    await upgrade(factory, "crypto", 1, (database) => {
      const store = database.createObjectStore("sessions");
      store.createIndex("sender", "sender");
      store.put({ sender: "alice" }, 1).addEventListener("success", () => copies.push(crashCopy(file)));
    });
    expect(copies).toHaveLength(1);
    for (const copy of copies) expect(await contents((await openStore(copy)).factory)).toEqual([]);
    expect(await afterCrash(file)).toEqual(await contents(factory));
  });

  test("of a version change that was aborted: version, stores, indexes and rows stay as they were", async () => {
    const file = newFile();
    const { factory } = await openStore(file);
    (await withStore(factory)).close();
    const before = await afterCrash(file);
    const request = upgrade(factory, "crypto", 2, (database, transaction) => {
      database.createObjectStore("new").put(1, 1);
      database.deleteObjectStore("keys");
      const sessions = transaction.objectStore("sessions");
      sessions.createIndex("sender", "sender");
      sessions.put({ sender: "alice" }, 1).addEventListener("success", () => transaction.abort());
    });
    await expect(request).rejects.toThrow();
    expect(await afterCrash(file)).toEqual(before);
  });
});

describe("two stores in one process", () => {
  test("do not see each other, nor a factory that is not durable", async () => {
    const files = [newFile(), newFile()] as const;
    const [first, second] = [await openStore(files[0]), await openStore(files[1])];
    const plain: IdbFactory = new IDBFactory();
    for (const [factory, value] of [
      [first.factory, 1],
      [second.factory, 2],
      [plain, 3],
    ] as const)
      await transact(await withStore(factory), "sessions", (of) => void of("sessions").put(value, "who"));
    expect(first.stats().commits).toBe(2);
    expect(second.stats().commits).toBe(2);
    expect(await afterCrash(files[0])).toEqual(await contents(first.factory));
    expect(await afterCrash(files[1])).toEqual(await contents(second.factory));
    expect(await afterCrash(files[0])).not.toEqual(await afterCrash(files[1]));
  });

  test("change no prototype of the engine", async () => {
    const prototypes = [IDBFactory, IDBObjectStore, IDBTransaction, IDBCursor].map((it) => it.prototype);
    const before = prototypes.map(Object.getOwnPropertyDescriptors);
    await openStore(newFile());
    await openStore(newFile());
    expect(prototypes.map(Object.getOwnPropertyDescriptors)).toEqual(before);
  });

  test("the last one opened is the process's indexedDB; closing takes only its own away", async () => {
    const first = await openStore(newFile());
    const second = await openStore(newFile());
    expect(Reflect.get(globalThis, "indexedDB")).toBe(second.factory);
    first.close();
    expect(Reflect.get(globalThis, "indexedDB")).toBe(second.factory);
    second.close();
    expect(Reflect.get(globalThis, "indexedDB")).toBeUndefined();
  });
});
