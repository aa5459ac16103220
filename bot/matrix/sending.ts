/** One outbox row to the homeserver: the right people, encrypted, under its own transaction id. */
import type { Room } from "matrix-js-sdk";
import { z } from "zod";
import { asEventId, asRoomId, asUserId, type EventId, type RoomId, type UserId } from "../../src/ids.ts";
import type { JsonObject, OutboxQueue, OutboxRow, RoomRegister } from "../ports.ts";
import { findEcho, isForgotten } from "./echo.ts";
import { backoffMs, type CallFailure, failureOf } from "./failure.ts";
import { type Homeserver, path } from "./homeserver.ts";
import { type Audience, AudienceChanged, type RoomKeys } from "./room-keys.ts";
import type { RoomState } from "./room-state.ts";

export type SendOutcome =
  | { readonly kind: "sent"; readonly eventId: EventId }
  /** Try again after this many milliseconds. */
  | {
      readonly kind: "later";
      readonly afterMs: number;
      readonly why: CallFailure["kind"] | "room_unknown" | "members_moving" | "nobody_there";
    }
  /** Somebody changed the room itself (room-watch.ts): nothing was encrypted. The row stays until it is as it was. */
  | { readonly kind: "room_changed" }
  /** People are in the room who must not be: nothing was encrypted. The row stays until they are gone. */
  | { readonly kind: "stranger"; readonly users: readonly UserId[] }
  /** The homeserver will never take it. `reason` is its errcode. */
  | { readonly kind: "rejected"; readonly reason: string };

export type SendingParts = {
  readonly homeserver: Homeserver;
  readonly rooms: RoomState;
  readonly keys: RoomKeys;
  readonly register: RoomRegister;
  readonly onDisk: OutboxQueue["onDisk"];
  /** What a content needs before it can be sent: a picture is drawn, sealed and uploaded (attachment.ts). */
  readonly finish: (content: JsonObject) => Promise<JsonObject>;
  readonly ownUser: UserId;
  /** Is the room not what it was made as? */
  readonly isStopped: (room: Room) => boolean;
  /** Somebody whom the register does not know is in a room. */
  readonly onStranger: (room: Room, users: readonly UserId[]) => void;
};

/** Milliseconds; a membership change wakes the room at once. */
const NOBODY_MS = 60_000;

const Answer = z.looseObject({ event_id: z.string().startsWith("$") });

/** `attempt` counts from 1 and sets the pause after a failure. Throws only for bugs. */
export const sendRow = async (parts: SendingParts, row: OutboxRow, attempt: number): Promise<SendOutcome> => {
  try {
    return row.kind === "redact" ? await redact(parts, row) : await encryptAndPut(parts, row, attempt);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "refused") return { kind: "rejected", reason: failure.errcode };
    return { kind: "later", afterMs: backoffMs(failure, attempt), why: failure.kind };
  }
};

const encryptAndPut = async (
  parts: SendingParts,
  row: Extract<OutboxRow, { kind: "send" }>,
  attempt: number,
): Promise<SendOutcome> => {
  const room = parts.rooms.get(row.room);
  if (room === null || room.getMyMembership() !== "join")
    return { kind: "later", afterMs: backoffMs({ kind: "offline" }, attempt), why: "room_unknown" };
  const echo = isForgotten(row) ? await findEcho(parts.homeserver, row, parts.ownUser) : null;
  if (echo !== null) return { kind: "sent", eventId: echo };
  // The disk works while we encrypt.
  const onDisk = parts.onDisk();
  onDisk.catch(() => undefined); // thrown where it is waited for
  let finished: JsonObject | null = null;
  for (let tries = 0; tries < 3; tries += 1) {
    if (parts.isStopped(room)) return { kind: "room_changed" };
    const audience = checked(parts, room);
    const users = strangers(parts, room, audience);
    if (users.length > 0) {
      parts.onStranger(room, users);
      return { kind: "stranger", users };
    }
    // Who joins later gets no keys of earlier messages (history visibility "joined"): said to an empty room it would be lost.
    if (audience.users.every((user) => user === parts.ownUser))
      return { kind: "later", afterMs: NOBODY_MS, why: "nobody_there" };
    if (row.type === "m.reaction") {
      await onDisk;
      return put(parts, row, "m.reaction", row.content);
    }
    finished ??= await parts.finish(row.content);
    const encrypted = await parts.keys.encrypt(room, audience, row.type, finished).catch((error: unknown) => {
      if (error instanceof AudienceChanged) return null;
      throw error;
    });
    await onDisk;
    // Somebody came, went or changed devices meanwhile: encrypt anew (one ratchet step) before anything leaves.
    if (
      encrypted !== null &&
      audience.mayRead() &&
      !parts.isStopped(room) &&
      parts.keys.holds(room, audience)
    )
      return put(parts, row, "m.room.encrypted", encrypted);
  }
  return { kind: "later", afterMs: 100, why: "members_moving" };
};

/** Who would get the keys now, and whether the register still lets all of them. */
const checked = (parts: SendingParts, room: Room): Audience & { readonly mayRead: () => boolean } => {
  const audience = parts.keys.audience(room);
  return { ...audience, mayRead: () => strangers(parts, room, audience).length === 0 };
};

/** Everybody who would get the keys and is not in the register for this room. */
const strangers = (parts: SendingParts, room: Room, audience: Audience): readonly UserId[] => {
  const allowed = parts.register.allowed(asRoomId(room.roomId));
  return audience.users.map(asUserId).filter((user) => user !== parts.ownUser && !allowed.has(user));
};

/** Looks who is in a room of ours, without waiting for something to send there. */
export const lookForStrangers = (parts: SendingParts, id: RoomId): "nobody" | "somebody" | "unknown" => {
  const room = parts.rooms.get(id);
  if (room === null || room.getMyMembership() !== "join" || parts.register.place(id) === null)
    return "unknown";
  const users = strangers(parts, room, parts.keys.audience(room));
  if (users.length > 0) parts.onStranger(room, users);
  return users.length > 0 ? "somebody" : "nobody";
};

/** Shares the room's keys ahead of the next message, where nobody is in the room who must not be. */
export const prepareRoom = async (parts: SendingParts, id: string): Promise<void> => {
  const room = parts.rooms.get(id);
  if (room === null || room.getMyMembership() !== "join" || !room.hasEncryptionStateEvent()) return;
  const audience = checked(parts, room);
  if (!audience.mayRead() || parts.isStopped(room)) return;
  try {
    await parts.keys.prepare(room, audience);
  } catch (error) {
    if (error instanceof AudienceChanged) return;
    failureOf(error); // the next message shares again; rethrows what is no network failure
  }
};

const put = async (
  parts: SendingParts,
  row: OutboxRow,
  type: "m.room.encrypted" | "m.reaction",
  body: JsonObject,
): Promise<SendOutcome> => {
  const to = path`/rooms/${row.room}/send/${type}/${row.txn}`;
  return { kind: "sent", eventId: eventIn(await parts.homeserver.call({ method: "PUT", path: to, body })) };
};

/** Without a reason: a reason would be cleartext. */
const redact = async (
  parts: SendingParts,
  row: Extract<OutboxRow, { kind: "redact" }>,
): Promise<SendOutcome> => {
  await parts.onDisk();
  const to = path`/rooms/${row.room}/redact/${row.event}/${row.txn}`;
  return {
    kind: "sent",
    eventId: eventIn(await parts.homeserver.call({ method: "PUT", path: to, body: {} })),
  };
};

/** An answer that is none may still mean that the event stands: it is sent again under the same transaction id. */
const eventIn = (raw: unknown): EventId => {
  const answer = Answer.safeParse(raw);
  if (!answer.success) throw new SyntaxError("the answer to a send names no event");
  return asEventId(answer.data.event_id);
};
