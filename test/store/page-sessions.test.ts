/** Links and sessions of the coordinators' page, as the store keeps them; and what the ledger keeps of visits. */
import { describe, expect, test } from "vitest";
import type { LedgerEntry } from "../../src/decision.ts";
import type { PageEvent } from "../../src/people/page-event.ts";
import { added, AISULU, ALMATY, at, BERIK, SHYMKENT } from "./fixtures/invented.ts";
import { tempStore } from "./fixtures/temp-store.ts";

const session = (user = AISULU, beganAt = 10, seenAt = beganAt) =>
  ({ user, language: "kk", beganAt: at(beganAt), seenAt: at(seenAt) }) as const;

describe("a link", () => {
  test("is looked at as often as one likes, and used once", () => {
    const { pageSessions } = tempStore().store;
    pageSessions.offer(AISULU, "hash", at(100));
    expect(pageSessions.offered("hash", at(99))).toBe(AISULU);
    expect(pageSessions.offered("hash", at(99))).toBe(AISULU);
    expect(pageSessions.redeem("hash", at(99))).toBe(AISULU);
    expect(pageSessions.redeem("hash", at(99))).toBeNull();
    expect(pageSessions.offered("hash", at(99))).toBeNull();
  });

  test("expires at its moment, and an expired one is gone once it was tried", () => {
    const { pageSessions } = tempStore().store;
    pageSessions.offer(AISULU, "hash", at(100));
    expect(pageSessions.offered("hash", at(100))).toBeNull();
    expect(pageSessions.redeem("hash", at(100))).toBeNull();
    expect(pageSessions.offered("hash", at(1))).toBeNull();
  });

  test("ends the member's earlier one and nobody else's", () => {
    const { pageSessions } = tempStore().store;
    pageSessions.offer(AISULU, "first", at(100));
    pageSessions.offer(BERIK, "other", at(100));
    pageSessions.offer(AISULU, "second", at(100));
    expect(["first", "second", "other"].map((hash) => pageSessions.offered(hash, at(1)))).toEqual([
      null,
      AISULU,
      BERIK,
    ]);
  });
});

describe("a session", () => {
  test("is kept over a restart, with its language and when it was last seen", () => {
    const temp = tempStore();
    temp.store.pageSessions.begin("hash", session());
    temp.store.pageSessions.seen("hash", at(50));
    temp.store.pageSessions.speak("hash", "ru");
    expect(temp.reopen().pageSessions.get("hash")).toEqual({ ...session(AISULU, 10, 50), language: "ru" });
    temp.store.pageSessions.end("hash");
    expect(temp.store.pageSessions.get("hash")).toBeNull();
  });

  test("ends with the register's word on its member, whatever that says", () => {
    const { store } = tempStore();
    const { pageSessions } = store;
    const changes: readonly LedgerEntry[] = [
      { stream: "people", event: { kind: "member_removed", by: "operator", at: at(5), user: AISULU } },
      added({ role: "responder" }),
      added({ role: "coordinator", region: ALMATY }),
    ];
    for (const [i, change] of changes.entries()) {
      pageSessions.begin("mine", session());
      pageSessions.offer(AISULU, "link", at(100));
      if (i === 0) pageSessions.begin("theirs", session(BERIK));
      store.ledger.append([change], `c${i}`);
      expect(pageSessions.get("mine")).toBeNull();
      expect(pageSessions.offered("link", at(1))).toBeNull();
      expect(pageSessions.get("theirs")).toEqual(session(BERIK));
    }
  });

  test("old ones end together: by their beginning, by the last request; links by their expiry", () => {
    const { pageSessions } = tempStore().store;
    pageSessions.begin("began long ago", session(AISULU, 10, 90));
    pageSessions.begin("not seen for long", session(AISULU, 40, 50));
    pageSessions.begin("alive", session(AISULU, 40, 90));
    pageSessions.offer(AISULU, "dead", at(100));
    pageSessions.offer(BERIK, "living", at(101));
    pageSessions.endOld({ beganAt: at(20), seenAt: at(60), now: at(100) });
    const hashes = ["began long ago", "not seen for long", "alive"];
    expect(hashes.map((hash) => pageSessions.get(hash) !== null)).toEqual([false, false, true]);
    expect(["dead", "living"].map((hash) => pageSessions.offered(hash, at(1)))).toEqual([null, BERIK]);
  });

  test("does not come back with a backup", () => {
    const { store } = tempStore();
    store.pageSessions.begin("hash", session());
    store.pageSessions.offer(AISULU, "link", at(100));
    store.forgetConnection();
    expect(store.pageSessions.get("hash")).toBeNull();
    expect(store.pageSessions.offered("link", at(1))).toBeNull();
  });
});

describe("visits in the ledger", () => {
  const act = (when: number, region = SHYMKENT) => ({ by: AISULU, at: at(when), region });
  const EVENTS: readonly PageEvent[] = [
    { kind: "signed_in", ...act(10) },
    { kind: "exported", ...act(20), cases: 14 },
    { kind: "signed_out", ...act(30) },
    { kind: "signed_in", ...act(40, ALMATY) },
  ];
  const filled = () => {
    const temp = tempStore();
    temp.store.ledger.append([added()], "cli:1");
    EVENTS.forEach((event, i) => temp.store.ledger.append([{ stream: "page", event }], `page:${i}`));
    return temp;
  };

  test("come back as they were, of one region, of a period", () => {
    const { ledger } = filled().store;
    expect(ledger.pageEvents({})).toEqual(EVENTS);
    expect(ledger.pageEvents({ region: SHYMKENT })).toEqual(EVENTS.slice(0, 3));
    expect(ledger.pageEvents({ from: at(20), to: at(40) })).toEqual(EVENTS.slice(1, 3));
  });

  test("are part of the chain; one that was changed shows", () => {
    const temp = filled();
    expect(temp.store.ledger.verify()).toMatchObject({ ok: true, events: EVENTS.length + 1 });
    expect(temp.store.ledger.rebuild()).toMatchObject({ ok: true, cases: 0, members: 1 });
    temp.tamper("DROP TRIGGER ledger_no_update");
    temp.tamper("UPDATE ledger SET sealed = ? WHERE kind = 'exported'", Buffer.alloc(80, 1));
    expect(temp.store.ledger.rebuild()).toEqual({
      ok: false,
      differences: [{ code: "page", column: "ledger" }],
    });
  });
});
