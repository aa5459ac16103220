/** One sender who floods: read a little at a time, the others at once; nothing is lost, and who it is is told. */
import { expect, test } from "vitest";
import { paceOf } from "../../bot/pace.ts";
import { drainInbox } from "../../bot/run.ts";
import { asEventId, asMillis, asUserId } from "../../src/ids.ts";
import { COORDINATOR, directOf, keepingStage, NGO, RESPONSE } from "./keeping-stage.ts";

test("three hundred at once, then five a second; another sender is not held back, and a clock that stands still gives nothing", () => {
  let now = 0;
  const pace = paceOf(() => now);
  const [one, other] = [asUserId("@one:test"), asUserId("@other:test")];
  const passed = Array.from({ length: 400 }, () => pace.goes(one)).filter(Boolean).length;
  expect(passed).toBe(300);
  expect([...pace.waiting()]).toEqual([one]);
  expect(pace.goes(other)).toBe(true);
  now += 600;
  expect(Array.from({ length: 9 }, () => pace.goes(one))).toEqual([
    true,
    true,
    true,
    ...Array(6).fill(false),
  ]);
  now += 3_600_000;
  expect([...pace.waiting()]).toEqual([]);
  expect([pace.tell(one), pace.tell(one), pace.tell(other)]).toEqual([true, false, true]);
  now += 3_600_000;
  expect(pace.tell(one)).toBe(true);
});

test("senders who write as people do are not remembered: a thousand and more cost nothing", () => {
  let now = 0;
  const pace = paceOf(() => now);
  for (let n = 0; n < 3_000; n += 1) {
    expect(pace.goes(asUserId(`@n${n}:test`))).toBe(true);
    now += 1_000;
  }
  expect(pace.waiting().size).toBe(0);
});

test("an alert behind four hundred messages of one member is answered at once; the flood is read to its end, and both are told", async () => {
  const stage = keepingStage();
  const { store } = stage.temp;
  let tick = 0;
  const flow = { ...stage.flow(), pace: paceOf(() => tick) };
  const alert = "На рынке девочка 7 лет просит милостыню, рядом никого нет";
  const flood = Array.from({ length: 400 }, (_, n) => ({
    id: `$flood-${n}`,
    by: NGO.user,
    words: `ладно, ${n}`,
  }));
  const events = [
    ...flood,
    { id: "$last", by: NGO.user, words: "На вокзале мальчик лет 10, один, документов нет" },
    { id: "$alert", by: COORDINATOR.user, words: alert },
  ].map(({ id, by, words }) => {
    const eventId = asEventId(id);
    stage.room.set(eventId, { room: RESPONSE, words, removed: 0 });
    return {
      eventId,
      room: RESPONSE,
      sender: by,
      type: "m.room.encrypted",
      sentAt: stage.now(),
      raw: { content: { algorithm: "m.megolm.v1.aes-sha2", ciphertext: id } },
    };
  });
  store.sync.commit({ next: "s", events, gaps: [], echoes: [] });
  await drainInbox(flow, false);
  expect(store.cases.list({})).toHaveLength(1);
  expect(store.inbox.pending(asMillis(stage.now()), { limit: 1_000 })).toHaveLength(101);
  const said = stage.deliver();
  expect(
    said.filter(({ room, words }) => room === directOf(NGO) && /Ничего не потеряно/.test(words)),
  ).toHaveLength(1);
  expect(
    said.filter(
      ({ room, words }) => room === directOf(COORDINATOR) && words.includes(`сообщений: ${NGO.user}`),
    ),
  ).toHaveLength(1);
  expect(stage.alarms).toEqual(["member_floods"]);
  for (let n = 0; n < 10 && store.inbox.pending(stage.now()).length > 0; n += 1) {
    tick += 60_000;
    await drainInbox(flow, false);
  }
  expect(store.inbox.pending(stage.now())).toEqual([]);
  expect(store.cases.list({})).toHaveLength(2);
  expect(stage.deliver().filter(({ words }) => /Ничего не потеряно/.test(words))).toEqual([]);
});
