import { expect, test } from "vitest";
import { ratchetOf } from "../../bot/matrix/ratchet.ts";
import { rotationOf } from "../../bot/matrix/rotation.ts";
import { readTimelineItem } from "../../bot/matrix/wire-event.ts";
import { canonicalJson } from "../../bot/matrix/signature.ts";

const event = {
  event_id: "$e",
  sender: "@asel:hs",
  type: "m.room.encrypted",
  origin_server_ts: 1,
  content: { a: 1 },
};
const read = (raw: unknown) => readTimelineItem(raw, "!room", "@bot:hs");

test("another's event is kept whole, with its room and without what the server adds", () => {
  const item = read({ ...event, unsigned: { age: 5, "m.relations": {} } });
  expect(item).toMatchObject({
    kind: "event",
    event: { eventId: "$e", room: "!room", sender: "@asel:hs", sentAt: 1 },
  });
  expect(item.kind === "event" && item.event.raw).toEqual({ ...event, room_id: "!room", unsigned: {} });
});

test("state events are no messages, whatever their type", () => {
  expect(read({ ...event, state_key: "" })).toEqual({ kind: "state" });
});

test("our own event is an echo with its transaction", () => {
  expect(read({ ...event, sender: "@bot:hs", unsigned: { transaction_id: "t" } })).toEqual({
    kind: "echo",
    eventId: "$e",
    txn: "t",
    sentAt: event.origin_server_ts,
    says: true,
  });
  expect(read({ ...event, sender: "@bot:hs", type: "m.reaction" })).toMatchObject({ txn: null, says: false });
});

test.each([
  null,
  3,
  [],
  {},
  { ...event, event_id: 3 },
  { ...event, sender: "nobody" },
  { ...event, origin_server_ts: "x" },
  { ...event, type: "" },
])("a broken event is counted, not thrown: %j", (raw) => {
  expect(read(raw)).toEqual({ kind: "broken" });
});

test("an event above every bound is left out", () => {
  expect(read({ ...event, content: { a: "x".repeat(100_000) } })).toEqual({ kind: "broken" });
});

test("an event with a strange content is kept, so that it can be refused on record", () => {
  expect(read({ ...event, content: "none" })).toMatchObject({ kind: "event" });
});

const megolm = (...bytes: number[]) => ({
  session_id: "s",
  ciphertext: Buffer.from([3, 8, ...bytes, 0x12, 0, 0, 0, 0, 0]).toString("base64"),
});
test("the message index is read from the ciphertext", () => {
  expect(ratchetOf(megolm(0))).toEqual({ session: "s", index: 0 });
  expect(ratchetOf(megolm(0xac, 0x02))).toEqual({ session: "s", index: 300 });
  expect(ratchetOf(megolm(0xff, 0xff, 0xff, 0xff, 0x0f))).toEqual({ session: "s", index: 0xffff_ffff });
});
test("what is no megolm message has no ratchet", () => {
  expect(ratchetOf(megolm(0xff, 0xff, 0xff, 0xff, 0x7f))).toBeNull();
  expect(ratchetOf({ session_id: "s", ciphertext: "AAAAAAAAAAAA" })).toBeNull();
  expect(ratchetOf({ ciphertext: "AwgAAAAAAAAA" })).toBeNull();
});

test("a room may rotate sooner than the default, never later, and our count ends before the machine's", () => {
  expect(rotationOf(undefined)).toMatchObject({ limitMessages: 100, messages: 99, limitMs: 604_800_000 });
  expect(rotationOf({ rotation_period_msgs: 5, rotation_period_ms: 1 })).toMatchObject({
    limitMessages: 5,
    limitMs: 3_600_000,
  });
  expect(rotationOf({ rotation_period_msgs: 9999, rotation_period_ms: 1e12 })).toMatchObject({
    limitMessages: 100,
    limitMs: 604_800_000,
  });
  expect(rotationOf({ rotation_period_ms: 1 }).ms).toBeLessThan(3_600_000);
});

test("canonical JSON sorts keys at every depth and writes no white space", () => {
  expect(canonicalJson({ b: [{ d: 1, c: "é" }], a: null })).toBe('{"a":null,"b":[{"c":"é","d":1}]}');
});
