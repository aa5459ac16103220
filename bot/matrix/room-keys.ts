/**
 * Which devices hold the key of the next message. The SDK collects every recipient's devices before every message
 * (8 ms at 10 devices, 81 ms at 200: matrix-notes.md, "What it costs"). Here a room is *clean* after a share until
 * something that matters changes; a clean room is encrypted for straight on the machine.
 *
 * Dirty again on: process start, any membership change, a member's device list, encryption settings or history
 * visibility, a session near its rotation, and after RECHECK_MS whatever happened: a device whose one-time keys could
 * not be claimed, or a change that the server forgot to tell, is found then.
 *
 * A new process never goes on with an old session: its age is not known here, and encrypting on an expired session
 * panics (matrix-sdk-crypto group_sessions/mod.rs "Session expired"). It also makes a rolled-back store harmless to ratchets.
 */
import {
  CollectStrategy,
  EncryptionAlgorithm,
  EncryptionSettings,
  HistoryVisibility,
  KeysQueryRequest,
  RoomId as RustRoomId,
  UserId as RustUserId,
} from "@matrix-org/matrix-sdk-crypto-wasm";
import type { Room } from "matrix-js-sdk";
import { z } from "zod";
import type { JsonObject } from "../ports.ts";
import { jsonObject } from "./json-object.ts";
import type { Machine } from "./machine.ts";
import { ratchetOf } from "./ratchet.ts";
import type { RoomState } from "./room-state.ts";
import { rotationOf, type Rotation } from "./rotation.ts";
import { takeTurns } from "./turns.ts";

/** A clean room is looked at again after a minute: cheap, and no mistake about devices lasts longer. */
const RECHECK_MS = 60_000;

export type RoomKeys = {
  /** Members or rules of this room changed. With `someoneLeft` the session ends now. */
  changed(room: string, someoneLeft: boolean): Promise<void>;
  /** These users' devices changed. */
  devicesChanged(users: readonly string[]): void;
  /** Who would receive the keys now: joined members, and invited ones where history is not for joined members alone. */
  audience(room: Room): Audience;
  /** Is this still the audience? Goes false with every change from outside. */
  holds(room: Room, audience: Audience): boolean;
  /** The content of an m.room.encrypted event. Shares the session with this audience first where the room is dirty. */
  encrypt(room: Room, audience: Audience, type: string, content: JsonObject): Promise<JsonObject>;
  /** Shares ahead of the next message. True when there was something to do. */
  prepare(room: Room, audience: Audience): Promise<boolean>;
};

/** The recipients that the caller has checked, and the state of things they were read from. */
export type Audience = {
  readonly version: number;
  readonly users: readonly string[];
  /** Asked right before keys are handed out, when the newest devices are known: may all of these still read? */
  readonly mayRead?: () => boolean;
};

/** The answer was no; nothing was handed out. */
export class AudienceChanged extends Error {}

type Session = { readonly id: string; readonly since: number; sent: number };
type Record = {
  version: number;
  /** The version that the last complete share was made for. */
  shared: number | null;
  sharedAt: number;
  session: Session | null;
};

export const roomKeysOf = (machine: Machine, rooms: RoomState, now: () => number = Date.now): RoomKeys => {
  const records = new Map<string, Record>();
  const turn = takeTurns();
  const recordOf = (room: string): Record => {
    const known = records.get(room);
    if (known !== undefined) return known;
    const made: Record = { version: 0, shared: null, sharedAt: 0, session: null };
    records.set(room, made);
    return made;
  };
  const isClean = (record: Record, rotation: Rotation): boolean =>
    record.shared === record.version &&
    now() - record.sharedAt < RECHECK_MS &&
    record.session !== null &&
    record.session.sent < rotation.messages &&
    now() - record.session.since < rotation.ms;

  const share = async (room: Room, audience: Audience, record: Record, rotation: Rotation): Promise<void> => {
    const { users, version } = audience;
    if (record.session === null) await machine.olm.invalidateGroupSession(new RustRoomId(room.roomId));
    await machine.olm.updateTrackedUsers(rust(users));
    await machine.flush();
    const complete = !(await isAsking(machine, users));
    await machine.openChannels(users);
    // A query above may have shown a member with other keys than before.
    if (audience.mayRead?.() === false) throw new AudienceChanged();
    const startedAt = now();
    const requests = await machine.olm.shareRoomKey(
      new RustRoomId(room.roomId),
      rust(users),
      settingsOf(room, rotation),
    );
    for (const request of requests) await machine.post(request);
    if (record.session === null) record.session = { id: "", since: startedAt, sent: 0 };
    record.shared = complete ? version : null;
    record.sharedAt = now();
  };

  const encrypt = async (
    room: Room,
    audience: Audience,
    type: string,
    content: JsonObject,
  ): Promise<JsonObject> => {
    const record = recordOf(room.roomId);
    const rotation = rotationOf(stateContent(room, "m.room.encryption"));
    if (!isClean(record, rotation)) await share(room, audience, record, rotation);
    const text = await machine.olm.encryptRoomEvent(
      new RustRoomId(room.roomId),
      type,
      JSON.stringify(content),
    );
    const encrypted = jsonObject.parse(JSON.parse(text));
    count(record, encrypted, now());
    return encrypted;
  };

  return {
    changed: async (id, someoneLeft) => {
      const record = recordOf(id);
      record.version += 1;
      if (someoneLeft) await machine.olm.invalidateGroupSession(new RustRoomId(id));
    },
    devicesChanged: (users) => {
      if (users.length === 0) return;
      for (const room of rooms.all())
        if (users.some((user) => room.getMember(user) !== null)) recordOf(room.roomId).version += 1;
    },
    audience: (room) => ({ version: recordOf(room.roomId).version, users: recipientsOf(room) }),
    holds: (room, audience) => recordOf(room.roomId).version === audience.version,
    encrypt: (room, audience, type, content) =>
      turn(room.roomId, () => encrypt(room, audience, type, content)),
    prepare: (room, audience) =>
      turn(room.roomId, async () => {
        const record = recordOf(room.roomId);
        const rotation = rotationOf(stateContent(room, "m.room.encryption"));
        if (record.shared === audience.version) return false;
        await share(room, audience, record, rotation);
        return true;
      }),
  };
};

/** Our own books about the session: a new session id starts them anew, the index tells how often it was used. */
const count = (record: Record, encrypted: JsonObject, at: number): void => {
  const ratchet = ratchetOf(encrypted);
  if (ratchet === null) throw new Error("the machine gave no megolm content");
  if (record.session === null || record.session.id !== ratchet.session)
    record.session = {
      id: ratchet.session,
      since: record.session?.id === "" ? record.session.since : at,
      sent: 0,
    };
  record.session.sent = ratchet.index + 1;
};

/** Is a query for one of these users' devices still unanswered? Then the share was made with what we knew. */
const isAsking = async (machine: Machine, users: readonly string[]): Promise<boolean> => {
  const queue = await machine.olm.outgoingRequests();
  return queue.some((request) => {
    if (!(request instanceof KeysQueryRequest)) return false;
    const asked = Query.safeParse(JSON.parse(request.body));
    return !asked.success || users.some((user) => user in asked.data.device_keys);
  });
};
const Query = z.looseObject({ device_keys: z.record(z.string(), z.unknown()) });

const rust = (users: readonly string[]): RustUserId[] => users.map((user) => new RustUserId(user));

const stateContent = (room: Room, type: string): unknown =>
  room.currentState.getStateEvents(type, "")?.getContent();

const recipientsOf = (room: Room): readonly string[] => {
  const invited = room.shouldEncryptForInvitedMembers() ? room.getMembersWithMembership("invite") : [];
  return [...room.getJoinedMembers(), ...invited].map((member) => member.userId);
};

const VISIBILITY = {
  joined: HistoryVisibility.Joined,
  invited: HistoryVisibility.Invited,
  shared: HistoryVisibility.Shared,
  world_readable: HistoryVisibility.WorldReadable,
} as const;

const settingsOf = (room: Room, rotation: Rotation): EncryptionSettings => {
  const settings = new EncryptionSettings();
  settings.algorithm = EncryptionAlgorithm.MegolmV1AesSha2;
  settings.historyVisibility = VISIBILITY[room.getHistoryVisibility()];
  settings.rotationPeriod = BigInt(rotation.limitMs) * 1000n; // microseconds
  settings.rotationPeriodMessages = BigInt(rotation.limitMessages);
  settings.sharingStrategy = CollectStrategy.identityBasedStrategy();
  return settings;
};
