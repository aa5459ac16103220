import { expect, test } from "vitest";
import {
  editContent,
  POLL_END,
  POLL_START,
  pollContent,
  pollEndContent,
  textContent,
} from "../../bot/matrix/content.ts";
import { readIncoming } from "../../bot/matrix/incoming.ts";
import { asEventId, asTxnId, asUserId } from "../../src/ids.ts";

const text = { plain: "K7P-4X2M: taken", html: "<b>K7P-4X2M</b>: taken", mentions: [asUserId("@asel:hs")] };
const root = asEventId("$root");

test("mentions are always set, also when nobody is named", () => {
  expect(textContent(text, { kind: "alone" })).toMatchObject({ "m.mentions": { user_ids: ["@asel:hs"] } });
  expect(textContent({ ...text, mentions: [] }, { kind: "alone" })["m.mentions"]).toEqual({});
});

test("a thread message also reads as a reply for clients without threads", () => {
  expect(textContent(text, { kind: "thread", root, latest: asEventId("$last") })["m.relates_to"]).toEqual({
    rel_type: "m.thread",
    event_id: "$root",
    is_falling_back: true,
    "m.in_reply_to": { event_id: "$last" },
  });
});

test("an event that is not sent yet is named by its outbox row", () => {
  const pending = { $event: asTxnId("t1") };
  expect(textContent(text, { kind: "reply", to: pending })["m.relates_to"]).toEqual({
    "m.in_reply_to": { event_id: { $event: "t1" } },
  });
  expect(pollEndContent(pending, "ended")["m.relates_to"]).toEqual({
    rel_type: "m.reference",
    event_id: { $event: "t1" },
  });
});

test("an edit names what it replaces, shows the old way with a star, and rings only for new names", () => {
  expect(editContent(root, text)).toEqual({
    msgtype: "m.text",
    body: "* K7P-4X2M: taken",
    format: "org.matrix.custom.html",
    formatted_body: "* <b>K7P-4X2M</b>: taken",
    "m.mentions": {},
    "m.new_content": {
      msgtype: "m.text",
      body: "K7P-4X2M: taken",
      format: "org.matrix.custom.html",
      formatted_body: "<b>K7P-4X2M</b>: taken",
      "m.mentions": { user_ids: ["@asel:hs"] },
    },
    "m.relates_to": { rel_type: "m.replace", event_id: "$root" },
  });
});

test("relations hold event ids and fixed words, never a word of the message", () => {
  const contents = [
    textContent(text, { kind: "thread", root }),
    textContent(text, { kind: "reply", to: root }),
    editContent(root, text),
    pollEndContent(root, text.plain),
  ];
  for (const content of contents)
    expect(JSON.stringify(content["m.relates_to"])).not.toMatch(/K7P|taken|asel/);
});

test("a poll carries question and numbered answers as text as well", () => {
  const poll = {
    question: "Where?",
    answers: [
      { id: "a", text: "Market" },
      { id: "b", text: "Station" },
    ],
    kind: "disclosed",
    most: 1,
    mentions: [],
  } as const;
  expect(pollContent(poll, { kind: "thread", root })).toMatchObject({
    [POLL_START]: {
      question: { "org.matrix.msc1767.text": "Where?" },
      kind: "org.matrix.msc3381.poll.disclosed",
      max_selections: 1,
      answers: [
        { id: "a", "org.matrix.msc1767.text": "Market" },
        { id: "b", "org.matrix.msc1767.text": "Station" },
      ],
    },
    "org.matrix.msc1767.text": "Where?\n1. Market\n2. Station",
    body: "Where?\n1. Market\n2. Station",
    "m.relates_to": { rel_type: "m.thread", event_id: "$root" },
  });
  expect(pollEndContent(root, "ended")).toMatchObject({ [POLL_END]: {}, "org.matrix.msc1767.text": "ended" });
});

test("what we write is read back as what it was", () => {
  expect(readIncoming("m.room.message", textContent(text, { kind: "thread", root }))).toMatchObject({
    kind: "text",
    body: text.plain,
    thread: root,
    replyTo: null,
  });
  expect(readIncoming("m.room.message", editContent(root, text))).toMatchObject({
    kind: "text",
    body: text.plain,
    replaces: root,
  });
});
