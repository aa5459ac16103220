/** Whoever left or was locked: out of every room, the cases passed on, the pages closed. Real store, rooms that remember what was asked. */
import { describe, expect, test } from "vitest";
import { forgetLeavers, leaversOf, noteRegister } from "../../bot/people/leavers.ts";
import { seeOff } from "../../bot/people/seeing-off.ts";
import { asMillis, asUserId, type UserId } from "../../src/ids.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import { BERIK, AISULU, CENTRE, of, taken, added } from "../store/fixtures/invented.ts";
import { bodyOf, CASE, office, templates, txn } from "./office.ts";

const NOW = asMillis(9_000_000);

function stage() {
  const { store, deliver } = office();
  const removed: string[] = [];
  const parts = {
    store,
    templates,
    txn,
    now: () => NOW,
    draw: () => 0,
    journal: { info: () => {}, alarm: () => {} },
    matrix: {
      rooms: {
        remove: (place: string, user: UserId, reason: string): Promise<void> => {
          expect(reason).toMatch(/рұқсаты жабылды/);
          removed.push(`${place} ${user}`);
          return Promise.resolve();
        },
      },
    },
  };
  let causes = 0;
  const happens = (event: PeopleEvent): void =>
    store.transaction(() => {
      const entries = [{ stream: "people", event }] as const;
      noteRegister(entries, NOW, store);
      store.ledger.append(entries, `test:${++causes}`);
    });
  store.ledger.append(of(CASE, taken()), "$taken");
  deliver();
  return { store, parts, removed, happens, deliver };
}
const removal = (user: UserId): PeopleEvent => ({ kind: "member_removed", by: "operator", at: NOW, user });
const locking = (user: UserId, why: "locked" | "silent" = "locked"): PeopleEvent => ({
  kind: "member_locked",
  by: "operator",
  at: NOW,
  user,
  why,
});
const EVERYWHERE = ["response:shymkent", "coordination:shymkent", `direct:${BERIK}`, "space:dabyl"].map(
  (place) => `${place} ${BERIK}`,
);

describe("a member who is removed", () => {
  test("is out of every room, and the case waits again with a word to the coordinators", async () => {
    const { store, parts, removed, happens, deliver } = stage();
    happens(removal(BERIK));
    await seeOff(parts);
    expect(removed).toEqual(EVERYWHERE);
    expect(store.cases.case(CASE)?.phase).toEqual({ kind: "open" });
    expect(deliver().map(bodyOf).join("\n")).toMatch(/Вести некому, случай снова ждёт/);
    expect(leaversOf(store)).toEqual([]);
    expect(store.ledger.verify().ok).toBe(true);
    expect(store.ledger.rebuild().ok).toBe(true);
  });

  test("passes the case to a colleague of the same organisation", async () => {
    const { store, parts, happens } = stage();
    const colleague = asUserId("@u3:test");
    store.ledger.append([added({ user: colleague, org: CENTRE })], "cli:9");
    happens(removal(BERIK));
    await seeOff(parts);
    expect(store.cases.case(CASE)?.phase).toMatchObject({
      kind: "taken",
      taker: { by: colleague, org: CENTRE },
    });
  });

  test("is seen off once, also when the bot died in between and does it again", async () => {
    const { store, parts, happens, deliver } = stage();
    happens(removal(BERIK));
    const { vault } = store;
    const left = vault.get("rooms.left") ?? "";
    await seeOff(parts);
    const events = store.cases.events(CASE).length;
    deliver();
    vault.set("rooms.left", left);
    await seeOff(parts);
    expect(store.cases.events(CASE)).toHaveLength(events);
    expect(deliver()).toEqual([]);
  });

  test("who left while another was seen off is not forgotten", async () => {
    const { store, parts, happens } = stage();
    happens(removal(BERIK));
    const remove = parts.matrix.rooms.remove;
    parts.matrix.rooms.remove = (place, user, reason) => {
      if (store.members.get(AISULU) !== null) happens(removal(AISULU));
      return remove(place, user, reason);
    };
    await seeOff(parts);
    expect(leaversOf(store)).toEqual([AISULU]);
  });
});

describe("a member who is locked", () => {
  test("is out of every room and signed out of the page at once; the case stays where it is", async () => {
    const { store, parts, removed, happens } = stage();
    const session = { user: BERIK, language: "ru", beganAt: NOW, seenAt: NOW } as const;
    store.pageSessions.begin("hash", session);
    happens(locking(BERIK));
    expect(store.pageSessions.get("hash")).toBeNull();
    expect(store.members.get(BERIK)).toBeNull();
    await seeOff(parts);
    expect(removed).toEqual(EVERYWHERE);
    expect(store.cases.case(CASE)?.phase.kind).toBe("taken");
  });

  test("silent for too long is suspended, and the case is passed on", async () => {
    const { store, parts, happens } = stage();
    happens(locking(BERIK, "silent"));
    await seeOff(parts);
    expect(store.cases.case(CASE)?.phase).toEqual({ kind: "open" });
  });

  test("and unlocked before the bot looked stays in the rooms", async () => {
    const { store, parts, removed, happens } = stage();
    happens(locking(BERIK));
    happens({ kind: "member_unlocked", by: "operator", at: NOW, user: BERIK });
    await seeOff(parts);
    expect(removed).toEqual([]);
    expect(store.members.get(BERIK)?.org).toEqual(CENTRE);
    expect(store.ledger.rebuild().ok).toBe(true);
  });
});

test("whom another process locks in the same moment is not forgotten with who was seen off: reading and writing are one transaction", () => {
  const { store, happens } = stage();
  happens(locking(BERIK));
  let depth = 0;
  const touched: boolean[] = [];
  const watched: typeof store.vault = {
    ...store.vault,
    get: (name) => {
      touched.push(depth > 0);
      return store.vault.get(name);
    },
    set: (name, value) => {
      touched.push(depth > 0);
      store.vault.set(name, value);
    },
  };
  const transaction: typeof store.transaction = (work) =>
    store.transaction(() => {
      depth += 1;
      try {
        return work();
      } finally {
        depth -= 1;
      }
    });
  forgetLeavers({ vault: watched, transaction }, [BERIK]);
  expect(touched).toEqual([true, true]);
  expect(leaversOf(store)).toEqual([]);
});
