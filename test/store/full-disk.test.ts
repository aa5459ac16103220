/** What the disk can do to the store: no room, broken pages. Nothing that was answered is lost, and the words say what to do. */
import { spawnSync } from "node:child_process";
import { openSync, closeSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { explain } from "../../bot/cli/explain.ts";
import { machineFault } from "../../bot/store/machine-fault.ts";
import { code, of, opened } from "./fixtures/invented.ts";
import { tempFolder, tempStore } from "./fixtures/temp-store.ts";

test("a disk that takes no more ends the writing; what was kept is there, whole, and it goes on where there is room", () => {
  const file = join(tempFolder(), "dabyl.db");
  tempStore(file).store.close();
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = join(import.meta.dirname, "full-disk-child.ts");
  const ended = spawnSync("sh", ["-c", 'ulimit -f 6000; exec "$0" "$@"', process.execPath, child, file], {
    env,
    encoding: "utf8",
  });
  const lines = ended.stdout.trim().split("\n");
  const kept = lines.filter((line) => line.startsWith("kept")).length;
  expect(["disk_full", "disk_failed"]).toContain(lines.at(-1));
  expect(kept).toBeGreaterThan(10);
  expect(kept).toBeLessThan(2_000);
  const { store } = tempStore(file);
  expect(store.ledger.verify()).toMatchObject({ ok: true, events: kept });
  expect(store.ledger.rebuild()).toMatchObject({ ok: true, cases: kept });
  store.ledger.append(of(code(kept + 1), opened()), `$${kept + 1}`);
  expect(store.ledger.verify()).toMatchObject({ ok: true, events: kept + 1 });
});

test("a damaged page is seen by the doctor's check, and nothing is read out of it as if it were whole", () => {
  const temp = tempStore();
  for (let n = 1; n <= 60; n += 1)
    temp.store.ledger.append(of(code(n), opened({ note: "x".repeat(2_000) })), `$${n}`);
  expect(temp.store.health().events).toBe(60);
  temp.store.close();
  const pages = statSync(temp.file).size / 4096;
  const file = openSync(temp.file, "r+");
  for (let page = pages - 20; page < pages - 2; page += 1)
    writeSync(file, Buffer.alloc(2_048, 0xa5), 0, 2_048, page * 4096);
  closeSync(file);
  const store = temp.reopen();
  const explained = (look: () => unknown): string => {
    try {
      return JSON.stringify(look());
    } catch (error) {
      return explain(error).kind;
    }
  };
  expect(explained(() => store.health())).toBe("not_a_store");
  expect(explained(() => store.ledger.verify())).toMatch(/^store_damaged$|"ok":false/);
});

test.each([
  ["SQLITE_FULL", "disk_full", /free 1 GB/],
  ["SQLITE_READONLY_DIRECTORY", "not_writable", /cannot be written/],
  ["SQLITE_CANTOPEN", "not_writable", /cannot be written/],
  ["SQLITE_IOERR_WRITE", "disk_failed", /dmesg/],
  ["SQLITE_CORRUPT_VTAB", "store_damaged", /newest backup/],
] as const)("%s is the machine's fault, and the words say what to do", (sqlite, kind, words) => {
  const error = new BetterSqlite.SqliteError("words of SQLite", sqlite);
  expect(machineFault(error)).toBe(kind);
  expect(explain(error)).toMatchObject({ kind, exit: 1, message: expect.stringMatching(words) });
});

test("a broken rule of the tables, and a bug, are none", () => {
  expect(machineFault(new BetterSqlite.SqliteError("unique", "SQLITE_CONSTRAINT_UNIQUE"))).toBeNull();
  expect(machineFault(new TypeError("undefined"))).toBeNull();
  expect(machineFault("words")).toBeNull();
  expect(machineFault(Object.assign(new Error("full"), { code: "ENOSPC" }))).toBe("disk_full");
});
