/** An opened event as `understand` reads it: the message itself, and all that a client could show besides. */
import { describe, expect, test } from "vitest";
import { messageFrom } from "../../bot/message-from.ts";
import type { JsonObject, WireEvent } from "../../bot/ports.ts";
import { asEventId, asMillis, asRoomId, asUserId } from "../../src/ids.ts";
import { ROOM, SHYMKENT } from "../store/fixtures/invented.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";

const read = (type: string, content: JsonObject, room = ROOM) => {
  const { store } = tempStore();
  store.rooms.remember(`response:${SHYMKENT}`, ROOM);
  const wire: WireEvent = {
    eventId: asEventId("$event"),
    room,
    sender: asUserId("@asel:hs"),
    type: "m.room.encrypted",
    sentAt: asMillis(1),
    raw: {},
  };
  const event = { ...wire, state: "new", firstSeen: asMillis(1), tries: 0 } as const;
  return messageFrom(event, { kind: "opened", type, content, ratchet: "r" }, store);
};
const text = (more: JsonObject): JsonObject => ({ msgtype: "m.text", body: "one", ...more });
const POLL = "org.matrix.msc3381.poll.start";

describe("a message", () => {
  test("comes with what stands beside its body, and without what repeats it", () => {
    expect(read("m.room.message", text({ formatted_body: "<b>one</b>", "m.text": "one" }))?.besides).toEqual(
      [],
    );
    expect(read("m.room.message", text({ "m.text": "two", filename: "three" }))?.besides).toEqual([
      "two",
      "three",
    ]);
  });

  test("that edits: the text for clients without edits counts where it says something else", () => {
    const edit = (body: string) =>
      read("m.room.message", {
        msgtype: "m.text",
        body,
        "m.new_content": text({}),
        "m.relates_to": { rel_type: "m.replace", event_id: "$first" },
      });
    expect(edit("* one")).toMatchObject({ content: { body: "one", replaces: "$first" }, besides: [] });
    expect(edit("* two")).toMatchObject({ content: { body: "one" }, besides: ["* two"] });
  });

  test("that answers: what an older client quotes before it counts", () => {
    const body = "> <@asel:hs> where?\n\nhere";
    expect(read("m.room.message", text({ body }))).toMatchObject({
      content: { body: "here" },
      besides: [body],
    });
  });

  test("names whom it calls; what is no list of users calls nobody", () => {
    expect(read("m.room.message", text({ "m.mentions": { user_ids: ["@b:hs", 7] } }))?.mentions).toEqual([
      "@b:hs",
    ]);
    for (const mentions of [null, [], "x", { user_ids: "@b:hs" }, {}])
      expect(read("m.room.message", text({ "m.mentions": mentions }))?.mentions).toEqual([]);
  });

  test("in a room that is none of ours was sent to the bot", () => {
    expect(read("m.room.message", text({}), asRoomId("!else:hs"))?.where).toEqual({
      kind: "direct",
      user: "@asel:hs",
    });
  });
});

describe("media", () => {
  const image = (more: JsonObject) => read("m.room.message", { msgtype: "m.image", body: "a.jpg", ...more });
  test("has a caption where the name of the file stands elsewhere (MSC2530)", () => {
    expect(image({})?.content).toMatchObject({ kind: "media", caption: null });
    expect(image({ filename: "a.jpg" })?.content).toMatchObject({ caption: null });
    expect(image({ filename: "b.jpg" })?.content).toMatchObject({ caption: "a.jpg" });
  });
  test.each<[string, JsonObject]>([
    ["m.sticker", { body: "x", url: "mxc://hs/a" }],
    ["m.room.message", { msgtype: "m.location", body: "x", geo_uri: "geo:1,2" }],
    ["m.room.message", { msgtype: "org.example.voice", body: "x", url: "mxc://hs/a" }],
    ["org.matrix.msc3672.beacon", { "m.location": { uri: "geo:1,2" } }],
    ["m.file", { "m.file": { url: "mxc://hs/a" } }],
  ])("is %s too", (type, content) => {
    expect(read(type, content)?.content.kind).toBe("media");
  });
});

describe("events of other kinds", () => {
  test("a reaction: its sign, and words besides; Cinny's name of an emoji is none", () => {
    const reaction = (key: string, more: JsonObject = {}) =>
      read("m.reaction", { "m.relates_to": { rel_type: "m.annotation", event_id: "$e", key }, ...more });
    expect(reaction("👍", { shortcode: "thumbsup" })).toMatchObject({
      content: { kind: "reaction" },
      besides: ["👍"],
    });
    expect(reaction("x".repeat(65))?.besides).toEqual(["x".repeat(65)]);
    expect(reaction("👍", { shortcode: "Айсұлу" })?.besides).toEqual(["👍", "Айсұлу"]);
    expect(read("m.reaction", {})).toMatchObject({ content: { kind: "reaction" }, besides: [] });
  });

  test("a deletion: its reason, which is not encrypted", () => {
    expect(read("m.room.redaction", { redacts: "$e", reason: "why" })).toMatchObject({
      content: { kind: "deleted", event: "$e" },
      besides: ["why"],
    });
  });

  test("a vote: not the ids of the answers", () => {
    expect(
      read("org.matrix.msc3381.poll.response", {
        "m.relates_to": { rel_type: "m.reference", event_id: "$e" },
        "org.matrix.msc3381.poll.response": { answers: ["1"] },
        body: "words",
      }),
    ).toMatchObject({ content: { kind: "vote" }, besides: ["words"] });
  });

  test.each<[string, string, JsonObject]>([
    ["a member's poll", POLL, { [POLL]: { question: { body: "who?" } } }],
    ["an unknown msgtype", "m.room.message", { msgtype: "org.example.card", body: "words" }],
    ["a broken message", "m.room.message", { body: "words" }],
    [
      "an edit without its new text",
      "m.room.message",
      text({ "m.relates_to": { rel_type: "m.replace", event_id: "$e" } }),
    ],
    ["an unknown kind", "org.example.note", { anything: ["words"] }],
  ])("%s is read for the guard alone", (_, type, content) => {
    expect(read(type, content)).toMatchObject({ content: { kind: "unfamiliar" } });
    expect(read(type, content)?.besides).not.toEqual([]);
  });

  test("what shows no words is none of our business", () => {
    expect(read("m.key.verification.done", { transaction_id: "x" })).toBeNull();
    expect(read("org.example.note", { n: 1 })).toBeNull();
  });

  test("a text of more than 16 KiB is not handed on", () => {
    expect(read("m.room.message", text({ body: "a".repeat(17_000) }))?.content).toEqual({
      kind: "oversized",
    });
  });
});
