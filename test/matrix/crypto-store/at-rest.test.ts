import { existsSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openSqliteFile } from "../../../bot/matrix/crypto-store/sqlite-file.ts";
import { contents, transact, upgrade } from "./asking.ts";
import { crashCopy, KEY, newFile, openStore } from "./crash.ts";

/** A closed store with two databases of two object stores; the same keys and values in each. */
async function filled(): Promise<{ file: string; held: unknown }> {
  const file = newFile();
  const { factory, close } = await openStore(file);
  for (const name of ["bot", "meta"]) {
    const database = await upgrade(factory, name, 1, (made) => {
      made.createObjectStore("first secret store");
      made.createObjectStore("second secret store", { autoIncrement: true });
    });
    await transact(database, ["first secret store", "second secret store"], (of) => {
      for (let i = 0; i < 5; i += 1) {
        of("first secret store").put({ device: "the plain value", i }, `@member${i}:hidden.example`);
        of("second secret store").put({ device: "the plain value", i });
      }
    });
    database.close();
  }
  const held = await contents(factory);
  close();
  return { file, held };
}

/** Reads or changes the closed file behind the store's back. */
function behind<T>(file: string, work: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(file);
  const result = work(sqlite);
  sqlite.close();
  return result;
}

const column = (file: string, sql: string): Buffer[] =>
  behind(file, (sqlite) => sqlite.prepare<[], Buffer>(sql).pluck().all());

const opening = (file: string, key?: Uint8Array): Promise<unknown> => openStore(file, key);
const damaged = { name: "CryptoStoreError", kind: "damaged" };

describe("on disk", () => {
  test("no value, key or name can be read, in the database or in its log", async () => {
    const { file } = await filled();
    const again = await openStore(file);
    const database = await upgrade(again.factory, "bot", 2, () => {});
    await transact(
      database,
      "first secret store",
      (of) => void of("first secret store").put("the plain value", 1),
    );
    const onDisk = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
    for (const text of ["the plain value", "hidden.example", "secret store", "meta"])
      for (const encoding of ["utf8", "utf16le"] as const)
        expect(onDisk.indexOf(Buffer.from(text, encoding))).toBe(-1);
  });

  test("equal keys and values of different stores look different", async () => {
    const { file } = await filled();
    for (const name of ["handle", "sealed"])
      expect(column(file, `select distinct ${name} from record`)).toHaveLength(20);
  });

  test("the same row written again looks different", async () => {
    const { file } = await filled();
    const rows = "select sealed from record order by id";
    const before = column(file, rows);
    const { factory, close } = await openStore(file);
    const database = await upgrade(factory, "bot", 2, () => {});
    await transact(database, "first secret store", (of) => {
      of("first secret store").put({ device: "the plain value", i: 0 }, "@member0:hidden.example");
    });
    close();
    const changed = column(file, rows).filter((row, i) => before[i]?.equals(row) !== true);
    expect(changed).toHaveLength(1);
  });

  test("only the owner may read the files", async () => {
    const file = newFile();
    await upgrade((await openStore(file)).factory, "bot", 1, () => {});
    for (const suffix of ["", "-wal"]) expect(statSync(file + suffix).mode & 0o777).toBe(0o600);
  });

  test("each commit is synced: a write-ahead log with synchronous FULL, and no shared memory", () => {
    const file = newFile();
    const { sqlite } = openSqliteFile(file, KEY);
    expect(sqlite.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(sqlite.pragma("synchronous", { simple: true })).toBe(2);
    expect(sqlite.pragma("secure_delete", { simple: true })).toBe(1);
    expect(existsSync(`${file}-shm`)).toBe(false);
    sqlite.close();
  });
});

describe("opening", () => {
  test("says that the key is wrong, and leaves the file as it was", async () => {
    const { file, held } = await filled();
    const before = readFileSync(file);
    await expect(opening(file, new Uint8Array(32))).rejects.toMatchObject({ kind: "wrong_key" });
    expect(readFileSync(file)).toEqual(before);
    expect(await contents((await openStore(file)).factory)).toEqual(held);
  });

  test("refuses a key that does not have 32 bytes", async () => {
    await expect(opening(newFile(), new Uint8Array(16))).rejects.toThrow(RangeError);
  });

  test("says that another holds the file, also within the process", async () => {
    const file = newFile();
    const first = await openStore(file);
    await expect(opening(file)).rejects.toMatchObject({ kind: "in_use" });
    first.close();
    await opening(file);
  });

  test("tells a new store from one that was there", async () => {
    const file = newFile();
    const first = await openStore(file);
    expect(first.created).toBe(true);
    first.close();
    expect((await openStore(file)).created).toBe(false);
  });

  test("makes the store when an earlier making was cut off, since nobody was told of it", async () => {
    const file = newFile();
    writeFileSync(`${file}.new`, "half a file");
    expect((await openStore(file)).created).toBe(true);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  const sealed = ["record", "catalog", "tally"];
  test.each(sealed)("finds one changed byte anywhere in a sealed value of the table %s", async (table) => {
    const { file, held } = await filled();
    const [value = Buffer.alloc(0)] = column(file, `select sealed from ${table} where id = 1`);
    const step = Math.ceil(value.length / 24);
    for (let at = 0; at < value.length; at += step) {
      const changed = Buffer.from(value);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const copy = crashCopy(file);
      behind(copy, (sqlite) => sqlite.prepare(`update ${table} set sealed = ? where id = 1`).run(changed));
      await expect(opening(copy)).rejects.toMatchObject(damaged);
    }
    expect(await contents((await openStore(file)).factory)).toEqual(held);
  });

  test.each([
    ["a row is missing", "delete from record where id = 3"],
    ["all rows are missing", "delete from record"],
    [
      "a row stands in another store",
      "update record set store = (select other.store from record other where other.store <> record.store) where id = 1",
    ],
    ["a row belongs to no store", "update record set store = 5 where id = 1"],
    ["a row stands under another key", "update record set handle = randomblob(32) where id = 1"],
    [
      "a row holds the value of another",
      "update record set sealed = (select sealed from record where id = 2) where id = 1",
    ],
    ["a row is empty", "update record set sealed = x'' where id = 1"],
    ["the catalog is missing", "delete from catalog"],
    ["the catalog is the tally", "update catalog set sealed = (select sealed from tally)"],
    ["the tally is missing", "delete from tally"],
    ["the head is missing", "delete from head"],
    ["the salt is changed", "update head set salt = randomblob(32)"],
    ["the proof of the key is changed", "update head set proof = randomblob(32)"],
    ["a table is missing", "drop table record"],
    ["the file is of a later format", "pragma user_version = 2"],
    ["the file is another program's", "pragma application_id = 1"],
  ])("says that the file is damaged when %s", async (_, sql) => {
    const { file } = await filled();
    behind(file, (sqlite) => sqlite.exec(sql));
    await expect(opening(file)).rejects.toMatchObject(damaged);
  });

  test.each([
    ["is empty", (file: string) => truncateSync(file, 0)],
    ["lost its end", (file: string) => truncateSync(file, statSync(file).size - 8192)],
    ["is something else", (file: string) => writeFileSync(file, "not a database, just text ".repeat(500))],
    ["is gone and its log is there", (file: string) => renameSync(file, `${file}-wal`)],
  ])("says that the file is damaged, and never starts a new store, when the file %s", async (_, harm) => {
    const { file } = await filled();
    harm(file);
    await expect(opening(file)).rejects.toMatchObject(damaged);
    await expect(opening(file)).rejects.toMatchObject(damaged);
  });

  test("with any one byte of the file changed: damaged, or nothing is different", async () => {
    const { file, held } = await filled();
    const whole = readFileSync(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = Buffer.from(whole);
        bytes.writeUInt8(bytes.readUInt8(at) ^ flip, at);
        const copy = newFile();
        writeFileSync(copy, bytes);
        const store = await openStore(copy).catch((failure: unknown) => {
          expect(failure).toMatchObject(damaged);
          return null;
        });
        if (store !== null) expect(await contents(store.factory)).toEqual(held);
      }),
      { numRuns: 150 },
    );
  });
});
