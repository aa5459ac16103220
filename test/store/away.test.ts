/** Members who are locked or suspended, and when members were last heard of. */
import { expect, test } from "vitest";
import type { LedgerEntry } from "../../src/decision.ts";
import { asRoomId } from "../../src/ids.ts";
import { added, AISULU, at, BERIK, CENTRE, member, ROOM } from "./fixtures/invented.ts";
import { tempStore } from "./fixtures/temp-store.ts";

const locked = (when = 5): LedgerEntry => ({
  stream: "people",
  event: { kind: "member_locked", by: "operator", at: at(when), user: AISULU, why: "locked" },
});
const unlocked: LedgerEntry = {
  stream: "people",
  event: { kind: "member_unlocked", by: BERIK, at: at(6), user: AISULU },
};
const removed: LedgerEntry = {
  stream: "people",
  event: { kind: "member_removed", by: "operator", at: at(7), user: AISULU },
};

test("whoever is locked is found by no look-up but their own, sits in no room, and comes back whole", () => {
  const temp = tempStore();
  const { store } = temp;
  store.rooms.remember("response:shymkent", ROOM);
  store.rooms.remember(`direct:${AISULU}`, asRoomId("!direct:test"));
  store.ledger.append([added(), added({ user: BERIK, org: CENTRE })], "c1");
  const { version } = store.members;
  const before = version();
  store.ledger.append([locked()], "c2");
  expect(version()).not.toBe(before);
  expect(store.members.get(AISULU)).toBeNull();
  expect(store.members.all({}).map(({ user }) => user)).toEqual([BERIK]);
  expect([...store.rooms.allowed(ROOM)]).toEqual([BERIK]);
  expect([...store.rooms.allowed(asRoomId("!direct:test"))]).toEqual([]);
  expect(store.view().organisations(member().region)).toEqual([CENTRE]);
  expect(temp.reopen().members.away()).toEqual([{ member: member(), why: "locked", since: at(5) }]);
  expect(temp.store.ledger.rebuild().ok).toBe(true);
  temp.store.ledger.append([unlocked], "c3");
  expect(temp.store.members.get(AISULU)).toEqual(member());
  expect(temp.store.members.away()).toEqual([]);
  expect(temp.store.ledger.rebuild().ok).toBe(true);
});

test.each([
  ["removed", [locked(), removed], false],
  ["added again", [locked(), added()], true],
  ["locked twice", [locked(), locked(8)], false],
  ["unlocked without having been locked", [unlocked], true],
])("%s: the ledger and the tables agree", (_, entries, isHere) => {
  const { store } = tempStore();
  store.ledger.append([added()], "c1");
  entries.forEach((entry, i) => store.ledger.append([entry], `c${i + 2}`));
  expect(store.members.get(AISULU) !== null).toBe(isHere);
  expect(store.ledger.rebuild()).toMatchObject({ ok: true });
});

test("a rebuild sees a lock that somebody took out of the tables, and puts it back", () => {
  const temp = tempStore();
  temp.store.ledger.append([added(), locked()], "c1");
  temp.tamper("UPDATE members SET away = NULL, away_since = NULL");
  const store = temp.reopen();
  expect(store.ledger.rebuild()).toMatchObject({ ok: false });
  store.ledger.rebuild({ replace: true });
  expect(store.members.get(AISULU)).toBeNull();
});

const DAY = 86_400_000;

test("a sign of life is kept to the day, and ends a question", () => {
  const { store } = tempStore();
  const { presence } = store;
  presence.begin(AISULU, at(0));
  presence.begin(AISULU, at(DAY));
  presence.seen(AISULU, at(DAY - 1));
  expect(presence.get(AISULU)).toEqual({ user: AISULU, seenAt: 0, askedAt: null });
  presence.seen(AISULU, at(DAY));
  expect(presence.quietSince(at(DAY - 1))).toEqual([]);
  presence.asked(AISULU, at(61 * DAY));
  expect(presence.quietSince(at(DAY))).toEqual([{ user: AISULU, seenAt: DAY, askedAt: 61 * DAY }]);
  presence.seen(AISULU, at(61 * DAY + 5));
  expect(presence.get(AISULU)).toMatchObject({ seenAt: 61 * DAY + 5, askedAt: null });
});

test("a restore begins to count anew: nobody is suspended for the time that a backup does not know of", () => {
  const { store } = tempStore();
  store.presence.begin(AISULU, at(0));
  store.forgetConnection();
  expect(store.presence.get(AISULU)).toBeNull();
});
