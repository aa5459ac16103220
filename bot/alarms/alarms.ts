/**
 * Alarms that a person must hear of, told in plain words in the direct rooms of those who can act: the coordinators of the region
 * and all administrators; what concerns the machine alone, the administrators. Once for each cause: the words go out under
 * a transaction id made of it. The log says the same for whoever runs the bot (docs/operations.md, "The log").
 */
import { asRegionId, type RegionId, type RoomId, type UserId } from "../../src/ids.ts";
import { caseOfPlace } from "../../src/people/rooms-of.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import type { Arg, Args, Line } from "../../src/texts/line.ts";
import { isRestored, noteNewcomer } from "../backup/restored.ts";
import { joinedBeforeLeaving } from "../people/leavers.ts";
import { ownRoomRecord } from "../own-room/own-room-record.ts";
import type { Journal, Place } from "../ports.ts";
import { post } from "../post/post.ts";
import type { Flow } from "../run.ts";

export type AlarmParts = Pick<Flow, "store" | "templates" | "txn" | "now">;

/** Somebody in a room whom the register does not allow there. `arrival`: the event by which they came in. */
export type Stranger = {
  readonly room: RoomId;
  readonly user: UserId;
  readonly arrival: { readonly event: string; readonly at: number };
};

/** To the coordinators of `region` (null: none) and all administrators. True when there is somebody to tell. */
export function tellAlarm(line: Line, region: RegionId | null, cause: string, parts: AlarmParts): boolean {
  const users = parts.store.members
    .all({})
    .filter(
      (member) =>
        member.role === "administrator" || (member.role === "coordinator" && member.region === region),
    )
    .map(({ user }) => user);
  parts.store.transaction(() => {
    for (const user of users)
      post(
        [{ kind: "say", to: { kind: "direct", user }, line, mentions: [user] }],
        { id: `alarm/${cause}/${user}`, at: parts.now() },
        parts,
      );
  });
  return users.length > 0;
}

/**
 * A member of another region, or without the role of a room, is a stranger there like anybody else: only a homeserver can have let
 * them in. Who is just being off-boarded, or was moved a moment ago, is none: the bot is putting them out.
 */
export function alarmStranger({ room, user, arrival }: Stranger, parts: AlarmParts): void {
  const { store } = parts;
  const place = store.rooms.place(room);
  if (place === null) return;
  if (isRestored(store)) return noteNewcomer(user, store);
  if (joinedBeforeLeaving(user, arrival.at, store, parts.now())) return;
  const key = store.members.get(user) === null ? "alarm-stranger" : "alarm-misplaced";
  const line: Line = { key, args: { user, room: roomName(place, parts) } };
  store.transaction(() => {
    tellAlarm(line, regionOf(place, parts), `stranger/${room}/${user}/${arrival.event}`, parts);
    store.vault.set(alarmedRoom(room), arrival.event);
  });
}

/** Nobody is in this room any more who must not be: said once to those who heard of the stranger. */
export function alarmOver(room: RoomId, parts: AlarmParts): void {
  const { store } = parts;
  const cause = store.vault.get(alarmedRoom(room));
  const place = store.rooms.place(room);
  if (cause === null || place === null) return;
  const line: Line = { key: "alarm-stranger-gone", args: { room: roomName(place, parts) } };
  store.transaction(() => {
    tellAlarm(line, regionOf(place, parts), `stranger-gone/${room}/${cause}`, parts);
    store.vault.forget(alarmedRoom(room));
  });
}

export const alarmedRoom = (room: RoomId): string => `alarm.stranger.${room}`;

/** Messages that could not be read were given up: how many, by room. */
export function alarmUnreadable(room: RoomId, n: number, cause: string, parts: AlarmParts): void {
  const place = parts.store.rooms.place(room);
  if (place === null || place.startsWith("stranger:")) return;
  const args: Args = { n, room: roomName(place, parts) };
  tellAlarm({ key: "alarm-unreadable", args }, regionOf(place, parts), `unreadable/${cause}/${room}`, parts);
}

/** Alarms of the log that nobody but an administrator can mend, and the words for them. */
const OF_THE_LOG: ReadonlyMap<string, TextKey> = new Map([
  ["send_rejected", "alarm-send-rejected"],
  ["stranger_stays", "alarm-stranger-stays"],
  ["members_not_reconciled", "alarm-not-invited"],
  ["gap_too_long", "alarm-gap"],
  ["event_failed", "alarm-event-failed"],
  ["backup_failed", "alarm-backup"],
  ["purge_failed", "alarm-purge"],
  ["disk_low", "alarm-disk"],
  ["message_replayed", "alarm-replayed"],
  ["clock_apart", "alarm-clock"],
  ["telegram_down", "alarm-telegram-down"],
  ["telegram_token", "alarm-telegram-token"],
]);
const DAY_MS = 86_400_000;

/** The same journal; what administrators must know of is told to them as well, once a day for each kind. */
export function tellingJournal(journal: Journal, parts: AlarmParts): Journal {
  return {
    info: journal.info,
    alarm: (event, facts) => {
      journal.alarm(event, facts);
      const key = OF_THE_LOG.get(event);
      if (key !== undefined) tellAlarm({ key }, null, `${event}/${Math.floor(parts.now() / DAY_MS)}`, parts);
    },
  };
}

export function regionOf(place: Place, { store }: AlarmParts): RegionId | null {
  const [kind, of] = partsOf(place);
  if (kind === "response" || kind === "coordination") return asRegionId(of);
  if (kind === "case") return caseOf(place, store)?.fact.region ?? null;
  return kind === "direct" ? (store.members.all({}).find(({ user }) => user === of)?.region ?? null) : null;
}

const caseOf = (place: Place, { cases }: AlarmParts["store"]) => {
  const code = caseOfPlace(place);
  return code === null ? null : cases.look(code);
};

export function roomName(place: Place, { store, templates }: AlarmParts): Arg {
  const [kind, of] = partsOf(place);
  const names = templates.rules.regionNames(of);
  switch (kind) {
    case "response":
      return { text: "room-response-name", args: { region: { names } } };
    case "coordination":
      return { text: "room-coordination-name", args: { region: { names } } };
    case "case": {
      const code = caseOf(place, store)?.fact.code;
      const number = code === undefined ? null : ownRoomRecord(code, store)?.number;
      return { text: "room-own-name", args: { n: number ?? "" } };
    }
    case "space":
      return { text: "room-space-name" };
    default:
      return { text: "room-direct-name" };
  }
}

const partsOf = (place: Place): readonly [string, string] => [
  place.slice(0, place.indexOf(":")),
  place.slice(place.indexOf(":") + 1),
];
