/** Membership of one room brought to what the register says. */
import { z } from "zod";
import { asUserId, type RoomId, type UserId } from "../../src/ids.ts";
import type { Journal } from "../ports.ts";
import { failureOf } from "./failure.ts";
import { type Homeserver, path } from "./homeserver.ts";

export type MembersResult =
  | { readonly kind: "no_room" }
  | {
      readonly kind: "done";
      readonly invited: readonly UserId[];
      readonly removed: readonly UserId[];
      /** Whom the homeserver did not let us invite or remove, with its errcode (banned, unknown user, …). */
      readonly failed: readonly { readonly user: UserId; readonly errcode: string }[];
    };

const Members = z.looseObject({
  chunk: z.array(
    z.looseObject({
      type: z.literal("m.room.member"),
      state_key: z.string(),
      sender: z.string(),
      content: z.looseObject({ membership: z.string() }),
    }),
  ),
});

export type MembersParts = {
  readonly homeserver: Homeserver;
  readonly journal: Journal;
  readonly ownUser: UserId;
};

/**
 * Removals first: a person who left an organisation loses the next message whatever happens to the invites.
 * One request after the other; the homeserver's rate limit is waited for (homeserver.ts).
 */
export const reconcileMembers = async (
  parts: MembersParts,
  room: RoomId,
  wanted: ReadonlySet<UserId>,
  how: { readonly invite: boolean } = { invite: true },
): Promise<MembersResult> => {
  const raw = await parts.homeserver.insist({ method: "GET", path: path`/rooms/${room}/members` });
  const present = new Map<UserId, string>();
  for (const member of Members.parse(raw).chunk)
    present.set(asUserId(member.state_key), member.content.membership);
  const isIn = (user: UserId): boolean => present.get(user) === "join" || present.get(user) === "invite";
  const surplus = [...present.keys()].filter(
    (user) => isIn(user) && user !== parts.ownUser && !wanted.has(user),
  );
  const missing = !how.invite ? [] : [...wanted].filter((user) => !isIn(user) && user !== parts.ownUser);
  const failed: { user: UserId; errcode: string }[] = [];
  const removed = await each(parts, room, "kick", surplus, failed);
  const invited = await each(parts, room, "invite", missing, failed);
  if (failed.length > 0) parts.journal.alarm("members_not_reconciled", { room, failed: failed.length });
  return { kind: "done", invited, removed, failed };
};

/** One kick, whoever else is there. Refused where the user is not in the room: that is what was wanted. */
export const removeFrom = async (
  parts: MembersParts,
  room: RoomId,
  user: UserId,
  reason: string,
): Promise<void> => {
  const body = { user_id: user, reason };
  try {
    await parts.homeserver.insist({ method: "POST", path: path`/rooms/${room}/kick`, body });
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== "refused") throw error;
  }
};

/** Whom the bot itself put out of this room, and nobody let in again since. */
export const putOutBy = async (parts: MembersParts, room: RoomId): Promise<readonly UserId[]> => {
  const raw = await parts.homeserver.insist({ method: "GET", path: path`/rooms/${room}/members` });
  return Members.parse(raw)
    .chunk.filter(({ content, sender }) => sender === parts.ownUser && OUT.has(content.membership))
    .map(({ state_key }) => asUserId(state_key));
};
const OUT: ReadonlySet<string> = new Set(["leave", "ban"]);

const each = async (
  parts: MembersParts,
  room: RoomId,
  act: "kick" | "invite",
  users: readonly UserId[],
  failed: { user: UserId; errcode: string }[],
): Promise<readonly UserId[]> => {
  const done: UserId[] = [];
  for (const user of users) {
    try {
      await parts.homeserver.insist({
        method: "POST",
        path: path`/rooms/${room}/${act}`,
        body: { user_id: user },
      });
      done.push(user);
    } catch (error) {
      const failure = failureOf(error);
      failed.push({ user, errcode: failure.kind === "refused" ? failure.errcode : failure.kind });
    }
  }
  return done;
};
