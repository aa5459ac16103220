import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_BYTES, readIncoming } from "../../bot/matrix/incoming.ts";

const message = (content: Record<string, string | object>) =>
  readIncoming("m.room.message", JSON.parse(JSON.stringify({ msgtype: "m.text", body: "x", ...content })));

test("a plain text is its body", () => {
  expect(message({ body: "two children at the market" })).toEqual({
    kind: "text",
    msgtype: "m.text",
    body: "two children at the market",
    formatted: null,
    thread: null,
    replyTo: null,
    replaces: null,
  });
});

test("the quote that a client puts before a reply is not the member's words", () => {
  const reply = { "m.relates_to": { "m.in_reply_to": { event_id: "$a" } } };
  const body = "> <@asel:hs> where?\n> and when?\n\nat the market\n\nat noon";
  expect(message({ body, ...reply })).toMatchObject({ body: "at the market\n\nat noon", replyTo: "$a" });
  expect(message({ body: "> * <@asel:hs> waves\n\nhello", ...reply })).toMatchObject({ body: "hello" });
});

test("a quote that the member typed stays", () => {
  expect(message({ body: "> 3 children\n\nno, 2" })).toMatchObject({ body: "> 3 children\n\nno, 2" });
});

test("in a thread, only a reply that is no fallback counts as one", () => {
  const thread = { rel_type: "m.thread", event_id: "$root", "m.in_reply_to": { event_id: "$a" } };
  expect(message({ "m.relates_to": { ...thread, is_falling_back: true } })).toMatchObject({
    thread: "$root",
    replyTo: null,
  });
  expect(message({ "m.relates_to": { ...thread, is_falling_back: false } })).toMatchObject({
    thread: "$root",
    replyTo: "$a",
  });
});

test("an edit is the new text and names what it replaces", () => {
  const edit = {
    body: "* no, 2",
    "m.new_content": { msgtype: "m.text", body: "no, 2" },
    "m.relates_to": { rel_type: "m.replace", event_id: "$a" },
  };
  expect(message(edit)).toMatchObject({ kind: "text", body: "no, 2", replaces: "$a" });
  expect(message({ ...edit, "m.new_content": "nothing" })).toEqual({ kind: "malformed" });
});

test("formatted text is handed on, so that nothing can hide in it", () => {
  expect(message({ body: "fine", formatted_body: "<b>a name</b>" })).toMatchObject({
    formatted: "<b>a name</b>",
  });
});

test("too long a text is told by its size alone, whichever part is long", () => {
  const long = "ж".repeat(MOST_BYTES / 2 + 1);
  expect(message({ body: long })).toEqual({ kind: "oversized", bytes: MOST_BYTES + 2 });
  expect(message({ formatted_body: long })).toMatchObject({ kind: "oversized" });
  expect(message({ body: "ж".repeat(MOST_BYTES / 2) })).toMatchObject({ kind: "text" });
});

test.each(["m.image", "m.file", "m.audio", "m.video", "m.location"])("%s is media", (msgtype) => {
  expect(message({ msgtype })).toMatchObject({ kind: "media", msgtype });
});

test.each([
  [
    "unstable",
    "org.matrix.msc3381.poll.response",
    { "org.matrix.msc3381.poll.response": { answers: ["a", "a", "b"] } },
  ],
  ["stable", "m.poll.response", { "m.selections": ["a", "b"] }],
  ["v2", "org.matrix.msc3381.poll.response", { "org.matrix.msc3381.v2.selections": ["a", "b"] }],
])("a vote in the %s form", (_, type, part) => {
  const content = { ...part, "m.relates_to": { rel_type: "m.reference", event_id: "$poll" } };
  expect(readIncoming(type, content)).toEqual({ kind: "vote", poll: "$poll", answers: ["a", "b"] });
});

test("a vote of nothing takes the vote back", () => {
  const content = { "m.selections": [], "m.relates_to": { rel_type: "m.reference", event_id: "$poll" } };
  expect(readIncoming("m.poll.response", content)).toEqual({ kind: "vote", poll: "$poll", answers: [] });
});

test("redactions and reactions name their event", () => {
  expect(readIncoming("m.room.redaction", { redacts: "$a" })).toEqual({ kind: "redaction", event: "$a" });
  const annotation = { rel_type: "m.annotation", event_id: "$a", key: "✅" };
  expect(readIncoming("m.reaction", { "m.relates_to": annotation })).toEqual({
    kind: "reaction",
    event: "$a",
    key: "✅",
  });
});

test("whatever arrives is read without an exception", () => {
  const types = fc.constantFrom(
    "m.room.message",
    "m.sticker",
    "m.poll.response",
    "m.room.redaction",
    "m.reaction",
    "x",
  );
  const keys = fc.constantFrom(
    "msgtype",
    "body",
    "m.relates_to",
    "m.new_content",
    "redacts",
    "m.selections",
    "rel_type",
    "event_id",
  );
  const content = fc.dictionary(keys, fc.oneof(fc.jsonValue(), fc.constantFrom("m.text", "m.replace", "$a")));
  fc.assert(
    fc.property(types, content, (type, raw) => {
      expect(readIncoming(type, JSON.parse(JSON.stringify(raw))).kind).toBeTypeOf("string");
    }),
  );
});
