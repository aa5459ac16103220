import { copyFileSync, existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { getTableConfig } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { openStore } from "../../bot/store/open-store.ts";
import * as form from "../../bot/store/form-schema.ts";
import * as schema from "../../bot/store/schema.ts";
import * as telegramSchema from "../../bot/store/telegram-schema.ts";
import { evolve } from "../../src/case/evolve.ts";
import { added, AISULU, at, code, event, of, opened, ROOM, txn } from "./fixtures/invented.ts";
import { send } from "./fixtures/sends.ts";
import { encrypted as wire } from "./fixtures/wire.ts";
import { KEY, tempFolder, tempStore } from "./fixtures/temp-store.ts";

const kind = (name: string) => expect.objectContaining({ kind: name });
const open = (file: string, rest: { key?: Uint8Array; readOnly?: boolean } = {}) =>
  openStore({ file, key: KEY, evolve, ...rest });

test("another key is refused at once, and a key of a wrong length", () => {
  const { file } = tempStore();
  expect(() => open(file, { key: new Uint8Array(32).fill(8) })).toThrow(kind("wrong_key"));
  expect(() => open(file, { key: new Uint8Array(31) })).toThrow(kind("bad_key"));
});

test("a file that is no store is refused and left as it was", () => {
  const file = join(tempFolder(), "x.db");
  writeFileSync(file, "x".repeat(5_000));
  expect(() => open(file)).toThrow(kind("not_a_store"));
  expect(statSync(file).size).toBe(5_000);

  const foreign = join(tempFolder(), "y.db");
  new BetterSqlite(foreign).exec("CREATE TABLE theirs (x)").close();
  expect(() => open(foreign)).toThrow(kind("not_a_store"));
});

test("a store of a newer version is refused", () => {
  const temp = tempStore();
  temp.store.close();
  new BetterSqlite(temp.file).exec("PRAGMA user_version = 9999").close();
  expect(() => open(temp.file)).toThrow(kind("newer_schema"));
  new BetterSqlite(temp.file).exec("PRAGMA user_version = 1").close();
});

test("read-only sees what the other wrote, at once, and writes nothing", () => {
  const temp = tempStore();
  const reader = open(temp.file, { readOnly: true });
  temp.store.ledger.append([added()], "c1");
  expect(reader.members.get(AISULU)?.role).toBe("responder");
  expect(reader.ledger.verify()).toMatchObject({ ok: true, events: 1 });
  expect(reader.ledger.rebuild()).toMatchObject({ ok: true });
  expect(() => reader.vault.set("a", "b")).toThrow("readonly");
  reader.close();
});

test("read-only makes no file", () => {
  const file = join(tempFolder(), "none.db");
  expect(() => open(file, { readOnly: true })).toThrow(kind("no_file"));
  expect(existsSync(file)).toBe(false);
});

test("only the owner can read the file and its log", () => {
  const temp = tempStore();
  temp.store.vault.set("a", "b");
  for (const suffix of ["", "-wal", "-shm"]) expect(statSync(temp.file + suffix).mode & 0o077).toBe(0);
});

test("a commit that was answered is on disk: WAL, synchronous FULL", () => {
  const temp = tempStore();
  temp.store.vault.set("a", "b");
  const copy = join(tempFolder(), "copy.db");
  for (const suffix of ["", "-wal"]) copyFileSync(temp.file + suffix, copy + suffix);
  const after = open(copy);
  expect(after.vault.get("a")).toBe("b");
  after.close();
});

test("a backup made while the store is in use opens as a store of its own", () => {
  const temp = tempStore();
  temp.store.ledger.append(of(code(1), opened()), "c1");
  const copy = join(tempFolder(), "backup.db");
  temp.store.backup(copy);
  temp.store.ledger.append(of(code(2), opened()), "c2");
  const backup = open(copy);
  expect(backup.cases.case(code(1))?.note).toBe("two boys at the bazaar");
  expect(backup.ledger.verify()).toMatchObject({ ok: true, events: 1 });
  backup.close();
});

test("for a new device: what was done stays done, what waited is expired or rejected, redactions still go", () => {
  const { store } = tempStore();
  store.rooms.remember("response:shymkent", ROOM);
  const [done, waiting] = [wire("done"), wire("waiting")];
  store.sync.commit({ next: "s1", events: [done, waiting], gaps: [{ room: ROOM, from: "g" }], echoes: [] });
  store.inbox.settle(done.eventId, "done", { ratchet: "session:0" });
  store.outbox.add(send("unsent"));
  store.outbox.add({
    kind: "redact",
    txn: txn("out"),
    room: ROOM,
    event: event("bad"),
    dependsOn: [],
    code: null,
    createdAt: at(1_000),
  });
  store.forgetConnection();
  expect(store.sync.since()).toBeNull();
  expect(store.sync.gaps()).toEqual([]);
  expect(store.inbox.stateOf(done.eventId)?.state).toBe("done");
  expect(store.inbox.seenRatchet("session:0")).toBe(true);
  expect(store.inbox.stateOf(waiting.eventId)?.state).toBe("expired");
  store.sync.commit({ next: "s2", events: [done, waiting], gaps: [], echoes: [] });
  store.inbox.keysArrived();
  expect(store.inbox.pending(at(9_000))).toEqual([]);
  expect(store.outbox.ready(9).map((row) => row.kind)).toEqual(["redact"]);
  expect(store.health().outbox.rejected).toBe(1);
  expect(store.outbox.retry(txn("unsent"))).toBe(true);
  expect(store.outbox.ready(9)).toHaveLength(2);
});

test("asynchronous work is refused and undone", () => {
  const { store } = tempStore();
  const work = async (): Promise<void> => store.vault.set("a", "b");
  expect(() => store.transaction(work)).toThrow(kind("async_work"));
  expect(store.vault.get("a")).toBeNull();
});

test("a nested transaction that fails and is caught takes only its own part away", () => {
  const { store } = tempStore();
  store.transaction(() => {
    store.vault.set("outer", "1");
    try {
      store.transaction(() => {
        store.vault.set("inner", "1");
        throw new Error("inner");
      });
    } catch {
      store.vault.set("after", "1");
    }
  });
  expect(["outer", "inner", "after"].map((name) => store.vault.get(name))).toEqual(["1", null, "1"]);
});

test("the doctor's numbers count what is there", () => {
  const { store } = tempStore();
  store.rooms.remember("response:shymkent", ROOM);
  store.ledger.append([added(), ...of(code(1), opened())], "c1");
  store.outbox.add(send("a"));
  store.sync.commit({ next: "s", events: [], gaps: [{ room: ROOM, from: "t" }], echoes: [] });
  expect(store.health()).toMatchObject({
    events: 2,
    cases: { open: 1, taken: 0, closed: 0, shredded: 0 },
    members: 1,
    inbox: { new: 0, utd: 0, done: 0, refused: 0, expired: 0 },
    outbox: { unsent: 1, sent: 0, rejected: 0, superseded: 0 },
    gaps: 1,
    openPrompts: 0,
  });
  expect(store.health().bytes).toBeGreaterThan(10_000);
  expect(store.outbox.stale(at(5))).toEqual([]);
});

test("the schema in code is the schema of the file", () => {
  const { file } = tempStore();
  const raw = new BetterSqlite(file, { readonly: true });
  const inFile = raw
    .prepare<[], { tbl: string; col: string; required: number }>(
      `SELECT t.name AS tbl, c.name AS col, c."notnull" OR c.pk > 0 AS required
       FROM pragma_table_list t JOIN pragma_table_info(t.name) c
       WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'`,
    )
    .all()
    .map(({ tbl, col, required }) => `${tbl}.${col} ${required === 1 ? "required" : "optional"}`);
  raw.close();
  const inCode = Object.values({ ...schema, ...telegramSchema, ...form })
    .map(getTableConfig)
    .flatMap(({ name, columns }) =>
      columns.map(
        (column) => `${name}.${column.name} ${column.notNull || column.primary ? "required" : "optional"}`,
      ),
    );
  expect(inCode.sort()).toEqual(inFile.sort());
});
