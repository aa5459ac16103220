/** Questions become polls and numbered text: on the card, or in a message of their own. */
import { describe, expect, test } from "vitest";
import type { Effect, Prompt } from "../../src/decision.ts";
import { asEventId } from "../../src/ids.ts";
import { showCode } from "../../src/case/code.ts";
import { AISULU, BERIK, code, ROOM } from "../store/fixtures/invented.ts";

import {
  bodyOf,
  CASE,
  CAUSE,
  contentOf,
  inThread,
  newBodyOf,
  office,
  prompt,
  say,
  thread,
} from "./office.ts";

describe("a question", () => {
  const ask = (
    to: Extract<Effect, { kind: "ask" }>["to"],
    more: Partial<Prompt> = {},
    quote?: string,
  ): Extract<Effect, { kind: "ask" }> => ({
    kind: "ask",
    to,
    mentions: [AISULU],
    prompt: prompt(more),
    ...(quote !== undefined && { quote }),
  });

  test("in a thread is a poll, and stands on the card for who sees no polls", () => {
    const { store, act, deliver } = office();
    act([{ kind: "post_card", code: CASE, mentions: [] }, ask(thread)]);
    const [card] = deliver();
    expect(bodyOf(card)).toContain("1)");
    const [poll, ...more] = deliver();
    expect(more).toEqual([]);
    expect(poll).toMatchObject({ type: "org.matrix.msc3381.poll.start", room: ROOM });
    expect(contentOf(poll)).toMatchObject({
      "org.matrix.msc3381.poll.start": {
        max_selections: 1,
        answers: [{ id: "1" }, { id: "2" }],
        // Clients drop line breaks of a question.
        question: { body: expect.stringMatching(/^[^\n]+ \/ [^\n]+$/) },
      },
      "m.relates_to": inThread,
    });
    expect(store.prompts.byPollEvent(asEventId(`$of:${poll?.txn}`))).toMatchObject({ id: `${CASE}:danger` });
    expect(store.prompts.ofCase(CASE)).toHaveLength(1);
  });

  test("whose text has told the rest has few words of its own over the taps", () => {
    const { act, deliver } = office();
    const to = { kind: "direct", user: AISULU } as const;
    const kinds = { text: "guard-kind-phone" } as const;
    const question = { key: "guard-stopped-direct", args: { kinds } } as const;
    const tap = { key: "guard-tap-send", args: { kinds } } as const;
    act([{ ...ask(to, { only: AISULU, question }, "на вокзале мальчик"), tap }]);
    const rows = deliver().concat(deliver());
    const [text, poll] = rows;
    expect(bodyOf(text)).toContain("на вокзале мальчик");
    const [first = ""] = bodyOf(text).split("\n");
    expect(JSON.stringify(contentOf(poll))).not.toContain(first);
    expect(contentOf(poll)).toMatchObject({
      "org.matrix.msc3381.poll.start": { question: { body: expect.stringMatching(/\?$/) } },
    });
  });

  test("that comes later edits the card; answered, the card no longer shows it", () => {
    const { store, act, deliver } = office();
    act([{ kind: "post_card", code: CASE, mentions: [] }]);
    deliver();
    act([ask(thread)], { ...CAUSE, id: "$ask" });
    const edit = deliver().find((row) => newBodyOf(row) !== "");
    expect(newBodyOf(edit)).toContain("1)");
    deliver();
    act([{ kind: "settle", prompt: `${CASE}:danger` }], { ...CAUSE, id: "$no" });
    expect(store.prompts.ofCase(CASE)).toEqual([]);
    const [after] = deliver();
    expect(newBodyOf(after)).not.toContain("1)");
  });

  test("to one member alone is not on the card, but in a message of its own with the poll", () => {
    const { store, act, deliver } = office();
    act([{ kind: "post_card", code: CASE, mentions: [] }]);
    deliver();
    act([ask(thread, { id: "everybody" })], { ...CAUSE, id: "$one" });
    deliver();
    act([ask(thread, { id: "mine", only: AISULU, question: { key: "confirm-take", code: CASE } })], {
      ...CAUSE,
      id: "$two",
    });
    const rows = deliver().concat(deliver());
    expect(rows.map((row) => (row.kind === "send" ? row.type : row.kind))).toEqual([
      "m.room.message",
      "org.matrix.msc3381.poll.start",
    ]);
    expect(rows.map(newBodyOf)).toEqual(["", ""]);
    expect(bodyOf(rows[0])).toContain("1)");
    expect(contentOf(rows[0])["m.relates_to"]).toMatchObject(inThread);
    act([{ kind: "settle", prompt: "mine" }], { ...CAUSE, id: "$no" });
    expect(deliver()).toEqual([]);
    act([ask(thread, { id: "mine", only: AISULU, question: { key: "confirm-take", code: CASE } })], {
      ...CAUSE,
      id: "$three",
    });
    act([{ kind: "refresh_card", code: CASE }], { ...CAUSE, id: "$four" });
    const card = deliver()
      .concat(deliver())
      .map(newBodyOf)
      .find((body) => body !== "");
    expect(card).toContain("Ребёнку сейчас грозит опасность?");
    expect(store.prompts.ofCase(CASE).map(({ id }) => id)).toEqual(["mine", "everybody"]);
  });

  test("in a direct room is a poll and the same as numbered text", () => {
    const { store, act, deliver } = office();
    act([ask({ kind: "direct", user: BERIK }, {}, "two girls")]);
    const rows = deliver();
    expect(rows.map((row) => (row.kind === "send" ? row.type : row.kind))).toEqual([
      "m.room.message",
      "org.matrix.msc3381.poll.start",
    ]);
    expect(bodyOf(rows[0])).toContain("1)");
    expect(bodyOf(rows[0])).toContain("two girls");
    expect(store.prompts.ofMember(BERIK)).toHaveLength(1);
    expect(store.prompts.ofMember(AISULU)).toEqual([]);
    act([{ kind: "settle", prompt: `${CASE}:danger` }], { ...CAUSE, id: "$no" });
    expect(store.prompts.ofMember(BERIK)).toEqual([]);
    expect(deliver()).toEqual([]);
  });

  test("without choices is a text, and can be answered as a reply to it", () => {
    const { store, act, deliver } = office();
    act([{ kind: "post_card", code: CASE, mentions: [] }]);
    deliver();
    act([ask(thread, { options: [] })], { ...CAUSE, id: "$ask" });
    const texts = deliver().concat(deliver());
    const event = texts.find(
      (row) => bodyOf(row).startsWith(showCode(CASE)) && contentOf(row)["m.new_content"] === undefined,
    );
    expect(event).toMatchObject({ type: "m.room.message" });
    expect(store.prompts.byPollEvent(asEventId(`$of:${event?.txn}`))).toMatchObject({ id: `${CASE}:danger` });
  });

  test("about a case that does not exist is a bug, and nothing of its cause is kept", () => {
    const { act, ready } = office();
    expect(() =>
      act([say({ kind: "direct", user: BERIK }), say({ kind: "thread", code: code(9) })]),
    ).toThrow();
    expect(ready()).toEqual([]);
  });
});
