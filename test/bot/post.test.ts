/** Effects become rows of the outbox: in words, in the right room, with ids that come from their cause. */
import { describe, expect, test } from "vitest";
import { cardTxn } from "../../bot/post/card-place.ts";
import { asEventId, asMillis, asOrgId, asRegionId, asRoomId, asUserId } from "../../src/ids.ts";
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

import {
  bodyOf,
  CARD,
  CASE,
  CAUSE,
  contentOf,
  inThread,
  newBodyOf,
  office,
  say,
  templates,
  thread,
  txn,
} from "./office.ts";

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

  test("left behind in another region says where the case went, and nothing else; the new room has its own", () => {
    const { store, act, deliver } = office();
    const zhambyl = asRegionId("zhambyl");
    store.rooms.remember(`response:${zhambyl}`, asRoomId("!zhambyl:test"));
    act([{ kind: "post_card", code: CASE, mentions: [] }]);
    deliver();
    store.ledger.append(
      of(CASE, { kind: "transferred", by: AISULU, at: asMillis(6_000), to: zhambyl }),
      "$go",
    );
    act(
      [
        say({ kind: "thread", code: CASE, of: SHYMKENT }, { line: { key: "reopened", code: CASE } }),
        { kind: "leave_card", code: CASE, of: SHYMKENT },
        { kind: "post_card", code: CASE, mentions: [] },
      ],
      { ...CAUSE, id: "$go" },
    );
    const rows = deliver();
    const [told, left, card] = ["$of", "edit", "card"].map((what) =>
      rows.find((row) =>
        what === "edit"
          ? newBodyOf(row) !== ""
          : what === "$of"
            ? bodyOf(row).includes("«аламын»") && row.room === ROOM && newBodyOf(row) === ""
            : row.room === "!zhambyl:test",
      ),
    );
    expect(contentOf(told)["m.relates_to"]).toMatchObject(inThread);
    expect(left).toMatchObject({ room: ROOM });
    expect(contentOf(left)["m.relates_to"]).toEqual({ rel_type: "m.replace", event_id: `$of:${CARD}` });
    expect(newBodyOf(left).split("\n")).toEqual([
      expect.stringMatching(new RegExp(`^${showCode(CASE)} · `)),
      "Басқа өңірге жіберілді / Переведён в другой регион: Жамбыл облысы / Жамбылская область",
    ]);
    expect(card).toMatchObject({ txn: cardTxn(CASE, zhambyl, txn) });
    expect(bodyOf(card)).toContain("Балалар / Детей: 2");
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
