/** Who invites the bot: members always, others a few at a time and for a day. The rooms are counted, the homeserver is a list. */
import { describe, expect, test } from "vitest";
import type { ForeignRoom } from "../../bot/matrix/foreign-rooms.ts";
import { type Visitors, visitorsOf } from "../../bot/people/visitors.ts";
import { asRoomId, asUserId, type RoomId, type UserId } from "../../src/ids.ts";
import { added, AISULU } from "../store/fixtures/invented.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const stranger = (n: number): UserId => asUserId(`@stranger-${n}:elsewhere`);
const roomOf = (n: number): RoomId => asRoomId(`!room-${n}:elsewhere`);

type Door = Visitors & {
  readonly answers: [RoomId, "join" | "reject"][];
  readonly left: RoomId[];
  readonly rooms: ForeignRoom[];
  readonly store: ReturnType<typeof tempStore>["store"];
  /** Invited, and answered. */
  invite(n: number, by?: UserId): Promise<"join" | "reject">;
  pass(ms: number): void;
};

function door(): Door {
  const { store } = tempStore();
  store.ledger.append([added()], "cli:1");
  const answers: [RoomId, "join" | "reject"][] = [];
  const left: RoomId[] = [];
  const rooms: ForeignRoom[] = [];
  const inviters = new Map<RoomId, UserId>();
  let now = 1_000_000;
  const visitors = visitorsOf({
    matrix: {
      foreignRooms: () => rooms,
      rooms: {
        answerInvite: (room, answer) => {
          answers.push([room, answer]);
          if (answer === "join")
            rooms.push({ room, creator: inviters.get(room) ?? null, since: now, people: 2 });
          return Promise.resolve("done");
        },
        leave: (room) => {
          left.push(room);
          rooms.splice(
            rooms.findIndex((it) => it.room === room),
            1,
          );
          return Promise.resolve();
        },
      },
    },
    store,
    journal: { info: () => {}, alarm: () => {} },
    now: () => now,
    refusalPause: 0,
    onBroken: (error) => {
      throw error;
    },
  });
  return {
    ...visitors,
    answers,
    left,
    rooms,
    store,
    invite: async (n, by = stranger(n)) => {
      inviters.set(roomOf(n), by);
      visitors.invited(roomOf(n), by);
      await expect.poll(() => answers.some(([room]) => room === roomOf(n))).toBe(true);
      return answers.findLast(([room]) => room === roomOf(n))?.[1] ?? "reject";
    },
    pass: (ms) => {
      now += ms;
    },
  };
}

describe("an invitation", () => {
  test("of somebody on no register is accepted once, and refused while that room stands", async () => {
    const at = door();
    expect(await at.invite(1)).toBe("join");
    expect(await at.invite(2, stranger(1))).toBe("reject");
    at.pass(DAY);
    await at.leaveOld();
    expect(await at.invite(3, stranger(1))).toBe("join");
  });

  test("of strangers is accepted ten times an hour and in twenty rooms, of a member always", async () => {
    const at = door();
    const round = async (from: number) => {
      const answers: string[] = [];
      for (let n = from; n < from + 12; n += 1) answers.push(await at.invite(n));
      return answers.filter((answer) => answer === "join").length;
    };
    expect(await round(0)).toBe(10);
    expect(await at.invite(100, AISULU)).toBe("join");
    at.pass(HOUR);
    expect(await round(20)).toBe(10);
    at.pass(HOUR);
    expect(await round(40)).toBe(0);
    expect(await at.invite(101, AISULU)).toBe("join");
  });

  test("that comes a thousand times is answered one by one, and never kept twice", async () => {
    const at = door();
    for (let n = 0; n < 1_000; n += 1) at.invited(roomOf(n % 500), stranger(n % 500));
    await expect.poll(() => at.answers.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(500);
    expect(new Set(at.answers.map(([room]) => room)).size).toBe(at.answers.length);
    expect(at.rooms).toHaveLength(10);
  }, 90_000);
});

describe("a room with a stranger", () => {
  test("is left after a day, and its meaning forgotten", async () => {
    const at = door();
    await at.invite(1);
    at.store.rooms.remember(`stranger:${stranger(1)}`, roomOf(1));
    at.pass(DAY - 1);
    await at.leaveOld();
    expect(at.left).toEqual([]);
    at.pass(1);
    await Promise.all([at.leaveOld(), at.leaveOld()]);
    expect(at.left).toEqual([roomOf(1)]);
    expect(at.store.rooms.place(roomOf(1))).toBeNull();
  });

  test("is left at once when it turns out to be a crowd", async () => {
    const at = door();
    await at.invite(1);
    at.rooms.splice(0, 1, { room: roomOf(1), creator: stranger(1), since: 1_000_000, people: 6 });
    await at.leaveOld();
    expect(at.left).toEqual([roomOf(1)]);
  });

  test("that a member opened stays, until the member is off the register", async () => {
    const at = door();
    await at.invite(1, AISULU);
    at.pass(10 * DAY);
    await at.leaveOld();
    expect(at.left).toEqual([]);
  });
});

test("after the stop nothing is answered any more", async () => {
  const at = door();
  await at.stop();
  at.invited(roomOf(1), stranger(1));
  await at.leaveOld();
  expect(at.answers).toEqual([]);
});
