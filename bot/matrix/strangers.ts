/** Somebody is in a room who must not be: the operator is told once, and where the room is ours the stranger is put out. */
import type { Room } from "matrix-js-sdk";
import type { UserId } from "../../src/ids.ts";
import type { Journal } from "../ports.ts";
import { failureOf } from "./failure.ts";
import { type Homeserver, path } from "./homeserver.ts";

/**
 * Each pair of room and stranger is handled once per process, and again after the stranger was gone for a while
 * is not: a homeserver that adds one again and again is for a person to look at.
 */
export const strangersOf = (
  homeserver: Homeserver,
  ownUser: UserId,
  journal: Journal,
): ((room: Room, users: readonly UserId[]) => void) => {
  const seen = new Set<string>();
  const putOut = async (room: Room, user: UserId): Promise<void> => {
    try {
      await homeserver.insist({
        method: "POST",
        path: path`/rooms/${room.roomId}/kick`,
        body: { user_id: user },
      });
      journal.info("stranger_put_out", { room: room.roomId });
    } catch (error) {
      journal.alarm("stranger_stays", { room: room.roomId, why: failureOf(error).kind });
    }
  };
  return (room, users) => {
    for (const user of users) {
      const pair = `${room.roomId} ${user}`;
      if (seen.has(pair)) continue;
      seen.add(pair);
      journal.alarm("stranger_in_room", { room: room.roomId });
      if (room.getCreator() === ownUser) void putOut(room, user);
    }
  };
};
