/** Who is called under which Telegram account, as the store keeps it: found by its number, which lies nowhere in clear. */
import { expect, test } from "vitest";
import type { LedgerEntry } from "../../src/decision.ts";
import { added, AISULU, at, BERIK } from "./fixtures/invented.ts";
import { tempStore } from "./fixtures/temp-store.ts";

const ACCOUNT = "700123456789";
const OTHER = "700987654321";

test("a linked account is found by its number, over a restart too, and unlinked it is nobody's", () => {
  const temp = tempStore();
  expect(temp.store.telegram.link(AISULU, ACCOUNT, at(5))).toBeNull();
  const { telegram } = temp.reopen();
  expect([telegram.memberOf(ACCOUNT), telegram.accountOf(AISULU)]).toEqual([AISULU, ACCOUNT]);
  expect([telegram.memberOf(OTHER), telegram.accountOf(BERIK)]).toEqual([null, null]);
  expect([telegram.unlink(AISULU), telegram.unlink(AISULU)]).toEqual([true, false]);
  expect([telegram.memberOf(ACCOUNT), telegram.accountOf(AISULU)]).toEqual([null, null]);
});

test("the number of the account is not on the disk", () => {
  const temp = tempStore();
  temp.store.telegram.link(AISULU, ACCOUNT, at(5));
  temp.store.close();
  expect(temp.bytes().includes(ACCOUNT)).toBe(false);
  expect(temp.bytes().includes(AISULU)).toBe(true);
});

test("one account is one member's, and one member's account is one", () => {
  const { telegram } = tempStore().store;
  telegram.link(AISULU, ACCOUNT, at(5));
  expect(telegram.link(BERIK, ACCOUNT, at(6))).toBe(AISULU);
  expect([telegram.memberOf(ACCOUNT), telegram.accountOf(AISULU)]).toEqual([BERIK, null]);
  telegram.link(BERIK, OTHER, at(7));
  expect([telegram.memberOf(ACCOUNT), telegram.memberOf(OTHER)]).toEqual([null, BERIK]);
});

test("a code links once, until its moment, and the next one ends it", () => {
  const { telegram } = tempStore().store;
  telegram.offerCode(AISULU, "first", at(100));
  telegram.offerCode(AISULU, "second", at(100));
  telegram.offerCode(BERIK, "other", at(100));
  expect(telegram.redeemCode("first", at(1))).toBeNull();
  expect(telegram.redeemCode("second", at(99))).toBe(AISULU);
  expect(telegram.redeemCode("second", at(99))).toBeNull();
  expect(telegram.redeemCode("other", at(100))).toBeNull();
});

test("that nothing reaches somebody is noted once, and taken back once", () => {
  const { telegram } = tempStore().store;
  expect(telegram.setUnreachable(AISULU, at(7))).toBe(false);
  telegram.link(AISULU, ACCOUNT, at(5));
  expect([telegram.setUnreachable(AISULU, at(7)), telegram.setUnreachable(AISULU, at(8))]).toEqual([
    true,
    false,
  ]);
  expect(telegram.linked()).toEqual([{ user: AISULU, unreachableSince: at(7) }]);
  expect([telegram.setUnreachable(AISULU, null), telegram.setUnreachable(AISULU, null)]).toEqual([
    true,
    false,
  ]);
});

const act = { by: "operator", at: at(9), user: AISULU } as const;
const ends: readonly (readonly [string, LedgerEntry])[] = [
  ["removed", { stream: "people", event: { kind: "member_removed", ...act } }],
  ["locked", { stream: "people", event: { kind: "member_locked", why: "locked", ...act } }],
  ["suspended", { stream: "people", event: { kind: "member_locked", why: "silent", ...act } }],
];
test.each(ends)("who is %s is unlinked in the same moment, and a code that waits opens nothing", (_, end) => {
  const { ledger, telegram } = tempStore().store;
  ledger.append([added()], "$1");
  telegram.link(AISULU, ACCOUNT, at(5));
  telegram.offerCode(AISULU, "code", at(100));
  ledger.append([end], "$2");
  expect([telegram.memberOf(ACCOUNT), telegram.redeemCode("code", at(10))]).toEqual([null, null]);
});

test("another entry for somebody who stays, and the register's own notes, leave the link", () => {
  const { ledger, telegram } = tempStore().store;
  ledger.append([added()], "$1");
  telegram.link(AISULU, ACCOUNT, at(5));
  const note = (kind: "telegram_linked" | "telegram_unlinked"): LedgerEntry => ({
    stream: "people",
    event: { kind, by: AISULU, at: at(5), user: AISULU },
  });
  ledger.append([note("telegram_linked")], "$2");
  ledger.append([added({ language: "ru" })], "$3");
  expect(telegram.memberOf(ACCOUNT)).toBe(AISULU);
  ledger.append([note("telegram_unlinked")], "$4");
  expect(telegram.memberOf(ACCOUNT)).toBeNull();
  expect(ledger.rebuild().ok).toBe(true);
});

test("after a restore nobody is linked", () => {
  const { store } = tempStore();
  store.telegram.link(AISULU, ACCOUNT, at(5));
  store.forgetConnection();
  expect(store.telegram.linked()).toEqual([]);
});
