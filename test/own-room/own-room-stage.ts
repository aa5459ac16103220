/** A whole bot without a homeserver, whose rooms of cases are made, filled and emptied: clients see what was sent while they were in. */
import { keepOwnRooms, movedOwnRooms } from "../../bot/own-room/own-rooms.ts";
import type { Place } from "../../bot/ports.ts";
import type { MembersResult } from "../../bot/matrix/members.ts";
import type { RoomWish } from "../../bot/matrix/room-recipe.ts";
import { asRoomId, type CaseCode, type RoomId, type UserId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { coordinator, ngo, police, sealedStage } from "../sealed/sealed-stage.ts";

type Membership = "invite" | "join";

export function ownRoomStage() {
  const stage = sealedStage();
  const { store, flow } = stage;
  const wishes: RoomWish[] = [];
  const members = new Map<Place, Map<UserId, Membership>>();
  const left: RoomId[] = [];
  /** Who joins at once when invited; the others stay invited. */
  const eager = new Set<UserId>([ngo, police, coordinator].map(({ user }) => user));
  const ownRoom = (place: Place): RoomId =>
    asRoomId(`!own-${wishes.findIndex((one) => one.place === place)}:test`);
  const placeOf = (room: RoomId): Place | null => store.rooms.place(room);
  const parts = {
    ...flow,
    matrix: {
      hasJoined: (room: RoomId, user: UserId) => {
        const place = placeOf(room);
        return place !== null && members.get(place)?.get(user) === "join";
      },
      rooms: {
        ensure: (wish: RoomWish): Promise<RoomId> => {
          if (!wishes.some(({ mark }) => mark === wish.mark)) wishes.push(wish);
          const room = ownRoom(wish.place);
          store.rooms.remember(wish.place, room);
          return Promise.resolve(room);
        },
        reconcileMembers: (
          place: Place,
          wanted: ReadonlySet<UserId>,
          { invite } = { invite: true },
        ): Promise<MembersResult> => {
          const there = members.get(place) ?? new Map<UserId, Membership>();
          members.set(place, there);
          const removed = [...there.keys()].filter((user) => !wanted.has(user));
          for (const user of removed) there.delete(user);
          const invited = invite ? [...wanted].filter((user) => !there.has(user)) : [];
          for (const user of invited) there.set(user, eager.has(user) ? "join" : "invite");
          return Promise.resolve({ kind: "done", invited, removed, failed: [] });
        },
        leave: (room: RoomId): Promise<void> => {
          left.push(room);
          return Promise.resolve();
        },
      },
    },
  };
  const moved = movedOwnRooms(flow);
  /** What the rounds do: rooms of cases that moved, and what waits is sent. */
  const settle = async () => {
    await keepOwnRooms(moved(), parts);
    // Whoever was invited may have joined since.
    await keepOwnRooms(
      store.cases.ownRooms().map(({ code }) => code),
      parts,
    );
    return stage.deliver();
  };
  const roomOf = (code: CaseCode): RoomId => {
    const room = store.rooms.room(`case:${code}`);
    if (room === null) throw new Error("the case has no room of its own");
    return room;
  };
  return {
    ...stage,
    parts,
    wishes,
    left,
    eager,
    settle,
    roomOf,
    inRoom: (code: CaseCode) => [...(members.get(`case:${code}`) ?? new Map()).keys()],
    joins: (code: CaseCode, { user }: Member) => void members.get(`case:${code}`)?.set(user, "join"),
    /** A taken case that a coordinator gives a room of its own. */
    roomed: async (): Promise<CaseCode> => {
      const code = await stage.alert();
      await stage.write(police, `беру ${code}`);
      await stage.write(coordinator, `отдельная комната ${code}`);
      await settle();
      return code;
    },
  };
}
