/** What the bot cannot read, no guard has seen: does it stay in the room? */
import { describe, expect, test } from "vitest";
import type { Place, RefusedWhy } from "../../bot/ports.ts";
import { unreadable, type Unreadable } from "../../bot/alarms/unreadable.ts";
import { asEventId, asMillis, asRoomId, asUserId } from "../../src/ids.ts";

const USER = asUserId("@asel:hs");
const EVENT = {
  eventId: asEventId("$event"),
  room: asRoomId("!room:hs"),
  sender: USER,
  type: "m.room.encrypted",
  sentAt: asMillis(1),
  raw: {},
};
const goes = (why: Unreadable, place: Place | null): boolean =>
  unreadable(why, USER, EVENT, place).some((effect) => effect.kind === "redact");
const ROOMS = ["response:shymkent", "coordination:shymkent"] as const;

describe("a message that the bot cannot read", () => {
  test.each<RefusedWhy>(["withheld", "foreign_sender"])(
    "for good (%s) leaves the rooms that others read",
    (why) => {
      for (const room of ROOMS) expect(goes(why, room)).toBe(true);
      for (const room of ["direct:@asel:hs", "stranger:@asel:hs", null] as const)
        expect(goes(why, room)).toBe(false);
    },
  );

  test("in the clear goes from everywhere", () => {
    for (const room of [...ROOMS, "direct:@asel:hs", null] as const)
      expect(goes("cleartext", room)).toBe(true);
  });

  test.each<Unreadable>(["missing_key", "unsigned_device", "malformed", "stranger", "locked", "failed"])(
    "%s stays: the key may come, or nobody reads it",
    (why) => {
      for (const room of ROOMS) expect(goes(why, room)).toBe(false);
    },
  );

  test("is answered to its sender in every case; without the event there is nothing to remove", () => {
    expect(unreadable("cleartext", USER)).toMatchObject([
      { kind: "say", to: { kind: "direct", user: USER } },
    ]);
    expect(unreadable("withheld", USER, EVENT, ROOMS[0])).toHaveLength(2);
  });
});
