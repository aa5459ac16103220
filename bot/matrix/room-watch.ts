/**
 * Rooms whose state somebody else changed: stopped where that lets others read, enter or rule (nothing is encrypted for the room), put
 * back as they were made, and told. A room goes on by itself once the homeserver shows it as it was.
 */
import type { Room } from "matrix-js-sdk";
import { asRoomId, type RoomId } from "../../src/ids.ts";
import type { Journal, RoomRegister } from "../ports.ts";
import { failureOf } from "./failure.ts";
import { type Homeserver, path } from "./homeserver.ts";
import { type Deviation, deviationsOf, type RoomRule, type StateReader, type Titles } from "./room-rules.ts";
import type { RoomState } from "./room-state.ts";

export type RoomChanged = {
  readonly room: RoomId;
  readonly rules: readonly RoomRule[];
  readonly stops: boolean;
  /** The state events that are wrong: the same ones are told once. */
  readonly cause: string;
};

export type RoomWatchHooks = {
  readonly onRoomChanged?: (changed: RoomChanged) => void;
  /** It is as it should be; also where nothing was wrong before. */
  readonly onRoomRight?: (room: RoomId) => void;
  /** The homeserver does not let us put it back. */
  readonly onRoomStays?: (room: RoomId, cause: string) => void;
};

export type RoomWatchParts = {
  readonly homeserver: Pick<Homeserver, "call" | "insist">;
  readonly rooms: Pick<RoomState, "get">;
  readonly register: Pick<RoomRegister, "place">;
  readonly titles: (room: RoomId) => Titles | null;
  readonly journal: Journal;
  readonly ownUser: string;
  readonly hooks: () => RoomWatchHooks;
};

export type RoomWatch = {
  isStopped(room: Room): boolean;
  /** The room's state changed. */
  look(room: RoomId): void;
};

/** A homeserver that changes a room again and again is not fought for ever: the room stays stopped. */
const MOST_MENDS = 20;

export const roomWatchOf = (parts: RoomWatchParts): RoomWatch => {
  const told = new Map<RoomId, string>();
  const mends = new Map<RoomId, number>();

  const wrongIn = (room: Room): readonly Deviation[] => {
    const id = asRoomId(room.roomId);
    const place = parts.register.place(id);
    if (place === null || place.startsWith("stranger:")) return [];
    return deviationsOf(readerOf(room), place, parts.ownUser, parts.titles(id));
  };

  const stays = (room: RoomId, cause: string, why: string): void => {
    parts.journal.alarm("room_stays", { room, why });
    parts.hooks().onRoomStays?.(room, cause);
  };

  const tell = (room: RoomId, wrong: readonly Deviation[], cause: string): void => {
    const rules = [...new Set(wrong.map(({ rule }) => rule))];
    const stops = wrong.some((one) => one.stops);
    parts.journal.alarm("room_changed", { room, rules: rules.join(" "), stops });
    parts.hooks().onRoomChanged?.({ room, rules, stops, cause });
  };

  const mend = async (room: RoomId, wrong: readonly Deviation[], cause: string): Promise<void> => {
    const times = (mends.get(room) ?? 0) + 1;
    mends.set(room, times);
    if (times > MOST_MENDS) return times === MOST_MENDS + 1 ? stays(room, cause, "again") : undefined;
    // One that is refused must not keep the others from being put right.
    const why = new Set<string>();
    for (const { mend: right } of wrong)
      await parts.homeserver
        .insist({
          method: "PUT",
          path: path`/rooms/${room}/state/${right.type}/${right.key}`,
          body: right.content,
        })
        .catch((error: unknown) => void why.add(failureOf(error).kind));
    if (why.size > 0) stays(room, cause, [...why].join(" "));
  };

  /** A title that we are just changing ourselves looks wrong until the homeserver has told of it. */
  const isStill = async (room: RoomId, { mend: { type, key, content } }: Deviation): Promise<boolean> => {
    try {
      const now = await parts.homeserver.call({
        method: "GET",
        path: path`/rooms/${room}/state/${type}/${key}`,
      });
      return Object.entries(content).some(
        ([field, value]) => typeof now !== "object" || now === null || Reflect.get(now, field) !== value,
      );
    } catch (error) {
      failureOf(error); // rethrows what is no network failure
      return false;
    }
  };

  const handle = async (room: RoomId, wrong: readonly Deviation[]): Promise<void> => {
    const sure: Deviation[] = [];
    for (const one of wrong) if (one.rule !== "name" || (await isStill(room, one))) sure.push(one);
    if (sure.length === 0) return;
    const cause = causeOf(sure);
    tell(room, sure, cause);
    await mend(room, sure, cause);
  };

  return {
    isStopped: (room) => wrongIn(room).some(({ stops }) => stops),
    look: (id) => {
      const room = parts.rooms.get(id);
      if (room === null || room.getMyMembership() !== "join") return;
      const wrong = wrongIn(room);
      if (wrong.length === 0) {
        told.delete(id);
        return parts.hooks().onRoomRight?.(id);
      }
      // What is only missing may come with the next sync: nothing is sent until then.
      const shown = wrong.filter(({ event }) => event !== null);
      const cause = causeOf(shown);
      if (shown.length === 0 || told.get(id) === cause) return;
      told.set(id, cause);
      handle(id, shown).catch((error: unknown) => {
        parts.journal.alarm("room_stays", { room: id, why: error instanceof Error ? error.name : "unknown" });
      });
    },
  };
};

const causeOf = (wrong: readonly Deviation[]): string =>
  wrong
    .map(({ event }) => event ?? "")
    .sort()
    .join(" ");

const readerOf =
  (room: Room): StateReader =>
  (type) =>
    room.currentState.getStateEvents(type).map((event) => ({
      key: event.getStateKey() ?? "",
      event: event.getId() ?? "",
      content: event.getContent(),
    }));
