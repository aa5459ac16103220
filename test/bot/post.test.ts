/** Effects become rows of the outbox: in words, in the right room, with ids that come from their cause. */
import { describe, expect, test } from "vitest";
import { type Cause, cardTxn, post } from "../../bot/post.ts";
import { loadTemplates } from "../../bot/templates.ts";
import { txnsUnder } from "../../bot/txn.ts";
import type { Effect, Prompt } from "../../src/decision.ts";
import { asEventId, asMillis, asOrgId, asRoomId, asUserId } from "../../src/ids.ts";
import type { JsonObject } from "../../bot/ports.ts";
import { showCode } from "../../src/case/code.ts";
import { say as sayLine } from "../../src/texts/say.ts";
import type { Language } from "../../src/people/member.ts";
import {
  added,
  AISULU,
  BERIK,
  code,
  CENTRE,
  of,
  opened,
  ROOM,
  SHYMKENT,
  taken,
} from "../store/fixtures/invented.ts";
import { KEY, tempStore } from "../store/fixtures/temp-store.ts";

const templates = loadTemplates(null);
const txn = txnsUnder(KEY);
const CASE = code(1);
const CAUSE: Cause = { id: "$cause", at: asMillis(5_000) };
const DIRECT = asRoomId("!direct:test");

function office() {
  const { store } = tempStore();
  store.ledger.append([added(), added({ user: BERIK, org: CENTRE, language: "ru" })], "cli:1");
  store.ledger.append(of(CASE, opened()), "$alert");
  store.rooms.remember(`response:${SHYMKENT}`, ROOM);
  store.rooms.remember(`coordination:${SHYMKENT}`, asRoomId("!coordination:test"));
  store.rooms.remember(`direct:${AISULU}`, DIRECT);
  store.rooms.remember(`direct:${BERIK}`, asRoomId("!direct-2:test"));
  const act = (effects: readonly Effect[], cause: Cause = CAUSE) =>
    store.transaction(() => post(effects, cause, { store, templates, txn }));
  const ready = () => store.outbox.ready(50);
  /** The rows that can go now, which the homeserver then gets. */
  const deliver = () => {
    const rows = ready();
    rows.forEach((row) => store.outbox.sent(row.txn, asEventId(`$of:${row.txn}`)));
    return rows;
  };
  return { store, act, ready, deliver };
}
const say = (
  to: Extract<Effect, { kind: "say" }>["to"],
  more: Partial<Extract<Effect, { kind: "say" }>> = {},
): Effect => ({
  kind: "say",
  to,
  line: { key: "reopened", code: CASE },
  mentions: [],
  ...more,
});
const prompt = (more: Partial<Prompt> = {}): Prompt => ({
  id: `${CASE}:danger`,
  code: CASE,
  question: { key: "ask-danger-one", code: CASE },
  options: [
    { id: "1", label: { text: "yes" }, command: { kind: "tell", code: CASE, fields: { danger: true } } },
    { id: "2", label: { text: "no" }, command: null },
  ],
  most: 1,
  reads: { field: "danger" },
  only: null,
  ...more,
});
type Row = ReturnType<ReturnType<typeof office>["ready"]>[number];
const contentOf = (row: Row | undefined): JsonObject => (row?.kind === "send" ? row.content : {});
const bodyOf = (row: Row | undefined): string => {
  const { body } = contentOf(row);
  return typeof body === "string" ? body : "";
};
/** The card after an edit. */
const newBodyOf = (row: Row | undefined): string => {
  const { "m.new_content": edited } = contentOf(row);
  return typeof edited === "object" &&
    edited !== null &&
    "body" in edited &&
    typeof edited["body"] === "string"
    ? edited["body"]
    : "";
};
const CARD = cardTxn(CASE, SHYMKENT, txn);
const thread = { kind: "thread", code: CASE } as const;
const inThread = { rel_type: "m.thread", event_id: `$of:${CARD}` };

describe("a card", () => {
  test("goes into the room of the case, in the room's languages, and calls whom it mentions", () => {
    const { act, ready } = office();
    act([{ kind: "post_card", code: CASE, mentions: [BERIK] }]);
    expect(ready()).toMatchObject([{ kind: "send", txn: CARD, room: ROOM, type: "m.room.message" }]);
    expect(bodyOf(ready()[0])).toMatch(new RegExp(`^${showCode(CASE)} · `));
    expect(bodyOf(ready()[0])).toContain("Балалар / Детей: 2");
    expect(contentOf(ready()[0])["m.mentions"]).toEqual({ user_ids: [BERIK] });
  });

  test("is posted once, whatever causes it again", () => {
    const { act, deliver } = office();
    act([{ kind: "post_card", code: CASE, mentions: [] }]);
    expect(deliver()).toHaveLength(1);
    act([{ kind: "post_card", code: CASE, mentions: [] }], { ...CAUSE, id: "$another" });
    expect(deliver()).toEqual([]);
  });

  test("is edited as the case moves; of edits that wait, the last one goes", () => {
    const { store, act, deliver } = office();
    act([{ kind: "post_card", code: CASE, mentions: [] }]);
    deliver();
    act([{ kind: "refresh_card", code: CASE }], { ...CAUSE, id: "$one" });
    store.ledger.append(of(CASE, taken()), "$take");
    act([{ kind: "refresh_card", code: CASE }], { ...CAUSE, id: "$two" });
    const rows = deliver();
    expect(rows).toHaveLength(1);
    expect(contentOf(rows[0])["m.relates_to"]).toEqual({ rel_type: "m.replace", event_id: `$of:${CARD}` });
    expect(newBodyOf(rows[0])).toContain("алынған / в работе");
  });

  test("names a district that is told, and none that is not known", () => {
    const { store, act, ready } = office();
    const other = code(2);
    store.ledger.append(
      of(other, opened({ fields: { category: "begging", region: "zhambyl", district: "unknown" } })),
      "$2",
    );
    act([{ kind: "post_card", code: CASE, mentions: [] }]);
    act([{ kind: "post_card", code: other, mentions: [] }]);
    expect(bodyOf(ready()[0])).toContain("Шу");
    expect(bodyOf(ready()[1])).toContain("Жамбыл");
  });

  test("says that a body was told only if somebody of it is there to read", () => {
    const { store, act, ready } = office();
    act([{ kind: "post_card", code: CASE, mentions: [] }]);
    expect(bodyOf(ready()[0])).toContain("ювенальная полиция");
    expect(bodyOf(ready()[0])).not.toContain("акимат");
    store.ledger.append(
      [
        added({
          user: asUserId("@u3:test"),
          org: { ...CENTRE, id: asOrgId("akimat"), kind: "akimat" },
          role: "auditor",
        }),
      ],
      "cli:2",
    );
    act([{ kind: "refresh_card", code: CASE }]);
    expect(newBodyOf(ready()[1])).not.toContain("акимат");
  });
});

describe("a message", () => {
  test("in a thread waits for the card and hangs on it", () => {
    const { act, deliver } = office();
    act([say(thread, { mentions: [AISULU] })]);
    expect(deliver()).toEqual([]);
    act([{ kind: "post_card", code: CASE, mentions: [] }], { ...CAUSE, id: "$card" });
    deliver();
    const [row] = deliver();
    expect(contentOf(row)).toMatchObject({ "m.relates_to": inThread, "m.mentions": { user_ids: [AISULU] } });
    expect(bodyOf(row)).toMatch(new RegExp(`^${showCode(CASE)} · .+\\n`));
  });

  test("in a direct room is in the member's language; for who is on no list in all three", () => {
    const { store, act, ready } = office();
    const stranger = asUserId("@nobody:test");
    store.rooms.remember(`stranger:${stranger}`, asRoomId("!direct-3:test"));
    for (const user of [AISULU, BERIK, stranger])
      act([say({ kind: "direct", user }, { line: { key: "not-member" } })], { ...CAUSE, id: `$to-${user}` });
    const said = (language: Language) =>
      sayLine({ key: "not-member" }, [language], templates.texts, "Asia/Almaty").plain;
    const [kk, ru, all] = ready().map(bodyOf);
    expect(kk).toBe(said("kk"));
    expect(ru).toBe(said("ru"));
    for (const language of ["kk", "ru", "en"] as const) expect(all).toContain(said(language));
  });

  test("goes to the response room or to the coordinators, alone", () => {
    const { act, ready } = office();
    act([say({ kind: "response", region: SHYMKENT }), say({ kind: "coordination", region: SHYMKENT })]);
    expect(ready().map(({ room }) => room)).toEqual([ROOM, "!coordination:test"]);
    for (const row of ready()) expect(contentOf(row)["m.relates_to"]).toBeUndefined();
  });

  test("gives a member's own words back as a quote", () => {
    const { act, ready } = office();
    act([say({ kind: "direct", user: BERIK }, { quote: "two <b>girls" })]);
    expect(bodyOf(ready()[0])).toContain("two <b>girls");
    expect(contentOf(ready()[0])["formatted_body"]).toContain("two &lt;b&gt;girls");
  });

  test("of the same cause goes once; each effect of a cause goes", () => {
    const { act, ready } = office();
    const twice = [say({ kind: "direct", user: BERIK }), say({ kind: "direct", user: BERIK })];
    act(twice);
    act(twice);
    expect(ready()).toHaveLength(2);
  });
});

describe("a question", () => {
  const ask = (
    to: Extract<Effect, { kind: "ask" }>["to"],
    more: Partial<Prompt> = {},
    quote?: string,
  ): Effect => ({
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
      "org.matrix.msc3381.poll.start": { max_selections: 1, answers: [{ id: "1" }, { id: "2" }] },
      "m.relates_to": inThread,
    });
    expect(store.prompts.byPollEvent(asEventId(`$of:${poll?.txn}`))).toMatchObject({ id: `${CASE}:danger` });
    expect(store.prompts.ofCase(CASE)).toHaveLength(1);
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

test("a message is taken out with every edit of it, once", () => {
  const { store, act, ready } = office();
  const first = asEventId("$first");
  const edit = asEventId("$edit");
  store.messages.note({ event: edit, room: ROOM, sender: BERIK, code: null, edits: first });
  act([{ kind: "redact", room: ROOM, event: first }]);
  act([{ kind: "redact", room: ROOM, event: first }], { ...CAUSE, id: "$again" });
  expect(ready()).toMatchObject([
    { kind: "redact", room: ROOM, event: first },
    { kind: "redact", room: ROOM, event: edit },
  ]);
});
