import { IDBKeyRange } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type {
  IdbCursor,
  IdbDatabase,
  IdbFactory,
  IdbIndex,
  IdbKey,
  IdbStore,
} from "../../../bot/matrix/crypto-store/indexed-db.ts";
import { answer, contents, plainKey, transact, upgrade } from "./asking.ts";
import { crashCopy, newFile, openStore } from "./crash.ts";

/** A store of sessions (by id, indexed by sender and by rooms), an outbox with given keys, and one that counts. */
const sessions = [
  { id: 1, sender: "alice", rooms: ["a", "b"] },
  { id: 2, sender: "bob", rooms: ["b"] },
  { id: 3, sender: "carol", rooms: [] },
  { id: 4, sender: "dave", rooms: ["a"] },
];
const build = (factory: IdbFactory): Promise<IdbDatabase> =>
  upgrade(factory, "crypto", 1, (database) => {
    const store = database.createObjectStore("sessions", { keyPath: "id" });
    store.createIndex("sender", "sender", { unique: true });
    store.createIndex("rooms", "rooms", { multiEntry: true });
    for (const session of sessions) store.put(session);
    database.createObjectStore("outbox");
    database.createObjectStore("counted", { autoIncrement: true });
    database.createObjectStore("counted inside", { keyPath: "head.number", autoIncrement: true });
  });

async function started() {
  const file = newFile();
  const { factory } = await openStore(file);
  return { file, factory, database: await build(factory) };
}

/** Crashes, and gives what is there afterwards, once it has been seen to equal what was there before. */
async function survived(file: string, factory: IdbFactory): Promise<IdbDatabase> {
  const reopened = await openStore(crashCopy(file));
  expect(await contents(reopened.factory)).toEqual(await contents(factory));
  return answer(reopened.factory.open("crypto"));
}

const all = (database: IdbDatabase, store: string): Promise<unknown[]> =>
  answer(database.transaction(store).objectStore(store).getAll());
const keys = (database: IdbDatabase, store: string): Promise<IdbKey[]> =>
  answer(database.transaction(store).objectStore(store).getAllKeys());

/** Walks a cursor to its end. */
function walk(source: IdbStore | IdbIndex, visit: (cursor: IdbCursor) => void, range?: IdbKey): void {
  const request = source.openCursor(range ?? null);
  request.addEventListener("success", () => {
    const cursor = request.result;
    if (cursor === null) return;
    visit(cursor);
    cursor.continue();
  });
}

describe("a write survives a crash when it was made by", () => {
  test("put and add, with a key of its own and with one inside the value", async () => {
    const { file, factory, database } = await started();
    await transact(database, ["sessions", "outbox"], (of) => {
      of("outbox").put("first", "k1");
      of("outbox").add("second", "k2");
      of("outbox").put("replaced", "k1");
      of("sessions").add({ id: 9, sender: "ida", rooms: ["z"] });
    });
    const after = await survived(file, factory);
    expect(await all(after, "outbox")).toEqual(["replaced", "second"]);
    expect(await all(after, "sessions")).toHaveLength(5);
  });

  test("delete of a key and of a range", async () => {
    const { file, factory, database } = await started();
    await transact(database, "sessions", (of) => {
      of("sessions").delete(1);
      of("sessions").delete(IDBKeyRange.lowerBound(3, true));
    });
    expect(await keys(await survived(file, factory), "sessions")).toEqual([2, 3]);
  });

  test("clear", async () => {
    const { file, factory, database } = await started();
    await transact(database, "sessions", (of) => void of("sessions").clear());
    expect(await keys(await survived(file, factory), "sessions")).toEqual([]);
  });

  test("update and delete of a cursor over a store", async () => {
    const { file, factory, database } = await started();
    await transact(database, "sessions", (of) =>
      walk(of("sessions"), (cursor) => {
        if (cursor.key === 2) cursor.delete();
        else cursor.update({ id: cursor.key, sender: `new ${plainKey(cursor.key)}`, rooms: ["q"] });
      }),
    );
    expect(await all(await survived(file, factory), "sessions")).toEqual(
      [1, 3, 4].map((id) => ({ id, sender: `new ${id}`, rooms: ["q"] })),
    );
  });

  test("update and delete of a cursor over an index", async () => {
    const { file, factory, database } = await started();
    await transact(database, "sessions", (of) => {
      walk(of("sessions").index("sender"), (cursor) => void cursor.delete(), "bob");
      const moved = { id: 1, sender: "alice", rooms: ["moved"] };
      walk(of("sessions").index("sender"), (cursor) => void cursor.update(moved), "alice");
    });
    const after = await survived(file, factory);
    expect(await keys(after, "sessions")).toEqual([1, 3, 4]);
    const rooms = after.transaction("sessions").objectStore("sessions").index("rooms");
    expect(await answer(rooms.getAllKeys("moved"))).toEqual([1]);
  });

  test("a key generator: the counter goes on where it was, also after its last row is gone", async () => {
    const { file, factory, database } = await started();
    await transact(database, ["counted", "counted inside"], (of) => {
      of("counted").put("one");
      of("counted").put("two");
      of("counted").put("seven", 7);
      of("counted inside").put({ head: { kind: "x" } });
      of("counted inside").put({});
    });
    await transact(database, "counted", (of) => void of("counted").clear());
    const after = await survived(file, factory);
    await transact(after, ["counted", "counted inside"], (of) => {
      of("counted").put("eight");
      of("counted inside").put({});
    });
    expect(await keys(after, "counted")).toEqual([8]);
    expect(await all(after, "counted inside")).toEqual([
      { head: { kind: "x", number: 1 } },
      { head: { number: 2 } },
      { head: { number: 3 } },
    ]);
  });

  test("a key generator: an aborted transaction takes back the keys that it chose, on disk and in memory", async () => {
    const { file, factory, database } = await started();
    await transact(database, "counted", (of) => void of("counted").put("one"));
    const end = await transact(database, "counted", async (of, transaction) => {
      await answer(of("counted").put("forty", 40));
      transaction.abort();
    });
    expect(end).toBe("abort");
    await transact(database, "counted", (of) => void of("counted").put("two"));
    expect(await keys(await survived(file, factory), "counted")).toEqual([1, 2]);
  });
});

const row = (room: string, id: Uint8Array) => ({
  room,
  device: { id },
  note: new Map([[1, new Set(["x"])]]),
});

describe("every kind of key survives and finds its row again", () => {
  const kinds: [string, IdbKey][] = [
    ["number", 1],
    ["fraction", -0.5],
    ["infinity", Number.NEGATIVE_INFINITY],
    ["zero", -0],
    ["text", "bot"],
    ["empty text", ""],
    ["text outside Latin", "дабыл \u{1f514}"],
    ["lone surrogate", "\ud800"],
    ["date", new Date(1_700_000_000_000)],
    ["bytes", new Uint8Array([0, 1, 255])],
    ["part of a buffer", new Uint8Array([9, 1, 2, 9]).subarray(1, 3)],
    ["array buffer", new Uint8Array([7]).buffer],
    ["compound", ["room", 1, [new Date(5), new Uint8Array([1])]]],
    ["empty list", []],
  ];

  test("out of line: put, replaced, deleted", async () => {
    const { file, factory, database } = await started();
    await transact(database, "outbox", (of) => {
      for (const [name, key] of kinds) of("outbox").put(name, key);
    });
    const after = await survived(file, factory);
    const read = after.transaction("outbox").objectStore("outbox");
    for (const [name, key] of kinds) expect(await answer(read.get(key))).toBe(name);

    const again = await openStore(crashCopy(file));
    const reopened = await answer(again.factory.open("crypto"));
    await transact(reopened, "outbox", (of) => {
      for (const [name, key] of kinds) of("outbox").put(`${name} again`, key);
    });
    expect(await keys(reopened, "outbox")).toHaveLength(kinds.length);
    await transact(reopened, "outbox", (of) => {
      for (const [, key] of kinds) of("outbox").delete(key);
    });
    expect(await all(reopened, "outbox")).toEqual([]);
  });

  test("in line, by a compound key path, with a compound index", async () => {
    const file = newFile();
    const { factory } = await openStore(file);
    const database = await upgrade(factory, "crypto", 1, (made) => {
      const store = made.createObjectStore("rooms", { keyPath: ["room", "device.id"] });
      store.createIndex("both", ["device.id", "room"]);
    });
    await transact(database, "rooms", (of) => {
      of("rooms").put(row("b", new Uint8Array([1])));
      of("rooms").put(row("a", new Uint8Array([2])));
      of("rooms").put(row("a", new Uint8Array([1])));
      of("rooms").delete(["b", new Uint8Array([1])]);
    });
    const after = await survived(file, factory);
    expect((await keys(after, "rooms")).map(plainKey)).toEqual(['["a",binary 01]', '["a",binary 02]']);
    expect(await all(after, "rooms")).toEqual([row("a", new Uint8Array([1])), row("a", new Uint8Array([2]))]);
  });
});

test("a typed array comes back with a buffer of its own, not as a window on the file's bytes", async () => {
  const { file, factory, database } = await started();
  await transact(database, "outbox", (of) => void of("outbox").put({ bytes: new Uint8Array([1, 2, 3]) }, 1));
  const after = await survived(file, factory);
  const [found] = await all(after, "outbox");
  expect(found).toHaveProperty("bytes.buffer.byteLength", 3);
});

describe("the schema survives a crash:", () => {
  test("stores and indexes made, deleted and renamed in later versions, with their rows", async () => {
    const { file, factory, database } = await started();
    await transact(database, "outbox", (of) => void of("outbox").put("kept", "k"));
    database.close();
    const second = await upgrade(factory, "crypto", 2, (changed, transaction) => {
      transaction.objectStore("counted").put("gone with its store");
      changed.deleteObjectStore("counted");
      transaction.objectStore("outbox").name = "sent";
      const store = transaction.objectStore("sessions");
      store.deleteIndex("rooms");
      store.index("sender").name = "by sender";
      store.createIndex("id and sender", ["id", "sender"]);
      store.delete(4);
      changed.createObjectStore("counted").put("another store of the same name", 1);
    });
    await transact(second, "sent", (of) => void of("sent").put("after", "l"));
    const after = await survived(file, factory);
    expect(after.version).toBe(2);
    expect([...after.objectStoreNames]).toEqual(["counted", "counted inside", "sent", "sessions"]);
    expect(await all(after, "sent")).toEqual(["kept", "after"]);
    expect(await all(after, "counted")).toEqual(["another store of the same name"]);
    expect([...after.transaction("sessions").objectStore("sessions").indexNames]).toEqual([
      "by sender",
      "id and sender",
    ]);
  });

  test("a version change is one commit, its data included", async () => {
    const store = await openStore(newFile());
    await build(store.factory);
    expect(store.stats()).toMatchObject({ commits: 1, rows: sessions.length });
  });

  test("unique indexes go on refusing", async () => {
    const { file, factory } = await started();
    const after = await survived(file, factory);
    const end = await transact(
      after,
      "sessions",
      (of) => void of("sessions").add({ id: 50, sender: "alice", rooms: [] }),
    );
    expect(end).toBe("abort");
  });

  test("a deleted database is gone before its caller hears of it, and its name can be used again", async () => {
    const { file, factory, database } = await started();
    database.close();
    (await upgrade(factory, "other", 3, (made) => void made.createObjectStore("s").put(1, 1))).close();
    const copies: string[] = [];
    const request = factory.deleteDatabase("crypto");
    request.onsuccess = () => copies.push(crashCopy(file));
    await answer(request);
    for (const copy of copies)
      expect(await (await openStore(copy)).factory.databases()).toEqual([{ name: "other", version: 3 }]);
    expect(copies).toHaveLength(1);
    await build(factory);
    expect(await all(await survived(file, factory), "sessions")).toEqual(sessions);
  });

  test("a transaction of a database that was deleted beneath it leaves nothing", async () => {
    const { file, factory, database } = await started();
    const transaction = database.transaction("outbox", "readwrite");
    for (let i = 0; i < 20; i += 1) transaction.objectStore("outbox").put("late", i);
    database.close();
    await answer(factory.deleteDatabase("crypto"));
    await build(factory);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await all(await survived(file, factory), "outbox")).toEqual([]);
  });
});
