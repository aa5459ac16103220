import * as fc from "fast-check";
import { expect, test } from "vitest";
import { guardedFetch, leakIn } from "../../bot/matrix/guarded-fetch.ts";

const url = (path: string): URL => new URL(`http://hs.example/_matrix/client/v3${path}`);
const ciphertext = JSON.stringify({ algorithm: "m.megolm.v1.aes-sha2", ciphertext: "AwgA", session_id: "s" });

test("an encrypted event may leave", () => {
  expect(leakIn("PUT", url("/rooms/!a/send/m.room.encrypted/t1"), ciphertext)).toBeNull();
});

test.each([
  "/rooms/!a/send/m.room.message/t1",
  "/rooms/!a/send/m%2Eroom%2Emessage/t1",
  "/rooms/!a/%73end/m.room.message/t1",
  "/rooms/!a/%2573end/m.room.message/t1",
  "/rooms/!a//send//m.room.message/t1",
  "/rooms/!a/x/../send/m.room.message/t1",
  "/rooms/!a/x/%2e%2e/send/m.room.message/t1",
  "/rooms/!a%2Fsend%2Fm.room.message%2Ft1",
  "/rooms/!a/send/m.room.encrypted%2F..%2Fm.room.message/t1",
  "/rooms/!a/send/org.matrix.msc3381.poll.start/t1",
  "/rooms/!a/send/M.ROOM.ENCRYPTED/t1",
  "/rooms/!a/send/m.room.encrypted%20/t1",
  "/rooms/!a/send//t1",
])("cleartext is stopped: PUT %s", (path) => {
  expect(leakIn("PUT", url(path), '{"body":"x"}')).not.toBeNull();
});

test("no event type but the two can be sent, however it is written", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.nat(3), (type, rounds) => {
      // "." and ".." are resolved by every URL parser before a request is made: no event type is left then
      fc.pre(!["m.room.encrypted", "m.reaction", ".", ".."].includes(type));
      let written = encodeURIComponent(type);
      for (let i = 0; i < rounds; i += 1) written = encodeURIComponent(written);
      expect(leakIn("PUT", url(`/rooms/!a/send/${written}/t`), ciphertext)).not.toBeNull();
    }),
  );
});

test.each([
  ["a text beside the ciphertext", { body: "x" }],
  ["a fact in the relation", { "m.relates_to": { rel_type: "m.thread", event_id: "$a", note: "x" } }],
  ["a long key in the relation", { "m.relates_to": { key: "far too long to be a reaction" } }],
])("%s is stopped", (_, more) => {
  const body = JSON.stringify({ ...JSON.parse(ciphertext), ...more });
  expect(leakIn("PUT", url("/rooms/!a/send/m.room.encrypted/t"), body)).toBe("ciphertext");
});

test("a relation of ids alone may go beside the ciphertext", () => {
  const relation = {
    rel_type: "m.thread",
    event_id: "$a",
    is_falling_back: true,
    "m.in_reply_to": { event_id: "$b" },
  };
  const body = JSON.stringify({ ...JSON.parse(ciphertext), "m.relates_to": relation });
  expect(leakIn("PUT", url("/rooms/!a/send/m.room.encrypted/t"), body)).toBeNull();
});

test.each(["m.room_key", "m.forwarded_room_key", "m.secret.send", "m.room%5Fkey", "m.dummy"])(
  "the to-device message %s never goes in clear",
  (type) => {
    expect(leakIn("PUT", url(`/sendToDevice/${type}/t`), "{}")).toBe("to_device");
  },
);

test.each(["m.room.encrypted", "m.room_key.withheld", "m.room_key_request", "m.key.verification.cancel"])(
  "the to-device message %s may leave",
  (type) => {
    expect(leakIn("PUT", url(`/sendToDevice/${type}/t`), "{}")).toBeNull();
  },
);

test("a redaction may not carry a reason", () => {
  expect(leakIn("PUT", url("/rooms/!a/redact/$e/t"), "{}")).toBeNull();
  expect(leakIn("PUT", url("/rooms/!a/redact/$e/t"), '{"reason":"because"}')).toBe("redaction_reason");
});

test("a stopped request reaches nobody and is reported", async () => {
  const leaks: string[] = [];
  const guarded = guardedFetch(new URL("http://127.0.0.1:9"), {
    onLeak: (what) => leaks.push(what),
    onKeyClash: () => {},
    onSlow: () => {},
  });
  const put = { method: "put", body: "{}" };
  await expect(
    guarded("http://127.0.0.1:9/_matrix/client/v3/rooms/!a/send/m.room.message/t", put),
  ).rejects.toThrow("cleartext");
  await expect(guarded("http://elsewhere.example/_matrix/client/v3/sync")).rejects.toThrow("origin");
  expect(leaks).toEqual(["cleartext", "origin"]);
});
