/**
 * Who invites the bot. A member may open a room with it whenever they like. Anybody else hears one text there (not-member) and is
 * left after a day. A hostile account, or a homeserver full of them, must not slow the bot: few such rooms at once, few an hour, the
 * rest refused one after the other, slowly. Nothing is written down: what stands open is read from the rooms themselves.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { RoomId, UserId } from "../../src/ids.ts";
import type { ForeignRoom } from "../matrix/foreign-rooms.ts";
import type { Matrix } from "../matrix/connection.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import type { Journal } from "../ports.ts";
import type { Store } from "../store/store.ts";

export type Visitors = {
  /** We were invited. Does not wait for the answer. */
  invited(room: RoomId, inviter: UserId): void;
  /** Leaves the rooms whose time is up. Safe to call at any time; one run at a time. */
  leaveOld(): Promise<void>;
  /** Answers nothing more; waits for the answer under way. */
  stop(): Promise<void>;
};

export type VisitorParts = {
  readonly matrix: Pick<Matrix, "foreignRooms"> & {
    readonly rooms: Pick<Matrix["rooms"], "answerInvite" | "leave">;
  };
  readonly store: {
    readonly members: Pick<Store["members"], "get">;
    readonly rooms: Pick<Store["rooms"], "forget">;
  };
  readonly journal: Journal;
  readonly now: () => number;
  /** Milliseconds between two refusals. */
  readonly refusalPause?: number;
  readonly onBroken: (error: unknown) => void;
};

/** Rooms of people on no register, at once. */
const MOST_ROOMS = 20;
/** The same, joined within an hour. */
const MOST_AN_HOUR = 10;
/** A direct chat has two. Whoever invites us into a crowd wants something else. */
const MOST_PEOPLE = 5;
/** Invitations that wait for an answer; more are told again at the next start. */
const MOST_WAITING = 10_000;
/** Long enough to read the answer, and to ask a coordinator. */
const STAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Each refusal costs the homeserver as much as a card. */
const REFUSAL_PAUSE_MS = 1_000;

export function visitorsOf(parts: VisitorParts): Visitors {
  const { matrix, store, journal, now } = parts;
  const waiting = new Map<RoomId, UserId>();
  const stopping = new AbortController();
  let joined: readonly number[] = [];

  const isMember = (user: UserId | null): boolean => user !== null && store.members.get(user) !== null;
  const strangersRooms = (): readonly ForeignRoom[] =>
    matrix.foreignRooms().filter(({ creator }) => !isMember(creator));

  const mayJoin = (inviter: UserId): boolean => {
    if (isMember(inviter)) return true;
    joined = joined.filter((at) => now() - at < HOUR_MS);
    const open = strangersRooms();
    if (joined.length >= MOST_AN_HOUR || open.length >= MOST_ROOMS) return false;
    return open.every(({ creator }) => creator !== inviter);
  };

  const answer = async (room: RoomId, inviter: UserId): Promise<void> => {
    if (mayJoin(inviter)) {
      const done = await matrix.rooms.answerInvite(room, "join");
      if (done === "done" && !isMember(inviter)) joined = [...joined, now()];
      return;
    }
    await matrix.rooms.answerInvite(room, "reject");
    journal.info("invitation_refused");
    // Stopping ends the pause by an AbortError; nothing else can.
    await pause(parts.refusalPause ?? REFUSAL_PAUSE_MS, null, { signal: stopping.signal }).catch(() => {});
  };

  const answerAll = oneAtATime(async () => {
    for (let next = first(waiting); next !== null && !stopping.signal.aborted; next = first(waiting)) {
      await answer(...next);
      waiting.delete(next[0]);
    }
  }, parts.onBroken);

  const leaveOld = oneAtATime(async () => {
    for (const { room, since, people } of strangersRooms()) {
      if (stopping.signal.aborted || (now() - since < STAY_MS && people <= MOST_PEOPLE)) continue;
      await matrix.rooms.leave(room);
      store.rooms.forget(room);
      journal.info("visitor_left");
    }
  }, parts.onBroken);

  return {
    invited: (room, inviter) => {
      if (waiting.size < MOST_WAITING && !stopping.signal.aborted) waiting.set(room, inviter);
      void answerAll();
    },
    leaveOld,
    stop: async () => {
      stopping.abort();
      await Promise.all([answerAll(), leaveOld()]);
    },
  };
}

const first = <K, V>(map: ReadonlyMap<K, V>): [K, V] | null => {
  for (const entry of map) return entry;
  return null;
};
