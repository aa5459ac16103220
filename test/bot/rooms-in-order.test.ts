/** How many rooms are asked about when somebody joins or leaves: one for each who is new, not one for each who is there. */
import { expect, test } from "vitest";
import { noteRegister } from "../../bot/people/leavers.ts";
import type { Matrix } from "../../bot/matrix/connection.ts";
import { isInvited, type LookedAt, putRoomsInOrder } from "../../bot/people/rooms-in-order.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { asMillis, asRoomId, asUserId, type Millis, type RoomId, type UserId } from "../../src/ids.ts";
import { added, AISULU, BERIK } from "../store/fixtures/invented.ts";
import { office, templates, txn } from "./office.ts";

const HOUR_MS = 3_600_000;

function stage() {
  const { store } = office();
  let now: Millis = asMillis(9_000_000);
  let made = 0;
  const asked: string[] = [];
  /** Of whom the sync shows that they are alone with the bot. */
  const alone = new Set<UserId>();
  const make = (place: Parameters<Matrix["rooms"]["ensure"]>[0]["place"]) => {
    const room = store.rooms.room(place) ?? asRoomId(`!made${++made}:test`);
    store.rooms.remember(place, room);
    return Promise.resolve(room);
  };
  const rooms: Partial<Matrix["rooms"]> = {
    ensure: ({ place }) => make(place),
    ensureDirect: (user) => {
      asked.push(`direct:${user}`);
      return make(`direct:${user}`);
    },
    hang: () => Promise.resolve(),
    reconcileMembers: (place) => {
      if (place.startsWith("direct:")) asked.push(place);
      return Promise.resolve({ kind: "done", invited: [], removed: [], failed: [] });
    },
    putOut: () => Promise.resolve([]),
  };
  const journal = { info: () => {}, alarm: () => {} };
  // oxlint-disable-next-line no-unsafe-type-assertion -- of the connection nothing but rooms is used here
  const matrix = { rooms, isAlone: (_: RoomId, user: UserId) => alone.has(user) } as unknown as Matrix;
  const looked: LookedAt = new Map();
  let causes = 0;
  return {
    store,
    /** A process later, which the first sync told who is where. */
    restarted: (...users: readonly UserId[]): void => {
      looked.clear();
      for (const user of users) alone.add(user);
    },
    happens: (entry: LedgerEntry): void =>
      store.transaction(() => {
        const entries = [entry];
        noteRegister(entries, now, store);
        store.ledger.append(entries, `test:${++causes}`);
      }),
    passes: (ms: number) => (now = asMillis(now + ms)),
    /** The direct rooms that one run asks about. */
    run: async (): Promise<readonly string[]> => {
      asked.length = 0;
      await putRoomsInOrder({ store, templates, txn, now: () => now, journal, matrix }, looked);
      return [...asked];
    },
  };
}

const removed = (user: UserId): LedgerEntry => ({
  stream: "people",
  event: { kind: "member_removed", by: "operator", at: asMillis(1), user },
});

test("a start asks about those direct rooms alone that the sync does not show as they should be", async () => {
  const { store, run, restarted, happens } = stage();
  await run();
  const users = store.members.all({}).map(({ user }) => user);
  restarted(...users.filter((user) => user !== AISULU));
  expect(await run()).toEqual([`direct:${AISULU}`]);
  restarted(...users);
  expect(await run()).toEqual([]);
  // Put out while the bot was away, and back: the sync may still show them from before.
  happens(removed(BERIK));
  happens(added({ user: BERIK }));
  restarted();
  expect(await run()).toEqual([`direct:${BERIK}`]);
});

test("where the sync shows nothing every direct room is asked about; then those of newcomers, and all again after an hour", async () => {
  const { store, run, passes, happens } = stage();
  const all = store.members.all({}).map(({ user }) => `direct:${user}`);
  expect(all.length).toBeGreaterThan(1);
  expect(new Set(await run())).toEqual(new Set(all));
  expect(await run()).toEqual([]);
  const newcomer = asUserId("@newcomer:localhost");
  happens(added({ user: newcomer }));
  expect(await run()).toEqual([`direct:${newcomer}`]);
  expect(isInvited(newcomer, store)).toBe(true);
  passes(HOUR_MS);
  expect((await run()).length).toBe(all.length + 1);
});

test("who left and came back between two runs is looked at again, and nobody else", async () => {
  const { run, happens, passes } = stage();
  await run();
  passes(1_000);
  happens(removed(BERIK));
  happens(added({ user: BERIK }));
  expect(await run()).toEqual([`direct:${BERIK}`]);
  happens(removed(AISULU));
  expect(await run()).toEqual([]);
});

test("the room of somebody who left is still known to what has old messages deleted", async () => {
  const { store, run, happens } = stage();
  await run();
  const room = store.rooms.room(`direct:${BERIK}`);
  happens(removed(BERIK));
  await run();
  expect(store.erasures.rooms()).toContain(room);
});
