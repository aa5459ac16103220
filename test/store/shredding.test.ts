import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import {
  added,
  AISULU,
  closed,
  code,
  event,
  of,
  opened,
  ROOM,
  SHYMKENT,
  taken,
  txn,
  at,
} from "./fixtures/invented.ts";
import { type TempStore, tempStore } from "./fixtures/temp-store.ts";
import { prompt, send } from "./fixtures/sends.ts";

function withTwoCases(): TempStore {
  const temp = tempStore();
  const { store } = temp;
  store.rooms.remember("response:shymkent", ROOM);
  store.transaction(() => {
    store.ledger.append([added()], "c0");
    store.ledger.append(of(code(1), opened(), taken(), closed()), "c1");
    store.ledger.append(of(code(2), opened({ at: at(5_000) })), "c2");
    store.outbox.add(send("t1", { code: code(1) }));
    store.outbox.add(send("t2", { code: code(2), dependsOn: [txn("t1")] }));
    store.prompts.put(prompt("p1", { code: code(1) }), {
      txn: txn("t1"),
      place: "response:shymkent",
      at: at(1),
    });
  });
  return temp;
}

test("a destroyed key takes the case's words and leaves its facts, the chain and the other cases", () => {
  const { store } = withTwoCases();
  const facts = store.cases.facts({});
  const chain = store.ledger.verify();
  expect(store.dataKeys.destroy(code(1))).toBe(true);

  expect(store.cases.facts({})).toEqual(facts);
  expect(store.ledger.verify()).toEqual(chain);
  expect(store.ledger.rebuild().ok).toBe(true);
  expect(store.cases.case(code(1))).toBeNull();
  expect(store.cases.look(code(1))).toEqual({ kind: "shredded", fact: facts[0] });
  expect(store.cases.codeTaken(code(1))).toBe(true);
  expect(store.cases.events(code(1)).map((row) => [row.kind, row.event.kind])).toEqual([
    ["shredded", "opened"],
    ["shredded", "taken"],
    ["shredded", "closed"],
  ]);
  expect(store.cases.case(code(2))?.note).toBe("two boys at the bazaar");
  expect(store.cases.list({ region: SHYMKENT }).map((look) => look.kind)).toEqual(["shredded", "whole"]);
  expect(store.health().cases).toEqual({ open: 1, taken: 0, closed: 1, shredded: 1 });
});

test("what waits of a shredded case is dropped, and what waited for it goes on", () => {
  const { store } = withTwoCases();
  expect(store.outbox.ready(9).map((row) => row.txn)).toEqual(["t1"]);
  store.dataKeys.destroy(code(1));
  expect(store.prompts.ofCase(code(1))).toEqual([]);
  expect(store.prompts.get("p1")).toBeNull();
  expect(store.outbox.ready(9).map((row) => row.txn)).toEqual(["t2"]);
  expect(store.outbox.retry(txn("t1"))).toBe(false);
});

test("nothing more can be added to a shredded case", () => {
  const { store } = withTwoCases();
  store.dataKeys.destroy(code(1));
  const shredded = expect.objectContaining({ kind: "shredded" });
  expect(() => store.ledger.append(of(code(1), taken()), "c9")).toThrow(shredded);
  expect(() => store.outbox.add(send("t9", { code: code(1) }))).toThrow(shredded);
  expect(store.ledger.verify()).toMatchObject({ ok: true, events: 5 });
  expect(store.cases.lastActOf(AISULU)).toBeNull();
});

test("shredding happens once, for cases that exist, and stays through rebuilding and restart", () => {
  const temp = withTwoCases();
  expect(temp.store.dataKeys.destroy(code(3))).toBe(false);
  expect(temp.store.dataKeys.destroy(code(1))).toBe(true);
  expect(temp.store.dataKeys.destroy(code(1))).toBe(false);
  temp.store.ledger.rebuild({ replace: true });
  expect(temp.reopen().dataKeys.isDestroyed(code(1))).toBe(true);
  expect(temp.store.dataKeys.isDestroyed(code(2))).toBe(false);
  expect(temp.store.cases.look(code(1))?.kind).toBe("shredded");
});

test("the code of a shredded case is not given to another one", () => {
  const temp = withTwoCases();
  temp.store.dataKeys.destroy(code(1));
  expect(temp.store.view().case(code(1))).toBeNull();
  expect(temp.store.view().codeTaken(code(1))).toBe(true);
  expect(temp.reopen().view().codeTaken(code(1))).toBe(true);
  expect(temp.store.view().codeTaken(code(3))).toBe(false);
});

test("a shredding that is rolled back did not happen", () => {
  const { store } = withTwoCases();
  expect(() =>
    store.transaction(() => {
      store.dataKeys.destroy(code(1));
      throw new Error("power");
    }),
  ).toThrow("power");
  expect(store.cases.case(code(1))?.note).toBe("two boys at the bazaar");
});

test("the destroyed key is in no byte of the file or its log", () => {
  const temp = withTwoCases();
  const raw = new BetterSqlite(temp.file, { readonly: true });
  const wrapped = raw
    .prepare<[string], Buffer>("SELECT wrapped FROM data_keys WHERE code = ?")
    .pluck()
    .get(code(1));
  raw.close();
  if (!Buffer.isBuffer(wrapped)) throw new Error("no wrapped key to look for");
  expect(temp.bytes().includes(wrapped)).toBe(true);
  temp.store.dataKeys.destroy(code(1));
  expect(temp.bytes().includes(wrapped)).toBe(false);
});

test("a reader that holds the log delays the scrubbing to the next commit, no longer", () => {
  const temp = withTwoCases();
  const reader = new BetterSqlite(temp.file, { readonly: true, timeout: 0 });
  const wrapped = reader.prepare<[string], Buffer>("SELECT wrapped FROM data_keys WHERE code = ?").pluck();
  const key = wrapped.get(code(1));
  if (!Buffer.isBuffer(key)) throw new Error("no wrapped key to look for");
  reader.exec("BEGIN");
  wrapped.get(code(1));
  temp.store.dataKeys.destroy(code(1));
  expect(temp.bytes().includes(key)).toBe(true);
  reader.exec("COMMIT");
  reader.close();
  temp.store.messages.note({ event: event("m"), room: ROOM, sender: AISULU, code: null, edits: null });
  expect(temp.bytes().includes(key)).toBe(false);
});
