import { expect, test } from "vitest";
import type { NewSend } from "../../bot/store/store.ts";
import { asRoomId } from "../../src/ids.ts";
import { added, AISULU, at, code, event, of, opened, ROOM, txn } from "./fixtures/invented.ts";
import { send } from "./fixtures/sends.ts";
import { type TempStore, tempStore } from "./fixtures/temp-store.ts";

function withRoom(): TempStore {
  const temp = tempStore();
  temp.store.rooms.remember("response:shymkent", ROOM);
  return temp;
}
const names = ({ store }: TempStore, limit = 99): string[] => store.outbox.ready(limit).map((row) => row.txn);

test("rows come out oldest first, again and again until they are sent", () => {
  const temp = withRoom();
  for (const name of ["b", "a", "c"]) temp.store.outbox.add(send(name));
  expect(names(temp)).toEqual(["b", "a", "c"]);
  expect(names(temp, 2)).toEqual(["b", "a"]);
  temp.store.outbox.sent(txn("b"), event("eb"));
  expect(names(temp)).toEqual(["a", "c"]);
  temp.reopen();
  expect(names(temp)).toEqual(["a", "c"]);
});

test("what is given out is what was put in", () => {
  const { store } = withRoom();
  store.ledger.append(of(code(1), opened()), "c1");
  const content = { body: "тест 👧", list: [1, null, { deep: true }] };
  store.outbox.add(send("sealed-by-case", { code: code(1), content }));
  store.outbox.add(send("sealed-by-deployment", { content, type: "org.matrix.msc3381.poll.start" }));
  const common = { kind: "send", room: ROOM, content, createdAt: 1_000 };
  expect(store.outbox.ready(9)).toEqual([
    { ...common, txn: "sealed-by-case", type: "m.room.message" },
    { ...common, txn: "sealed-by-deployment", type: "org.matrix.msc3381.poll.start" },
  ]);
});

test("the same transaction id is added once", () => {
  const temp = withRoom();
  temp.store.outbox.add(send("a", { content: { body: "first" } }));
  temp.store.outbox.add(send("a", { content: { body: "second" } }));
  expect(temp.store.outbox.ready(9)).toMatchObject([{ content: { body: "first" } }]);
  temp.store.outbox.sent(txn("a"), event("ea"));
  temp.store.outbox.add(send("a"));
  expect(names(temp)).toEqual([]);
});

test("a row waits until its place has a room; an explicit room needs no place", () => {
  const temp = withRoom();
  temp.store.outbox.add(send("direct", { place: `direct:${AISULU}` }));
  temp.store.outbox.add(send("reply", { place: "coordination:none", room: ROOM }));
  expect(names(temp)).toEqual(["reply"]);
  temp.store.rooms.remember(`direct:${AISULU}`, asRoomId("!direct:test"));
  expect(temp.store.outbox.ready(9).map((row) => row.room)).toEqual(["!direct:test", ROOM]);
});

test("a stopped room does not keep others back", () => {
  const temp = withRoom();
  temp.store.rooms.remember("response:almaty", asRoomId("!almaty:test"));
  for (const name of ["s1", "s2"]) temp.store.outbox.add(send(name));
  temp.store.outbox.add(send("a1", { place: "response:almaty" }));
  expect(names(temp, 2)).toEqual(["s1", "s2"]);
  expect(temp.store.outbox.ready(2, new Set([ROOM])).map((row) => row.txn)).toEqual(["a1"]);
});

test("a row waits for those it depends on, also when these are added after it", () => {
  const temp = withRoom();
  temp.store.outbox.add(send("second", { dependsOn: [txn("first"), txn("zeroth")] }));
  temp.store.outbox.add(send("first"));
  temp.store.outbox.add(send("zeroth"));
  expect(names(temp)).toEqual(["first", "zeroth"]);
  temp.store.outbox.sent(txn("first"), event("e1"));
  expect(names(temp)).toEqual(["zeroth"]);
  temp.store.outbox.sent(txn("zeroth"), event("e0"));
  expect(names(temp)).toEqual(["second"]);
});

test("references become event ids, wherever they stand", () => {
  const { store } = withRoom();
  store.outbox.add(send("card"));
  const content = {
    "m.relates_to": { rel_type: "m.thread", event_id: { $event: "card" } },
    all: [{ $event: "card" }, { $event: "card", more: 1 }],
  };
  store.outbox.add(send("reply", { content }));
  expect(store.outbox.ready(9).map((row) => row.txn)).toEqual(["card"]);
  store.outbox.sent(txn("card"), event("root"));
  expect(store.outbox.ready(9)).toMatchObject([
    {
      content: {
        "m.relates_to": { rel_type: "m.thread", event_id: "$root" },
        all: ["$root", { $event: "card", more: 1 }],
      },
    },
  ]);
  expect(store.outbox.eventIdOf(txn("card"))).toBe("$root");
  expect(store.outbox.eventIdOf(txn("reply"))).toBeNull();
});

const edit = (name: string): NewSend => send(name, { supersedes: "card:1" });

test("an unsent card edit is dropped for a newer one, but not one that was handed out", () => {
  const temp = withRoom();
  temp.store.outbox.add(edit("e1"));
  temp.store.outbox.add(edit("e2"));
  temp.store.outbox.add(send("other", { supersedes: "card:2" }));
  expect(names(temp)).toEqual(["e2", "other"]);
  temp.store.outbox.add(edit("e3"));
  temp.store.outbox.add(edit("e4"));
  expect(names(temp)).toEqual(["e2", "other"]);
  temp.store.outbox.sent(txn("e2"), event("e2"));
  expect(names(temp)).toEqual(["other", "e4"]);
  temp.store.outbox.sent(txn("e4"), event("e4"));
  expect(temp.store.outbox.eventIdOf(txn("e1"))).toBe("$e2");
  expect(temp.store.outbox.eventIdOf(txn("e3"))).toBe("$e4");
});

test("a row that waited for a dropped one need not wait any longer", () => {
  const temp = withRoom();
  temp.store.outbox.add(edit("e1"));
  temp.store.outbox.add(send("after", { dependsOn: [txn("e1")] }));
  temp.store.outbox.add(edit("e2"));
  temp.store.outbox.add(send("later", { dependsOn: [txn("e1")] }));
  expect(names(temp)).toEqual(["after", "e2", "later"]);
});

test("a row whose event id another one needs is not dropped", () => {
  const temp = withRoom();
  temp.store.outbox.add(send("question", { supersedes: "question:1" }));
  temp.store.outbox.add(send("reply", { content: { to: { $event: "question" } } }));
  temp.store.outbox.add(send("newer", { supersedes: "question:1", dependsOn: [txn("reply")] }));
  for (const name of ["question", "reply", "newer"]) {
    expect(names(temp)).toEqual([name]);
    temp.store.outbox.sent(txn(name), event(name));
  }
});

test("the echo of a dropped row that had gone out before a restart is known", () => {
  const temp = withRoom();
  temp.store.ledger.append(of(code(1), opened()), "c1");
  temp.store.outbox.add(send("e1", { supersedes: "card", code: code(1) }));
  temp.store.outbox.add(send("e2", { supersedes: "card", code: code(1) }));
  temp.store.sync.commit({
    next: "s1",
    events: [],
    gaps: [],
    echoes: [{ txn: txn("e1"), eventId: event("late") }],
  });
  expect(temp.store.messages.caseOf(event("late"))).toBe(code(1));
  expect(names(temp)).toEqual(["e2"]);
});

test("a sent row keeps its event id, maps it to its case, and loses its content", () => {
  const temp = withRoom();
  temp.store.ledger.append(of(code(1), opened()), "c1");
  temp.store.outbox.add(send("a", { code: code(1) }));
  temp.store.outbox.sent(txn("a"), event("ea"));
  temp.store.outbox.sent(txn("a"), event("again"));
  expect(temp.store.outbox.eventIdOf(txn("a"))).toBe("$ea");
  expect(temp.store.messages.get(event("ea"))).toEqual({
    event: "$ea",
    room: ROOM,
    sender: null,
    code: code(1),
    edits: null,
    redacted: false,
  });
  expect(temp.store.sync.knows(event("ea"))).toBe(true);
  expect(() => temp.tamper("INSERT INTO vault SELECT 'x', content FROM outbox")).toThrow("NOT NULL");
});

test("an answer for a transaction that is not ours changes nothing", () => {
  const { store } = withRoom();
  store.outbox.sent(txn("foreign"), event("x"));
  store.outbox.rejected(txn("foreign"), "M_FORBIDDEN");
  expect(store.messages.get(event("x"))).toBeNull();
});

test("after a refusal those that only wait go on, those that need its event id stay, until a retry", () => {
  const temp = withRoom();
  temp.store.outbox.add(send("card"));
  temp.store.outbox.add(send("reply", { content: { to: { $event: "card" } } }));
  temp.store.outbox.add(send("after", { dependsOn: [txn("card")] }));
  temp.store.outbox.rejected(txn("card"), "M_TOO_LARGE");
  temp.store.outbox.add(send("later", { dependsOn: [txn("card")] }));
  expect(names(temp)).toEqual(["after", "later"]);
  expect(temp.store.health().outbox).toEqual({ unsent: 3, sent: 0, rejected: 1, superseded: 0 });
  expect(temp.store.outbox.retry(txn("card"))).toBe(true);
  expect(temp.store.outbox.retry(txn("card"))).toBe(false);
  expect(names(temp)).toContain("card");
  temp.store.outbox.sent(txn("card"), event("root"));
  expect(names(temp)).toContain("reply");
});

test("a redaction names its event, and marks it when it was sent", () => {
  const temp = withRoom();
  const { store } = temp;
  store.messages.note({ event: event("bad"), room: ROOM, sender: AISULU, code: null, edits: null });
  store.outbox.add({
    kind: "redact",
    txn: txn("r"),
    room: ROOM,
    event: event("bad"),
    dependsOn: [],
    code: null,
    createdAt: at(5),
  });
  expect(store.outbox.ready(9)).toEqual([
    { kind: "redact", txn: "r", room: ROOM, event: "$bad", createdAt: 5 },
  ]);
  expect(store.messages.get(event("bad"))?.redacted).toBe(false);
  store.outbox.sent(txn("r"), event("redaction"));
  expect(store.messages.get(event("bad"))?.redacted).toBe(true);
  expect(names(temp)).toEqual([]);
});

test("rows unsent for more than a day are told", () => {
  const { store } = withRoom();
  const day = 86_400_000;
  store.outbox.add(send("old", { createdAt: at(1) }));
  store.outbox.add(send("sent", { createdAt: at(1) }));
  store.outbox.add(send("new", { createdAt: at(2) }));
  store.outbox.sent(txn("sent"), event("s"));
  expect(store.outbox.stale(at(day + 2))).toEqual([{ txn: "old", place: "response:shymkent", createdAt: 1 }]);
});

test("a decision that fails sends nothing", () => {
  const temp = withRoom();
  expect(() =>
    temp.store.transaction(() => {
      temp.store.ledger.append([added()], "c1");
      temp.store.outbox.add(send("a"));
      throw new Error("power");
    }),
  ).toThrow("power");
  expect(names(temp)).toEqual([]);
});
