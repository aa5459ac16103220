/**
 * What our rooms are made of. Everything here is state and therefore unencrypted: no fact about a case, ever
 * (matrix-notes.md, Rooms). Pure.
 */
import type { UserId } from "../../src/ids.ts";
import type { JsonObject, Place } from "../ports.ts";

/** In m.room.create, set once and readable by members only: which place this is, so that a room whose id was lost in a crash is found. */
export const PLACE_MARK = "dabyl.place";

export type RoomWish = {
  readonly place: Place;
  /** What stands in clear in its place where the place itself must not: that of a case's own room holds its code. */
  readonly mark?: string;
  /** Shown to members; unencrypted. */
  readonly name: string;
  readonly topic: string;
};

export const markOf = ({ place, mark }: RoomWish): string => mark ?? place;

/** What may never change, by the rule that it keeps (room-rules.ts). The space holds no messages and needs no encryption. */
export const WISHED_STATE = [
  ["history", "m.room.history_visibility", { history_visibility: "joined" }],
  ["guests", "m.room.guest_access", { guest_access: "forbidden" }],
  ["entry", "m.room.join_rules", { join_rule: "invite" }],
  ["encryption", "m.room.encryption", { algorithm: "m.megolm.v1.aes-sha2" }],
] as const satisfies readonly (readonly [string, string, JsonObject])[];

const state = (type: string, content: JsonObject): JsonObject => ({ type, state_key: "", content });

/**
 * Body of POST /createRoom. In room version 12 the creator has unlimited power and must not be named in
 * `power_level_content_override.users` (400 M_UNKNOWN), so `users` is left to the server in every version.
 */
export const recipeOf = (wish: RoomWish, invite: readonly UserId[]): JsonObject => {
  const isSpace = wish.place.startsWith("space:");
  return {
    preset: "private_chat",
    visibility: "private",
    name: wish.name,
    topic: wish.topic,
    invite: [...invite],
    is_direct: wish.place.startsWith("direct:"),
    creation_content: {
      "m.federate": false,
      [PLACE_MARK]: markOf(wish),
      ...(isSpace ? { type: "m.space" } : {}),
    },
    initial_state: WISHED_STATE.filter(([rule]) => !isSpace || rule !== "encryption").map(
      ([, type, content]) => state(type, content),
    ),
    power_level_content_override: powerLevels(isSpace),
  };
};

/** Members speak and react; only the bot changes anything else. */
export const powerLevels = (isSpace: boolean): JsonObject => ({
  invite: 100,
  kick: 100,
  ban: 100,
  redact: 100,
  state_default: 100,
  events_default: isSpace ? 100 : 0,
  users_default: 0,
  events: {
    "m.room.name": 100,
    "m.room.topic": 100,
    "m.room.avatar": 100,
    "m.room.canonical_alias": 100,
    "m.room.encryption": 100,
    "m.room.history_visibility": 100,
    "m.room.power_levels": 100,
    "m.room.server_acl": 100,
    "m.space.child": 100,
  },
  notifications: { room: 100 },
});
