/** Members' keys as a homeserver shows them: who is stopped, who is told, and what a person's word changes. On a real store. */
import { beforeEach, describe, expect, test } from "vitest";
import { identityShown, tellOfUnsigned, VERIFY_WITHIN_MS, watchKeys } from "../../bot/people/key-watch.ts";
import { knownKey } from "../../bot/people/known-keys.ts";
import { noteRegister } from "../../bot/people/leavers.ts";
import type { Store } from "../../bot/store/store.ts";
import { asMillis, asRoomId, asUserId, type UserId } from "../../src/ids.ts";
import { added, AISULU, ALMATY, SHYMKENT } from "../store/fixtures/invented.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";
import { bodyOf, templates, txn } from "./office.ts";

const COORDINATOR = asUserId("@coordinator:test");
const ELSEWHERE = asUserId("@coordinator-elsewhere:test");
const ADMINISTRATOR = asUserId("@administrator:test");
const roomOf = (user: UserId) => asRoomId(`!direct-${user.slice(1, user.indexOf(":"))}:test`);

let store: Store;
let now = 10_000_000;
const parts = () => ({ store, templates, txn, now: () => asMillis(now) });
const told = () => store.outbox.ready(50).map((row) => ({ room: row.room, body: bodyOf(row) }));
const keys = (
  master: string | null,
  devices: Readonly<Record<string, boolean>> = { PHONE: true },
  user = AISULU,
) =>
  watchKeys(
    [{ user, master, devices: Object.entries(devices).map(([id, isSigned]) => ({ id, isSigned })) }],
    parts(),
  );
const unlock = () => {
  const event = { kind: "member_unlocked", by: COORDINATOR, at: asMillis(now), user: AISULU } as const;
  noteRegister([{ stream: "people", event }], asMillis(now), store);
  store.ledger.append([{ stream: "people", event }], `unlock-${now}`);
};
const isHere = () => store.members.get(AISULU) !== null;

beforeEach(() => {
  ({ store } = tempStore());
  now = 10_000_000;
  store.ledger.append(
    [
      added(),
      added({ user: COORDINATOR, role: "coordinator", language: "ru" }),
      added({ user: ELSEWHERE, role: "coordinator", region: ALMATY }),
      added({ user: ADMINISTRATOR, role: "administrator", region: ALMATY, language: "en" }),
    ],
    "cli:1",
  );
  store.rooms.remember(`response:${SHYMKENT}`, asRoomId("!response:test"));
  for (const user of [AISULU, COORDINATOR, ELSEWHERE, ADMINISTRATOR])
    store.rooms.remember(`direct:${user}`, roomOf(user));
});

describe("a member's identity", () => {
  test("that is first seen is the member's; seen again it changes nothing", () => {
    keys("first");
    keys("first");
    keys(null);
    expect([isHere(), knownKey(AISULU, store), told()]).toEqual([true, "first", []]);
  });

  test("that is another one stops the member before the answer is used, and tells those who can ask", () => {
    keys("first");
    keys("second");
    expect(isHere()).toBe(false);
    expect(store.rooms.allowed(asRoomId("!response:test")).has(AISULU)).toBe(false);
    expect(told().map(({ room }) => room)).toEqual([roomOf(ADMINISTRATOR), roomOf(COORDINATOR)]);
    expect(told()[1]?.body).toContain(`Участник остановлен: ${AISULU}`);
    expect(told()[0]?.body).toContain('"unlock" and the account');
    keys("second");
    keys("third");
    expect(told()).toHaveLength(2);
    expect(store.ledger.verify().ok && store.ledger.rebuild().ok).toBe(true);
  });

  test("counts once a person has unlocked the member; the one before it is then another", () => {
    keys("first");
    keys("second");
    unlock();
    keys("second");
    expect(isHere()).toBe(true);
    now += 1;
    keys("first");
    expect(isHere()).toBe(false);
  });

  test("as the crypto library reports it is the same: told once, and nobody is stopped for the known one", () => {
    keys("first");
    identityShown(AISULU, "first", parts());
    expect(isHere()).toBe(true);
    identityShown(AISULU, "second", parts());
    identityShown(AISULU, "second", parts());
    identityShown(asUserId("@nobody:test"), "second", parts());
    expect(isHere()).toBe(false);
    expect(told()).toHaveLength(2);
  });

  test("of somebody on no register, or taken off it meanwhile, is not kept", () => {
    keys("first", {}, asUserId("@nobody:test"));
    expect(knownKey(asUserId("@nobody:test"), store)).toBeNull();
    keys("first");
    const event = { kind: "member_removed", by: COORDINATOR, at: asMillis(now), user: AISULU } as const;
    noteRegister([{ stream: "people", event }], asMillis(now), store);
    expect(knownKey(AISULU, store)).toBeNull();
  });
});

describe("a device that its owner has not signed", () => {
  test("is told to the owner at once, and to those of the region if it is still there after some minutes", () => {
    keys("first");
    keys("first", { PHONE: true, GHOST: false });
    keys("first", { PHONE: true, GHOST: false });
    expect(told()).toEqual([{ room: roomOf(AISULU), body: expect.stringContaining("GHOST") }]);
    expect(tellOfUnsigned(parts())).toBe(false);
    now += VERIFY_WITHIN_MS;
    expect(tellOfUnsigned(parts())).toBe(true);
    expect(tellOfUnsigned(parts())).toBe(false);
    expect(
      told()
        .slice(1)
        .map(({ room }) => room),
    ).toEqual([roomOf(ADMINISTRATOR), roomOf(COORDINATOR)]);
    expect(told()[2]?.body).toContain(`${AISULU} · GHOST`);
  });

  test("troubles nobody once it is signed or gone", () => {
    keys("first");
    keys("first", { PHONE: true, "NEW PHONE": false });
    keys("first", { PHONE: true, "NEW PHONE": true });
    now += VERIFY_WITHIN_MS;
    expect(tellOfUnsigned(parts())).toBe(false);
  });

  test("was there before, or is a member's first one: the welcome helps there", () => {
    keys("first", { OLD: false, PHONE: true });
    keys(null, { FIRST: false }, COORDINATOR);
    keys("theirs", { FIRST: false }, COORDINATOR);
    now += VERIFY_WITHIN_MS;
    expect([tellOfUnsigned(parts()), told()]).toEqual([false, []]);
  });
});
