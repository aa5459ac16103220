import { createHash } from "node:crypto";
import BetterSqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { added, closed, code, of, opened, taken } from "./fixtures/invented.ts";
import { type TempStore, tempStore } from "./fixtures/temp-store.ts";

function withThreeEvents(): TempStore {
  const temp = tempStore();
  temp.store.ledger.append([added()], "c0");
  temp.store.ledger.append(of(code(1), opened(), taken()), "c1");
  temp.store.ledger.append(of(code(1), closed()), "c2");
  return temp;
}

/** As somebody with the file and no key could do it. */
function withoutTriggers(temp: TempStore): void {
  for (const name of ["ledger_no_update", "ledger_no_delete", "ledger_no_replace"]) {
    temp.tamper(`DROP TRIGGER ${name}`);
  }
}

test("the chain of an untouched ledger holds, also after opening again", () => {
  const temp = withThreeEvents();
  const before = temp.store.ledger.verify();
  expect(before).toMatchObject({ ok: true, events: 4 });
  expect(temp.reopen().ledger.verify()).toEqual(before);
});

test("an empty ledger holds", () => {
  expect(tempStore().store.ledger.verify()).toMatchObject({ ok: true, events: 0 });
});

test("the same cause cannot be applied twice", () => {
  const { store } = withThreeEvents();
  expect(() => store.ledger.append(of(code(2), opened()), "c1")).toThrow(
    expect.objectContaining({ kind: "cause_repeated" }),
  );
  expect(store.cases.codeTaken(code(2))).toBe(false);
  expect(store.ledger.has("c1")).toBe(true);
  expect(store.ledger.has("c9")).toBe(false);
});

test("a transaction that fails leaves nothing of its events, and the chain goes on", () => {
  const { store } = withThreeEvents();
  const before = store.ledger.verify();
  expect(() =>
    store.transaction(() => {
      store.ledger.append([...of(code(5), opened()), added({ role: "auditor" })], "c5");
      throw new Error("power");
    }),
  ).toThrow("power");
  expect(store.ledger.verify()).toEqual(before);
  expect(store.cases.look(code(5))).toBeNull();
  expect(store.members.all({}).map((m) => m.role)).toEqual(["responder"]);
  store.ledger.append(of(code(5), opened()), "c5");
  expect(store.ledger.verify()).toMatchObject({ ok: true, events: 5 });
});

describe("rows of the ledger cannot be changed through SQL", () => {
  test.each([
    ["UPDATE ledger SET at = 1 WHERE seq = 2"],
    ["DELETE FROM ledger WHERE seq = 4"],
    [
      "INSERT OR REPLACE INTO ledger SELECT seq, stream, kind, 1, by, cause, ordinal, coarse, sealed, prev, hash FROM ledger WHERE seq = 2",
    ],
  ])("%s", (sql) => {
    const temp = withThreeEvents();
    expect(() => temp.tamper(sql)).toThrow("append-only");
    expect(temp.store.ledger.verify().ok).toBe(true);
  });
});

describe("a change behind the triggers shows", () => {
  test.each([
    ["stream = 'K000000'", 2, "hash"],
    ["kind = 'asked'", 2, "hash"],
    ["at = at + 1", 2, "hash"],
    ["by = '@other:test'", 2, "hash"],
    ["cause = 'elsewhere'", 2, "hash"],
    ["ordinal = 7", 2, "hash"],
    ["coarse = replace(coarse, 'amber', 'green')", 2, "hash"],
    ["sealed = zeroblob(60)", 2, "hash"],
    ["prev = zeroblob(32)", 2, "previous"],
    ["hash = zeroblob(32)", 2, "hash"],
  ])("%s", (change, seq, why) => {
    const temp = withThreeEvents();
    withoutTriggers(temp);
    temp.tamper(`UPDATE ledger SET ${change} WHERE seq = 2`);
    expect(temp.store.ledger.verify()).toEqual({ ok: false, seq, why });
  });

  test.each([
    [1, 1, "missing"],
    [2, 2, "missing"],
    [4, 4, "head"],
  ])("row %i deleted", (row, seq, why) => {
    const temp = withThreeEvents();
    withoutTriggers(temp);
    temp.tamper("DELETE FROM ledger WHERE seq = ?", row);
    expect(temp.store.ledger.verify()).toEqual({ ok: false, seq, why });
  });

  test("all rows deleted", () => {
    const temp = withThreeEvents();
    withoutTriggers(temp);
    temp.tamper("DELETE FROM ledger");
    expect(temp.store.ledger.verify()).toEqual({ ok: false, seq: 4, why: "head" });
  });

  test("two rows swapped", () => {
    const temp = withThreeEvents();
    withoutTriggers(temp);
    temp.tamper("UPDATE ledger SET seq = -2 WHERE seq = 2");
    temp.tamper("UPDATE ledger SET seq = 2 WHERE seq = 3");
    temp.tamper("UPDATE ledger SET seq = 3 WHERE seq = -2");
    expect(temp.store.ledger.verify()).toMatchObject({ ok: false, seq: 2 });
  });

  test("a row cut off the end stays visible after more was appended", () => {
    const temp = withThreeEvents();
    withoutTriggers(temp);
    temp.tamper("DELETE FROM ledger WHERE seq = 4");
    temp.store.ledger.append([added()], "c9");
    expect(temp.store.ledger.verify()).toEqual({ ok: false, seq: 4, why: "missing" });
  });

  test("a last row that was hashed anew without the deployment key", () => {
    const temp = withThreeEvents();
    withoutTriggers(temp);
    const raw = new BetterSqlite(temp.file);
    const row = raw.prepare<[], Row>("SELECT * FROM ledger WHERE seq = 4").get();
    raw.close();
    const forged = documentedHash({ ...row, by: "@other:test" });
    temp.tamper("UPDATE ledger SET by = '@other:test', hash = ? WHERE seq = 4", forged);
    expect(temp.store.ledger.verify()).toEqual({ ok: false, seq: 4, why: "head" });
  });
});

type Row = Record<string, string | number | Buffer>;

/** The encoding of ledger-chain.ts's docstring, written a second time from its words. */
function documentedHash(row: Row): Buffer {
  const names = ["seq", "stream", "kind", "at", "by", "cause", "ordinal", "coarse", "sealed", "prev"];
  const parts = ["dabyl-ledger-1", ...names.map((name) => row[name] ?? "")];
  const bytes = parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(String(part), "utf8")));
  const framed = bytes.flatMap((part) => [Buffer.from([0, 0, part.length >> 8, part.length & 255]), part]);
  return createHash("sha256").update(Buffer.concat(framed)).digest();
}

test("the hash is the documented one", () => {
  const temp = withThreeEvents();
  const raw = new BetterSqlite(temp.file, { readonly: true });
  const rows = raw.prepare<[], Row>("SELECT * FROM ledger").all();
  raw.close();
  expect(rows.map((row) => row["hash"])).toEqual(rows.map(documentedHash));
});

test("what was appended is read back, whole and in order", () => {
  const { store } = withThreeEvents();
  const events = [opened(), taken(), closed()];
  expect(store.cases.events(code(1)).map((row) => row.event)).toEqual(events);
  expect(store.cases.events(code(1)).map((row) => row.cause)).toEqual(["c1", "c1", "c2"]);
  expect(store.cases.events(code(2))).toEqual([]);
});

test("the clear part of the ledger holds coarse facts and nothing else", () => {
  const temp = withThreeEvents();
  const raw = new BetterSqlite(temp.file, { readonly: true });
  const coarse = raw.prepare("SELECT coarse FROM ledger ORDER BY seq").pluck().all();
  raw.close();
  expect(coarse.map((text) => JSON.parse(String(text)))).toEqual([
    {},
    {
      region: "shymkent",
      category: "begging",
      urgency: "amber",
      state: "open",
      children: 2,
      openedAt: 1000,
      takenAt: null,
      closedAt: null,
      postedKind: "juvenile_police",
      takerOrg: null,
      takerKind: null,
      outcome: null,
      childrenHelped: null,
      reopened: 0,
      raid: null,
      deadlinesKept: 0,
      deadlinesMissed: 0,
    },
    { state: "taken", takenAt: 2000, takerOrg: "csc-1", takerKind: "csc" },
    { state: "closed", closedAt: 3000, outcome: "placed", childrenHelped: 2 },
  ]);
});

test("a history written anew with the deployment key verifies, and does not hold the head that was told before", () => {
  const told = withThreeEvents().store.ledger;
  const { head } = told.head();
  expect(told.wasHead(head)).toBe(4);
  expect(told.length()).toBe(4);
  const anew = tempStore().store.ledger;
  anew.append([added({ name: "Somebody Else" })], "c0");
  anew.append(of(code(1), opened(), taken()), "c1");
  anew.append(of(code(1), closed()), "c2");
  expect(anew.verify()).toMatchObject({ ok: true, events: 4 });
  expect(anew.wasHead(head)).toBeNull();
  expect(anew.wasHead("0".repeat(64))).toBe(0);
});
