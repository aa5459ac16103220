/**
 * Our own /sync loop (matrix-notes.md, "Do not use the SDK's sync loop"). The order is the whole point:
 * keys into the crypto store, state into rooms, events and the token into ONE transaction, and only then the next sync.
 * A crash anywhere in between makes the homeserver deliver again; nothing is lost and the crypto knows replays.
 */
import { asRoomId, asUserId, type EventId, type RoomId, type UserId } from "../../src/ids.ts";
import type { Gap, Journal, SyncBatch, SyncJournal, WireEvent } from "../ports.ts";
import { backoffMs, type Fatal, failureOf, loginOver } from "./failure.ts";
import type { Homeserver } from "./homeserver.ts";
import type { Machine } from "./machine.ts";
import type { RoomKeys } from "./room-keys.ts";
import type { RoomState } from "./room-state.ts";
import { readInvitation, readJoined, readLeft, SYNC_FILTER, SyncResponse } from "./sync-response.ts";
import type { StrangerSeen } from "./strangers.ts";
import { readTimelineItem } from "./wire-event.ts";

export type SyncHooks = {
  /** After each committed batch, and after keys arrived. Must not throw; a promise resolves when all that came of it has been sent. */
  readonly onBatch: () => Promise<void> | void;
  /** Members of this room changed (also at start, once for every room). */
  readonly onMembership: (room: RoomId) => void;
  /** A member shows another identity than before: a new account's, or a homeserver's trick. Somebody should ask them. */
  readonly onIdentityChanged?: (user: UserId, masterKey: string) => void;
  /** Somebody is in a room whom the register does not allow there. The room is not sent to; the bot puts them out where it can. */
  readonly onStranger?: (stranger: StrangerSeen) => void;
  /** Members of this room changed, and none of them is a stranger. */
  readonly onNoStranger?: (room: RoomId) => void;
  /** State of this room other than its members changed (also at start, once for every room). */
  readonly onState?: (room: RoomId) => void;
  /** A message in the bot's name that this device did not send: somebody else acts as the bot. */
  readonly onForged?: (room: RoomId, event: EventId) => void;
  /** The bot's own account has other devices than before, or other keys. */
  readonly onOwnDevices?: () => void;
  /** We are invited. Told again at every start until it is answered. */
  readonly onInvite: (room: RoomId, inviter: UserId, isDirect: boolean) => void;
};

export type SyncParts = {
  readonly homeserver: Pick<Homeserver, "call">;
  readonly machine: Pick<Machine, "receive" | "afterSync">;
  readonly rooms: Pick<RoomState, "get" | "apply">;
  readonly keys: Pick<RoomKeys, "changed" | "devicesChanged">;
  readonly ownUser: UserId;
  /** Is this room in the register? */
  readonly isOurs: (room: RoomId) => boolean;
  readonly syncJournal: SyncJournal;
  readonly journal: Journal;
  readonly onFatal: (fatal: Fatal) => void;
  readonly signal: AbortSignal;
  readonly waits?: SyncWaits;
};

/** Milliseconds. */
export type SyncWaits = {
  /** The server may hold a request so long when there is nothing new. */
  readonly longPoll: number;
  /**
   * Silence beyond that after which a request is given up: nobody tells of a connection that a router on the way forgot, and members
   * wait. Asked again with the same token, so that nothing is lost. Twice as long after each silence, up to `longest`: the server may
   * only be slow.
   */
  readonly patience: number;
  /** The same for the first request of a process: it brings the state of all rooms. */
  readonly firstPatience: number;
  readonly longest: number;
};

const WAITS: SyncWaits = { longPoll: 30_000, patience: 10_000, firstPatience: 60_000, longest: 300_000 };

/**
 * The homeserver answers one request at a time: what a batch brought is answered before the next is asked for, so that a card does not
 * wait behind our own echo of it, and the echoes come together. For no longer than this many milliseconds: others write as well.
 */
const ANSWERS_FIRST_MS = 150;

/** Runs until `signal` aborts or a fatal failure was reported. `onFirst` is called after the first committed batch. */
export const runSync = async (parts: SyncParts, hooks: SyncHooks, onFirst: () => void): Promise<void> => {
  let first = true;
  let failures = 0;
  let silences = 0;
  while (!parts.signal.aborted) {
    let raw: unknown;
    const request = syncRequest(parts, first, silences);
    const asked = performance.now();
    try {
      raw = await parts.homeserver.call(request);
      silences = 0;
    } catch (error) {
      if (parts.signal.aborted) return;
      // A tenth less: timers are not exact.
      silences = performance.now() - asked >= request.timeoutMs * 0.9 ? silences + 1 : 0;
      const failure = failureOf(error);
      if (failure.kind === "token_invalid") return parts.onFatal(loginOver(failure));
      failures += 1;
      if (failures === 1 || failures % 100 === 0)
        parts.journal.alarm("sync_failed", { why: failure.kind, times: failures });
      await pause(backoffMs(failure, failures), parts.signal);
      continue;
    }
    if (failures > 0) parts.journal.info("sync_recovered", { after: failures });
    failures = 0;
    const response = SyncResponse.safeParse(raw);
    if (!response.success) {
      failures += 1;
      parts.journal.alarm("sync_unreadable");
      await pause(backoffMs({ kind: "offline" }, failures), parts.signal);
      continue;
    }
    const answered = await takeIn(parts, hooks, response.data);
    if (answered === null) return;
    if (first) onFirst();
    first = false;
    await answered.until;
  }
};

const syncRequest = (
  { syncJournal, signal, waits = WAITS }: SyncParts,
  first: boolean,
  silences: number,
): Parameters<Homeserver["call"]>[0] & { readonly timeoutMs: number } => {
  const since = syncJournal.since();
  const held = first ? 0 : waits.longPoll;
  const patience = (first ? waits.firstPatience : waits.patience) * 2 ** Math.min(silences, 10);
  return {
    method: "GET",
    path: "/sync",
    query: {
      filter: SYNC_FILTER,
      timeout: String(held),
      set_presence: "offline",
      ...(since === null ? {} : { since }),
      ...(first ? { full_state: "true" } : {}),
    },
    timeoutMs: held + Math.min(patience, waits.longest),
    signal,
  };
};

/** What a response brought besides messages. */
type Seen = {
  readonly changed: RoomId[];
  readonly state: RoomId[];
  readonly forged: { readonly room: RoomId; readonly event: EventId }[];
};

/** Milliseconds within which the homeserver surely knows by which transaction an event of ours was sent; it forgets after a day. */
const KNOWS_TRANSACTION_MS = 3_600_000;

type Answered = { readonly until: Promise<void> };

/** One response, in order. Null after a fatal failure: the token was not advanced. */
const takeIn = async (
  parts: SyncParts,
  hooks: SyncHooks,
  response: SyncResponse,
): Promise<Answered | null> => {
  const { machine, keys } = parts;
  try {
    await machine.receive(response);
  } catch {
    parts.onFatal({ kind: "crypto_broken" });
    return null;
  }
  // After the machine knows it, not before: a share in between would count as made with the new devices.
  keys.devicesChanged([...response.device_lists.changed, ...response.device_lists.left]);
  const seen: Seen = { changed: [], state: [], forged: [] };
  const batch = await readRooms(parts, response, seen);
  const replayed = parts.syncJournal.commit(batch);
  if (replayed > 0) parts.journal.alarm("message_replayed", { count: replayed });
  machine.afterSync(response.to_device.events.length > 0);
  for (const room of seen.changed) hooks.onMembership(room);
  for (const room of seen.state) hooks.onState?.(room);
  if (seen.forged.length > 0) parts.journal.alarm("forged_message", { count: seen.forged.length });
  for (const { room, event } of seen.forged) hooks.onForged?.(room, event);
  if (response.device_lists.changed.includes(parts.ownUser)) hooks.onOwnDevices?.();
  for (const [room, raw] of Object.entries(response.rooms.invite)) {
    const invitation = readInvitation(raw, parts.ownUser);
    if (invitation !== null)
      hooks.onInvite(asRoomId(room), asUserId(invitation.inviter), invitation.isDirect);
  }
  const answered = hooks.onBatch();
  const waits = batch.events.length > 0 && answered instanceof Promise;
  return {
    until: waits ? Promise.race([answered, pause(ANSWERS_FIRST_MS, parts.signal)]) : Promise.resolve(),
  };
};

/** Rooms' state into memory, their timelines into a batch. */
const readRooms = async (parts: SyncParts, response: SyncResponse, seen: Seen): Promise<SyncBatch> => {
  const events: WireEvent[] = [];
  const gaps: Gap[] = [];
  const echoes: SyncBatch["echoes"][number][] = [];
  const fresh = parts.syncJournal.since() === null;
  let broken = 0;
  for (const [id, raw] of Object.entries(response.rooms.join)) {
    const joined = readJoined(raw);
    if (joined === null) {
      broken += 1;
      continue;
    }
    const room = asRoomId(id);
    const change = await parts.rooms.apply(id, [...joined.state.events, ...joined.timeline.events]);
    broken += change.broken;
    if (change.membersChanged) seen.changed.push(room);
    if (change.stateChanged) seen.state.push(room);
    if (change.membersChanged || change.rulesChanged) await parts.keys.changed(id, change.someoneLeft);
    const items = joined.timeline.events.map((entry) => readTimelineItem(entry, id, parts.ownUser));
    // Without a token we are a new device (a restore): what the bot of before has answered, at its last message, is not answered again.
    const answered = fresh ? items.findLastIndex(({ kind }) => kind === "echo") : -1;
    for (const [i, item] of items.entries()) {
      if (item.kind === "event" && i > answered) events.push(item.event);
      else if (item.kind === "echo" && item.txn !== null)
        echoes.push({ txn: item.txn, eventId: item.eventId });
      else if (item.kind === "echo" && !fresh && isForged(item, parts))
        seen.forged.push({ room, event: item.eventId });
      else if (item.kind === "broken") broken += 1;
    }
    const { limited, prev_batch } = joined.timeline;
    // What was before a bot that is new altogether is not ours; of a restored one it may be what came while it was away.
    if (limited && prev_batch !== null && (!fresh || (answered < 0 && parts.isOurs(room))))
      gaps.push({ room, from: prev_batch, ...(fresh && { restored: true }) });
  }
  for (const [id, raw] of Object.entries(response.rooms.leave)) {
    const left = readLeft(raw);
    if (left === null || parts.rooms.get(id) === null) continue;
    const change = await parts.rooms.apply(id, [...left.state.events, ...left.timeline.events]);
    await parts.keys.changed(id, true);
    if (change.membersChanged) seen.changed.push(asRoomId(id));
  }
  if (broken > 0) parts.journal.alarm("sync_events_broken", { count: broken });
  return { next: response.next_batch, events, gaps, echoes };
};

/** In our name, lately, and not by this device: the homeserver tells a device the transactions of its own sends. */
const isForged = (
  { eventId, sentAt, says }: { readonly eventId: EventId; readonly sentAt: number; readonly says: boolean },
  { syncJournal }: SyncParts,
): boolean => says && Date.now() - sentAt < KNOWS_TRANSACTION_MS && !syncJournal.knows(eventId);

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
