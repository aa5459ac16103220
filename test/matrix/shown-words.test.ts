/** All that a client could show of an event, whatever its kind; and nothing that is only for machines. */
import { describe, expect, test } from "vitest";
import { bringsMedia, shownWords } from "../../bot/matrix/shown-words.ts";
import type { JsonObject } from "../../bot/ports.ts";

const message = "m.room.message";

describe("words that a client could show", () => {
  test.each<[string, string, JsonObject, string[]]>([
    ["a text", message, { msgtype: "m.text", body: "one", format: "org.matrix.custom.html" }, ["one"]],
    [
      "extensible events",
      "m.message",
      { "m.text": [{ body: "one" }, { mimetype: "text/html", body: "two" }] },
      ["one", "two"],
    ],
    [
      "a poll with its answers",
      "org.matrix.msc3381.poll.start",
      {
        "org.matrix.msc3381.poll.start": {
          kind: "org.matrix.msc3381.poll.disclosed",
          question: { "org.matrix.msc1767.text": "who?", body: "who?" },
          answers: [
            { id: "1", "org.matrix.msc1767.text": "Aisulu" },
            { id: "8 705 318 44 20", "org.matrix.msc1767.text": "no" },
          ],
        },
      },
      ["who?", "Aisulu", "8 705 318 44 20", "no"],
    ],
    [
      "the old text beside an edit",
      message,
      {
        body: "* old",
        "m.new_content": { msgtype: "m.text", body: "new" },
        "m.relates_to": { rel_type: "m.replace", event_id: "$e" },
      },
      ["* old", "new"],
    ],
    [
      "words where the name of a kind should be",
      message,
      { msgtype: "Aisulu Test", body: " " },
      ["Aisulu Test"],
    ],
    [
      "an unknown field",
      message,
      { body: "one", "org.example.subtitle": { deep: [["two"]] } },
      ["one", "two"],
    ],
    [
      "mentions and relations: none",
      message,
      { "m.mentions": { user_ids: ["@a:hs"] }, "m.relates_to": { key: "x" } },
      [],
    ],
    ["the same twice: once", message, { body: "one", "m.text": "one" }, ["one"]],
    ["key verification: none", "m.key.verification.mac", { mac: { k: "words" } }, []],
    ["a call: none", "m.call.invite", { offer: { sdp: "v=0" } }, []],
  ])("of %s", (_, type, content, words) => {
    expect(shownWords(type, content)).toEqual(words);
  });
});

test("a file, a picture or a place is media under any kind of event", () => {
  expect(bringsMedia("m.file", { "m.file": { url: "mxc://hs/abc" } })).toBe(true);
  expect(bringsMedia(message, { msgtype: "org.example.new", file: { url: "mxc://hs/abc" } })).toBe(true);
  for (const type of ["m.beacon", "m.location", "org.matrix.msc3672.beacon"])
    expect(bringsMedia(type, {})).toBe(true);
  expect(bringsMedia(message, { body: "see mxc://hs/abc" })).toBe(false);
  expect(bringsMedia("m.call.invite", { url: "mxc://hs/abc" })).toBe(false);
});
