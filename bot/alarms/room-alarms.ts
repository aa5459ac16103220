/** What the bot's watch over rooms, its own account and the machine found, told to those who can act. Each once for its cause. */
import { asMillis, type EventId, type Millis, type RegionId, type RoomId } from "../../src/ids.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import type { Audience, Effect } from "../../src/decision.ts";
import { alarmedRoom, type AlarmParts, regionOf, roomName, tellAlarm } from "./alarms.ts";
import type { RoomRule } from "../matrix/room-rules.ts";
import type { RoomChanged } from "../matrix/room-watch.ts";
import type { Place } from "../ports.ts";
import { post } from "../post/post.ts";

const RULES: Readonly<Record<RoomRule, TextKey>> = {
  encryption: "room-rule-encryption",
  history: "room-rule-history",
  entry: "room-rule-entry",
  guests: "room-rule-guests",
  powers: "room-rule-powers",
  replaced: "room-rule-replaced",
  name: "room-rule-name",
  extras: "room-rule-extras",
};

const changedRoom = (room: RoomId): string => `alarm.changed.${room}`;

/** Is there a stranger in it, or was it changed, and is that not over? */
export const isMarked = (room: RoomId, { vault }: Pick<AlarmParts["store"], "vault">): boolean =>
  vault.get(changedRoom(room)) !== null || vault.get(alarmedRoom(room)) !== null;

export function alarmRoomChanged({ room, rules, stops, cause }: RoomChanged, parts: AlarmParts): void {
  const { store } = parts;
  const place = store.rooms.place(room);
  if (place === null) return;
  const what = { all: rules.map((rule) => ({ text: RULES[rule] })), join: ", " } as const;
  store.transaction(() => {
    tellAlarm(
      {
        key: stops ? "alarm-room-stopped" : "alarm-room-changed",
        args: { room: roomName(place, parts), what },
      },
      regionOf(place, parts),
      `room/${room}/${cause}`,
      parts,
    );
    // The mark goes, the writing line of some clients does not come back: those inside must know where to write.
    const to = rules.includes("replaced") ? roomOf(place, regionOf(place, parts)) : null;
    if (to !== null)
      post(
        [{ kind: "say", to, line: { key: "room-marked-here" }, mentions: [] }],
        { id: `room-marked/${room}/${cause}`, at: parts.now() },
        parts,
      );
    store.vault.set(changedRoom(room), cause);
  });
}

/** Null: neither a response nor a coordination room. */
function roomOf(place: Place, region: RegionId | null): Audience | null {
  const kind = place.slice(0, place.indexOf(":"));
  return region !== null && (kind === "response" || kind === "coordination") ? { kind, region } : null;
}

/** Also called where nothing was wrong. */
export function alarmRoomRight(room: RoomId, parts: AlarmParts): void {
  const { store } = parts;
  const cause = store.vault.get(changedRoom(room));
  const place = store.rooms.place(room);
  if (cause === null || place === null) return;
  store.transaction(() => {
    tellAlarm(
      { key: "alarm-room-right", args: { room: roomName(place, parts) } },
      regionOf(place, parts),
      `room-right/${room}/${cause}`,
      parts,
    );
    store.vault.forget(changedRoom(room));
  });
}

export function alarmRoomStays(room: RoomId, cause: string, parts: AlarmParts): void {
  const place = parts.store.rooms.place(room);
  if (place === null) return;
  tellAlarm(
    { key: "alarm-room-stays", args: { room: roomName(place, parts) } },
    regionOf(place, parts),
    `room-stays/${room}/${cause}`,
    parts,
  );
}

/** A message in the bot's name that is none of its own: out of the room, which is warned. */
export function alarmForged(room: RoomId, event: EventId, parts: AlarmParts): void {
  const { store } = parts;
  const place = store.rooms.place(room);
  if (place === null || place.startsWith("stranger:")) return;
  const region = regionOf(place, parts);
  const to = roomOf(place, region);
  const warning: readonly Effect[] =
    to === null ? [] : [{ kind: "say", to, line: { key: "forged-here" }, mentions: [] }];
  store.transaction(() => {
    const at: Millis = asMillis(parts.now());
    post([{ kind: "redact", room, event }, ...warning], { id: `forged/${event}`, at }, parts);
    tellAlarm(
      { key: "alarm-forged", args: { room: roomName(place, parts) } },
      region,
      `forged/${event}`,
      parts,
    );
  });
}

export function alarmSession(device: string, ended: boolean, parts: AlarmParts): void {
  tellAlarm(
    { key: ended ? "alarm-session-ended" : "alarm-session-stays" },
    null,
    `session/${device}/${ended ? "ended" : "stays"}`,
    parts,
  );
}
