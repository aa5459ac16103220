/**
 * Is a room of ours still as it was made (room-recipe.ts)? Only the bot may change its state, so that anything else was done by
 * whoever runs the homeserver or acts in the bot's name. What lets others read, enter or rule stops the room; what only misleads is
 * put back. Pure.
 */
import type { JsonObject, Place } from "../ports.ts";
import { powerLevels, WISHED_STATE } from "./room-recipe.ts";

export const ROOM_RULES = [
  "encryption",
  "history",
  "entry",
  "guests",
  "powers",
  "replaced",
  "name",
  "extras",
] as const;
export type RoomRule = (typeof ROOM_RULES)[number];

export type Deviation = {
  readonly rule: RoomRule;
  /** Nothing is sent while it lasts. */
  readonly stops: boolean;
  /** The state event that is wrong; null: there is none, which the next sync may still bring. */
  readonly event: string | null;
  /** What puts it right. */
  readonly mend: { readonly type: string; readonly key: string; readonly content: JsonObject };
};

export type StateEntry = {
  readonly key: string;
  readonly event: string;
  readonly content: Readonly<Record<string, unknown>>;
};
/** All state events of a type, one for each key. */
export type StateReader = (type: string) => readonly StateEntry[];

/** What members and their clients see of the room besides its messages, and the bot never sets. */
const EXTRAS = [
  "m.room.pinned_events",
  "m.room.avatar",
  "m.room.canonical_alias",
  "m.room.third_party_invite",
  "m.widget",
  "im.vector.modular.widgets",
];

/**
 * The homeserver takes no mark without this key (Synapse, events/validator.py), and state once set cannot be taken away. Nobody is led
 * elsewhere by it; Element Web shows no line to write in all the same (MessageComposer: any tombstone), so that members are told (bot/alarms/room-alarms.ts).
 */
const NOT_REPLACED = { replacement_room: "" } as const;

export type Titles = { readonly name: string; readonly topic: string };

/** `titles`: those that the bot gave the room; null: not known. */
export const deviationsOf = (
  state: StateReader,
  place: Place,
  ownUser: string,
  titles: Titles | null,
): readonly Deviation[] => {
  const isSpace = place.startsWith("space:");
  const one = (type: string): StateEntry | null => state(type).find(({ key }) => key === "") ?? null;
  const wrong = (
    rule: RoomRule,
    stops: boolean,
    type: string,
    entry: StateEntry | null,
    content: JsonObject,
  ): Deviation => ({
    rule,
    stops,
    event: entry?.event ?? null,
    mend: { type, key: entry?.key ?? "", content },
  });
  const found: Deviation[] = [];
  for (const [rule, type, content] of WISHED_STATE) {
    if (isSpace && rule === "encryption") continue;
    const entry = one(type);
    // Of encryption a setting more is as wrong as one less: a rotation period of years.
    const isMore = rule === "encryption" && entry !== null && !isBare(entry.content);
    if (entry === null || isMore || !isSame(entry.content, content))
      found.push(wrong(rule, true, type, entry, content));
  }
  const levels = one("m.room.power_levels");
  if (levels === null || !areRight(levels.content, isSpace, ownUser))
    found.push(wrong("powers", true, "m.room.power_levels", levels, righted(levels, isSpace, ownUser)));
  const tombstone = one("m.room.tombstone");
  if (tombstone !== null && !(isSame(tombstone.content, NOT_REPLACED) && isBare(tombstone.content)))
    found.push(wrong("replaced", true, "m.room.tombstone", tombstone, NOT_REPLACED));
  const acl = one("m.room.server_acl");
  if (acl !== null && !isOpen(acl.content))
    found.push(wrong("entry", false, "m.room.server_acl", acl, { allow: ["*"], deny: [] }));
  for (const [type, field] of [
    ["m.room.name", "name"],
    ["m.room.topic", "topic"],
  ] as const) {
    const entry = one(type);
    if (titles !== null && entry !== null && entry.content[field] !== titles[field])
      found.push(wrong("name", false, type, entry, { [field]: titles[field] }));
  }
  for (const type of EXTRAS)
    for (const entry of state(type))
      if (Object.keys(entry.content).length > 0) found.push(wrong("extras", false, type, entry, {}));
  return found;
};

const isBare = (content: Readonly<Record<string, unknown>>): boolean => Object.keys(content).length === 1;

const isSame = (now: Readonly<Record<string, unknown>>, wanted: JsonObject): boolean =>
  Object.entries(wanted).every(([key, value]) => now[key] === value);

const isOpen = ({ allow, deny }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(allow) && allow.includes("*") && (!Array.isArray(deny) || deny.length === 0);

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** Events that members send: no level may keep them from it. */
const SAID = new Set([
  "m.room.message",
  "m.room.encrypted",
  "m.room.redaction",
  "m.reaction",
  "m.sticker",
  "m.poll.response",
  "org.matrix.msc3381.poll.response",
]);
const RESTRICTING = ["invite", "kick", "ban", "redact", "state_default"];

/** The homeserver adds levels of its own to what we ask for, so that not every difference is one. */
const areRight = (now: Readonly<Record<string, unknown>>, isSpace: boolean, ownUser: string): boolean => {
  const wanted = powerLevels(isSpace);
  const atLeast = (value: unknown, least: number): boolean => typeof value === "number" && value >= least;
  const events = asRecord(now["events"]);
  return (
    RESTRICTING.every((name) => atLeast(now[name], 100)) &&
    (now["users_default"] ?? 0) === 0 &&
    (now["events_default"] ?? 0) === wanted["events_default"] &&
    atLeast(asRecord(now["notifications"])["room"], 100) &&
    Object.keys(asRecord(wanted["events"])).every((type) => atLeast(events[type], 100)) &&
    Object.entries(events).every(([type, value]) =>
      SAID.has(type) && !isSpace ? value === 0 : atLeast(value, 100),
    ) &&
    Object.entries(asRecord(now["users"])).every(([user, level]) => user === ownUser || level === 0)
  );
};

/** The bot's own level is kept as it stands: in rooms before version 12 it would take it from itself. */
const righted = (levels: StateEntry | null, isSpace: boolean, ownUser: string): JsonObject => {
  const own = asRecord(levels?.content["users"])[ownUser];
  return { ...powerLevels(isSpace), ...(typeof own === "number" && { users: { [ownUser]: own } }) };
};
