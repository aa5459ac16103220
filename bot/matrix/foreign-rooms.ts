/** Rooms that somebody else opened with the bot in them: read from what the homeserver tells, so that nothing is kept about them. */
import { asRoomId, asUserId, type RoomId, type UserId } from "../../src/ids.ts";
import type { RoomRegister } from "../ports.ts";
import type { RoomState } from "./room-state.ts";

export type ForeignRoom = {
  readonly room: RoomId;
  readonly creator: UserId | null;
  /** When the bot joined, milliseconds since 1970. */
  readonly since: number;
  /** Joined members, the bot among them. */
  readonly people: number;
};

export function foreignRooms(
  rooms: Pick<RoomState, "all">,
  register: Pick<RoomRegister, "place">,
  ownUser: UserId,
): readonly ForeignRoom[] {
  return rooms
    .all()
    .filter((room) => room.getMyMembership() === "join" && room.getCreator() !== ownUser)
    .filter((room) => {
      const place = register.place(asRoomId(room.roomId));
      return place === null || place.startsWith("stranger:");
    })
    .map((room) => {
      const creator = room.getCreator();
      return {
        room: asRoomId(room.roomId),
        creator: creator === null ? null : asUserId(creator),
        since: room.getMember(ownUser)?.events.member?.getTs() ?? 0,
        people: room.getJoinedMemberCount(),
      };
    });
}
