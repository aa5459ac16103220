/**
 * Our rooms as they should be. createRoom, invites and state have no transaction id, so nothing here assumes that it
 * runs once: each call looks at what is and does what is missing (matrix-notes.md, Exactly once).
 */
import { z } from "zod";
import { asRoomId, type RoomId, type UserId } from "../../src/ids.ts";
import type { Journal, JsonObject, Place, RoomRegister } from "../ports.ts";
import { rememberDirect } from "./direct-rooms.ts";
import { backoffMs, failureOf } from "./failure.ts";
import { type Homeserver, path } from "./homeserver.ts";
import { type MembersResult, putOutBy, reconcileMembers, removeFrom } from "./members.ts";
import { markOf, PLACE_MARK, recipeOf, type RoomWish } from "./room-recipe.ts";
import type { Titles } from "./room-rules.ts";
import { takeTurns } from "./turns.ts";

export type Rooms = {
  /** The name and topic that the bot gave this room since it started; null: none yet. */
  titles(room: RoomId): Titles | null;
  /**
   * The room of this place, made if there is none, with this name and topic. Also finds one that was made before a crash
   * and not remembered. Safe to call at every start, and while another call for the same place is under way.
   */
  ensure(wish: RoomWish): Promise<RoomId>;
  /** As `ensure` for `direct:@user:server`, with the member invited as to a direct chat. */
  ensureDirect(user: UserId, name: string, topic: string): Promise<RoomId>;
  /** Shows `room` inside the space, for members who look for it. */
  hang(space: RoomId, room: RoomId): Promise<void>;
  /** Invites who is missing (unless nobody new is to come) and removes who is too many; pending invites of wanted members are left alone. */
  reconcileMembers(
    place: Place,
    wanted: ReadonlySet<UserId>,
    how?: { readonly invite: boolean },
  ): Promise<MembersResult>;
  /**
   * Puts this user out of the room of this place now, invited or joined, without looking who else is there. `reason` is shown by
   * clients and is in clear. Somebody who is not there is no failure.
   */
  remove(place: Place, user: UserId, reason: string): Promise<void>;
  /** Whom the bot itself put out of the room of this place, and nobody let in again since. */
  putOut(place: Place): Promise<readonly UserId[]>;
  /** Answers an invite. Joining lets the next sync bring the room. */
  answerInvite(room: RoomId, answer: "join" | "reject"): Promise<"done" | "gone">;
  /** Leaves for good: the homeserver need not keep it for us. */
  leave(room: RoomId): Promise<void>;
};

export type RoomsParts = {
  readonly homeserver: Homeserver;
  readonly register: RoomRegister;
  readonly journal: Journal;
  readonly ownUser: UserId;
};

export const roomsOf = (parts: RoomsParts): Rooms => {
  const turn = takeTurns();
  const titles = new Map<RoomId, Titles>();
  const ensure = (wish: RoomWish, invite: readonly UserId[]): Promise<RoomId> =>
    turn(wish.place, async () => {
      const known = parts.register.room(wish.place) ?? (await turn("find", () => findMarked(parts, wish)));
      const room = known ?? (await make(parts, wish, invite));
      if (parts.register.room(wish.place) !== room) parts.register.remember(wish.place, room);
      if (known !== null) await retitle(parts, room, wish);
      titles.set(room, { name: wish.name, topic: wish.topic });
      return room;
    });
  return {
    titles: (room) => titles.get(room) ?? null,
    ensure: (wish) => ensure(wish, []),
    ensureDirect: async (user, name, topic) => {
      const room = await ensure({ place: `direct:${user}`, name, topic }, [user]);
      await turn("m.direct", () => rememberDirect(parts.homeserver, parts.ownUser, user, room));
      return room;
    },
    hang: (space, room) => putState(parts, space, "m.space.child", room, { via: [serverOf(parts.ownUser)] }),
    reconcileMembers: async (place, wanted, how) => {
      const room = parts.register.room(place);
      if (room === null) return { kind: "no_room" };
      return turn(place, () => reconcileMembers(parts, room, wanted, how));
    },
    remove: async (place, user, reason) => {
      const room = parts.register.room(place);
      if (room !== null) await removeFrom(parts, room, user, reason);
    },
    putOut: async (place) => {
      const room = parts.register.room(place);
      return room === null ? [] : putOutBy(parts, room);
    },
    answerInvite: (room, answer) => answerInvite(parts, room, answer),
    leave: async (room) => {
      await parts.homeserver.insist({ method: "POST", path: path`/rooms/${room}/leave`, body: {} });
      await parts.homeserver.insist({ method: "POST", path: path`/rooms/${room}/forget`, body: {} });
    },
  };
};

const Made = z.looseObject({ room_id: z.string().startsWith("!") });

/** A lost answer may mean a made room: before each further try we look for it. */
const make = async (parts: RoomsParts, wish: RoomWish, invite: readonly UserId[]): Promise<RoomId> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await parts.homeserver.call({
        method: "POST",
        path: "/createRoom",
        body: recipeOf(wish, invite),
      });
      parts.journal.info("room_made", { kind: wish.place.split(":")[0] ?? "" });
      return asRoomId(Made.parse(answer).room_id);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "refused" || failure.kind === "token_invalid" || attempt === 8) throw error;
      await new Promise((resolve) => setTimeout(resolve, backoffMs(failure, attempt)));
    }
    const found = await findMarked(parts, wish);
    if (found !== null) return found;
  }
};

const JoinedRooms = z.looseObject({ joined_rooms: z.array(z.string()) });
const CreateEvent = z.looseObject({
  sender: z.string(),
  content: z.looseObject({ [PLACE_MARK]: z.string().optional() }),
});

/** A room that we made for this place and forgot. Rooms of others do not count, whatever mark they carry. */
const findMarked = async (parts: RoomsParts, wish: RoomWish): Promise<RoomId | null> => {
  const joined = JoinedRooms.parse(await parts.homeserver.insist({ method: "GET", path: "/joined_rooms" }));
  for (const room of joined.joined_rooms.map(asRoomId)) {
    if (parts.register.place(room) !== null) continue;
    const raw = await parts.homeserver.insist({
      method: "GET",
      path: path`/rooms/${room}/state/m.room.create/`,
      query: { format: "event" },
    });
    const create = CreateEvent.safeParse(raw);
    if (!create.success || create.data.sender !== parts.ownUser) continue;
    if (create.data.content[PLACE_MARK] === markOf(wish)) return room;
  }
  return null;
};

const retitle = async (parts: RoomsParts, room: RoomId, wish: RoomWish): Promise<void> => {
  await Promise.all([
    putState(parts, room, "m.room.name", "", { name: wish.name }),
    putState(parts, room, "m.room.topic", "", { topic: wish.topic }),
  ]);
};

/** Only where it differs: every state event stays in the room for good. */
const putState = async (
  parts: RoomsParts,
  room: RoomId,
  type: string,
  key: string,
  content: JsonObject,
): Promise<void> => {
  const to = path`/rooms/${room}/state/${type}/${key}`;
  const now = await parts.homeserver.insist({ method: "GET", path: to }).catch((error: unknown) => {
    const failure = failureOf(error);
    if (failure.kind === "refused" && failure.status === 404) return null;
    throw error;
  });
  if (holds(now, content)) return;
  await parts.homeserver.insist({ method: "PUT", path: to, body: content });
};

const holds = (now: unknown, wanted: JsonObject): boolean =>
  typeof now === "object" &&
  now !== null &&
  Object.entries(wanted).every(
    ([key, value]) => JSON.stringify(Reflect.get(now, key)) === JSON.stringify(value),
  );

const answerInvite = async (
  parts: RoomsParts,
  room: RoomId,
  answer: "join" | "reject",
): Promise<"done" | "gone"> => {
  const to = answer === "join" ? path`/rooms/${room}/join` : path`/rooms/${room}/leave`;
  try {
    await parts.homeserver.insist({ method: "POST", path: to, body: {} });
    return "done";
  } catch (error) {
    if (failureOf(error).kind === "refused") return "gone"; // withdrawn meanwhile
    throw error;
  }
};

const serverOf = (user: UserId): string => user.slice(user.indexOf(":") + 1);
