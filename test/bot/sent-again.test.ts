/** An alert whose key came late: nothing is lost, and what its author sent again in the meantime is no second case. */
import { expect, test } from "vitest";
import { drainInbox } from "../../bot/run.ts";
import { asEventId } from "../../src/ids.ts";
import { keepingStage, NGO, RESPONSE } from "./keeping-stage.ts";

const ALERT = "На рынке девочка 7 лет просит милостыню, рядом никого нет";
const LATE = asEventId("$late");

/** The alert is there without its key, behind so many `more` messages, and its author is asked to send it again. */
async function unreadAlert(more = 0) {
  const stage = keepingStage();
  const { store } = stage.temp;
  stage.room.set(LATE, { room: RESPONSE, words: ALERT, removed: 0 });
  const before = Array.from({ length: more }, (_, n) => asEventId(`$before-${n}`));
  const events = [...before, LATE].map((eventId) => ({
    eventId,
    room: RESPONSE,
    sender: NGO.user,
    type: "m.room.encrypted",
    sentAt: stage.now(),
    raw: { content: { algorithm: "m.megolm.v1.aes-sha2", ciphertext: eventId } },
  }));
  store.sync.commit({ next: "s", events, gaps: [], echoes: [] });
  const flow = stage.flow();
  const withoutKey = { ...flow, open: async () => ({ kind: "waiting", why: "missing_key" }) as const };
  await drainInbox(withoutKey, false);
  expect(stage.deliver()).toEqual([]);
  stage.later(30_000);
  await drainInbox(withoutKey, true);
  expect(stage.deliver().map(({ words }) => words)).toEqual([
    expect.stringContaining("отправьте сообщение ещё раз"),
  ]);
  stage.later(60_000);
  return { stage, keyComes: () => drainInbox(flow, true), cases: () => store.cases.list({}) };
}

test("an alert that can be read at last, and was not sent again, opens its case", async () => {
  const { keyComes, cases } = await unreadAlert();
  await keyComes();
  expect(cases()).toHaveLength(1);
});

test("one that was sent again has its case already", async () => {
  const { stage, keyComes, cases } = await unreadAlert();
  await stage.write(NGO, ALERT);
  expect(cases()).toHaveLength(1);
  await keyComes();
  expect(cases()).toHaveLength(1);
  expect(stage.deliver()).toEqual([]);
  expect(stage.temp.store.inbox.stateOf(LATE)).toMatchObject({ state: "done" });
});

test("another alert of the same author in between hides nothing", async () => {
  const { stage, keyComes, cases } = await unreadAlert();
  await stage.write(NGO, "На вокзале мальчик лет 10, один, документов нет");
  await keyComes();
  expect(cases()).toHaveLength(2);
});

test("keys that come are tried on everything that waits, however much that is", async () => {
  const { stage, cases } = await unreadAlert(250);
  const flow = stage.flow();
  const { open } = flow;
  const onlyLate: typeof open = async (event) =>
    event.eventId === LATE ? open(event) : { kind: "waiting", why: "missing_key" };
  stage.later(-29_000);
  await drainInbox({ ...flow, open: onlyLate }, true);
  expect(cases()).toHaveLength(1);
});
