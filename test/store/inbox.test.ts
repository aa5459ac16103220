import { expect, test } from "vitest";
import type { SyncBatch, WireEvent } from "../../bot/ports.ts";
import { AISULU, at, event, ROOM, txn } from "./fixtures/invented.ts";
import { send } from "./fixtures/sends.ts";
import { clear, encrypted } from "./fixtures/wire.ts";
import { type TempStore, tempStore } from "./fixtures/temp-store.ts";

const batch = (events: WireEvent[], rest: Partial<SyncBatch> = {}): SyncBatch => ({
  next: "s1",
  events,
  gaps: [],
  echoes: [],
  ...rest,
});
const names = ({ store }: TempStore, now = 1_000): string[] =>
  store.inbox.pending(at(now)).map((row) => row.eventId);

test("a batch is kept with its token, in order of arrival, through a restart", () => {
  const temp = tempStore();
  expect(temp.store.sync.since()).toBeNull();
  temp.store.sync.commit(batch([encrypted("b"), encrypted("a")], { next: "s7" }));
  temp.reopen();
  expect(temp.store.sync.since()).toBe("s7");
  expect(names(temp)).toEqual(["$b", "$a"]);
  expect(temp.store.inbox.pending(at(1))[0]).toEqual({
    ...encrypted("b"),
    state: "new",
    firstSeen: 1_000,
    tries: 0,
  });
  expect(temp.store.inbox.pending(at(1), { limit: 1 })).toHaveLength(1);
});

test("an event delivered again is not there twice, whatever became of it", () => {
  const temp = tempStore();
  temp.store.sync.commit(batch([encrypted("a"), encrypted("b")]));
  temp.store.inbox.settle(event("a"), "done");
  temp.store.sync.commit(batch([encrypted("a"), encrypted("b"), encrypted("c")]));
  expect(names(temp)).toEqual(["$b", "$c"]);
});

test("a ciphertext replayed under another event id is recorded and refused; in another room it is another message", () => {
  const temp = tempStore();
  temp.store.sync.commit(
    batch([encrypted("a", { ciphertext: "xyz" }), encrypted("copy", { ciphertext: "xyz" })]),
  );
  temp.store.sync.commit(batch([encrypted("elsewhere", { ciphertext: "xyz", room: "!other:test" })]));
  expect(names(temp)).toEqual(["$a", "$elsewhere"]);
  expect(temp.store.inbox.stateOf(event("copy"))).toEqual({ state: "refused", why: "replayed", tries: 0 });
  temp.store.inbox.settle(event("a"), "done");
  temp.store.sync.commit(batch([encrypted("later", { ciphertext: "xyz" })]));
  expect(temp.store.inbox.stateOf(event("later"))?.why).toBe("replayed");
  expect(temp.store.sync.knows(event("later"))).toBe(true);
});

test("a session and index that were settled are known under any event id", () => {
  const { store } = tempStore();
  store.sync.commit(batch([encrypted("a"), encrypted("b")]));
  expect(store.inbox.seenRatchet("session|4")).toBe(false);
  store.inbox.settle(event("a"), "done", { ratchet: "session|4" });
  expect(store.inbox.seenRatchet("session|4")).toBe(true);
  expect(() => store.inbox.settle(event("b"), "done", { ratchet: "session|4" })).toThrow("UNIQUE");
  store.inbox.settle(event("b"), "refused", { why: "replayed" });
  expect(store.inbox.stateOf(event("b"))).toEqual({ state: "refused", why: "replayed", tries: 0 });
});

test("without a key an event waits longer each time, and is tried at once when keys arrive", () => {
  const temp = tempStore();
  temp.store.sync.commit(batch([encrypted("a"), encrypted("b")]));
  temp.store.inbox.waitForKey(event("a"), at(0));
  expect(names(temp, 29_999)).toEqual(["$b"]);
  expect(names(temp, 30_000)).toEqual(["$b", "$a"]);
  temp.store.inbox.waitForKey(event("a"), at(30_000));
  expect(names(temp, 89_999)).toEqual(["$b"]);
  expect(names(temp, 90_000)).toEqual(["$b", "$a"]);
  temp.store.inbox.keysArrived();
  expect(temp.store.inbox.pending(at(0)).map((row) => [row.eventId, row.state, row.tries])).toEqual([
    ["$b", "new", 0],
    ["$a", "utd", 2],
  ]);
  for (let n = 0; n < 40; n += 1) temp.store.inbox.waitForKey(event("a"), at(0));
  expect(names(temp, 3_600_000)).toEqual(["$b", "$a"]);
  temp.store.inbox.settle(event("a"), "done");
  temp.store.inbox.waitForKey(event("a"), at(0));
  expect(temp.store.inbox.stateOf(event("a"))?.state).toBe("done");
});

test("what never got its key expires, is told once, and new events do not", () => {
  const { store } = tempStore();
  store.sync.commit(batch([encrypted("a"), encrypted("b")]));
  store.inbox.waitForKey(event("a"), at(0));
  expect(store.inbox.expire(at(1_000))).toEqual([]);
  expect(store.inbox.expire(at(1_001))).toEqual([{ eventId: "$a", room: ROOM, sender: AISULU }]);
  expect(store.inbox.expire(at(1_001))).toEqual([]);
  expect(store.inbox.pending(at(9_999_999)).map((row) => row.eventId)).toEqual(["$b"]);
  expect(store.health().inbox).toEqual({ new: 1, utd: 0, done: 0, refused: 0, expired: 1 });
});

const cipher = (n: number): string => `<ciphertext ${n}>`.repeat(150);

test("a settled event's ciphertext is gone, from the bytes of the file too", () => {
  const temp = tempStore();
  const all = Array.from({ length: 20 }, (_, n) => n);
  temp.store.sync.commit(batch(all.map((n) => encrypted(`e${n}`, { ciphertext: cipher(n) }))));
  temp.reopen();
  for (const n of all.filter((even) => even % 2 === 0)) temp.store.inbox.settle(event(`e${n}`), "done");
  temp.reopen();
  const bytes = temp.bytes();
  expect(all.filter((n) => bytes.includes(`<ciphertext ${n}>`))).toEqual(all.filter((n) => n % 2 === 1));
});

test("of a clear event only the heading is kept; of redactions and reactions what they point at", () => {
  const { store } = tempStore();
  store.sync.commit(
    batch([
      clear("m", "m.room.message", { content: { body: "a name" } }),
      clear("r11", "m.room.redaction", { content: { redacts: "$x", reason: "a name" } }),
      clear("r10", "m.room.redaction", { redacts: "$x", content: { reason: "a name" } }),
      clear("k", "m.reaction", {
        content: {
          "m.relates_to": { rel_type: "m.annotation", event_id: "$x", key: "1", more: "a name" },
          more: 1,
        },
      }),
      clear("k2", "m.reaction", { content: { body: "a name" } }),
    ]),
  );
  const rows = store.inbox.pending(at(1));
  expect(JSON.stringify(rows)).not.toContain("a name");
  expect(rows.map((row) => row.raw["content"])).toEqual([
    {},
    { redacts: "$x" },
    { redacts: "$x" },
    { "m.relates_to": { rel_type: "m.annotation", event_id: "$x", key: "1" } },
    {},
  ]);
  expect(rows[2]?.raw["redacts"]).toBe("$x");
});

test("a gap is filled page by page and ends; a page delivered again changes nothing", () => {
  const temp = tempStore();
  const gap = { room: ROOM, from: "t9" };
  temp.store.sync.commit(batch([encrypted("new", { sentAt: 90 })], { gaps: [gap, gap] }));
  expect(temp.store.sync.gaps()).toEqual([gap]);
  temp.store.sync.backfilled(gap, [encrypted("c", { sentAt: 80 }), encrypted("b", { sentAt: 70 })], "t5");
  temp.store.sync.backfilled(gap, [encrypted("c", { sentAt: 80 })], "t5");
  temp.reopen();
  expect(temp.store.sync.gaps()).toEqual([{ room: ROOM, from: "t5" }]);
  temp.store.sync.backfilled({ room: ROOM, from: "t5" }, [], null);
  expect(temp.store.sync.gaps()).toEqual([]);
  expect(names(temp)).toEqual(["$new", "$b", "$c"]);
});

test("an echo settles the send whose answer was lost", () => {
  const { store } = tempStore();
  store.rooms.remember("response:shymkent", ROOM);
  store.outbox.add(send("a"));
  store.sync.commit(
    batch([], {
      echoes: [
        { txn: txn("a"), eventId: event("ea") },
        { txn: txn("foreign"), eventId: event("f") },
      ],
    }),
  );
  expect(store.outbox.ready(9)).toEqual([]);
  expect(store.outbox.eventIdOf(txn("a"))).toBe("$ea");
  expect(store.sync.knows(event("ea"))).toBe(true);
  expect(store.sync.knows(event("f"))).toBe(false);
});
