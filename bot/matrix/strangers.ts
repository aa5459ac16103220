/** Somebody is in a room who must not be: the operator is told once, and where the room is ours the stranger is put out. */
import type { Room } from "matrix-js-sdk";
import { asRoomId, type RoomId, type UserId } from "../../src/ids.ts";
import type { Journal } from "../ports.ts";
import { failureOf } from "./failure.ts";
import { type Homeserver, path } from "./homeserver.ts";

export type StrangerSeen = {
  readonly room: RoomId;
  readonly user: UserId;
  /** The membership event by which they came in, and its time. */
  readonly arrival: { readonly event: string; readonly at: number };
};

/**
 * Each coming in of a stranger is handled once per process. One whom a homeserver adds again and again is put out each time, and
 * each time somebody is told.
 */
export const strangersOf = (
  homeserver: Homeserver,
  ownUser: UserId,
  journal: Journal,
  onStranger: (stranger: StrangerSeen) => void,
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
      const event = room.getMember(user)?.events.member;
      const arrival = { event: event?.getId() ?? "", at: event?.getTs() ?? 0 };
      const coming = `${room.roomId} ${user} ${arrival.event}`;
      if (seen.has(coming)) continue;
      seen.add(coming);
      journal.alarm("stranger_in_room", { room: room.roomId });
      onStranger({ room: asRoomId(room.roomId), user, arrival });
      if (room.getCreator() === ownUser) void putOut(room, user);
    }
  };
};
