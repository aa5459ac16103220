import { z } from "zod";
import type { EventId, RoomId, UserId } from "../../src/ids.ts";
import { asEventId, asRoomId, asUserId } from "../../src/ids.ts";

/** The lines that member.py writes, one JSON object each. Times are milliseconds since 1970, with fractions. */
const room = z.string().transform((s): RoomId => asRoomId(s));
const eventId = z.string().transform((s): EventId => asEventId(s));
const userId = z.string().transform((s): UserId => asUserId(s));

/** Whatever JSON a room member or a homeserver put there: to be parsed where it is used. */
const Content = z.record(z.string(), z.unknown());
export type Content = z.infer<typeof Content>;

const Ready = z.object({ ev: z.literal("ready"), library: z.enum(["libolm", "vodozemac"]), pid: z.number() });

const answered = { user: z.string().nullable(), id: z.string(), op: z.string() };
const Done = z.object({
  ev: z.literal("done"),
  ...answered,
  /** Of `member`: the full user id, and the recovery key of the identity if this device made or got one. */
  mxid: userId.optional(),
  recovery: z.string().nullish(),
});
const Sent = z.object({
  ev: z.literal("sent"),
  ...answered,
  event_id: eventId,
  txn: z.string().nullish(),
  began: z.number().optional(),
  encrypted_at: z.number().optional(),
  at: z.number().optional(),
});
/** An op failed (`id`), or the member itself did (`op` is then sync, join or to_device). */
const Failed = z.object({
  ev: z.literal("error"),
  user: z.string().nullable(),
  id: z.string().nullish(),
  op: z.string(),
  /** `refused`: the homeserver said no. Else not_in_room, not_encrypted, … or the name of a Python exception. */
  kind: z.string(),
  status: z.number().optional(),
  errcode: z.string().optional(),
  message: z.string().optional(),
});

const seen = { user: z.string(), room, event_id: eventId, sender: userId, sent_at: z.number() };
const Event = z.object({
  ev: z.literal("event"),
  ...seen,
  type: z.string(),
  content: Content,
  encrypted: z.boolean(),
  /** Of encrypted events. `signed`: a device cross-signed by its owner. `changed`: so too, but the owner has a new identity. */
  trust: z.enum(["signed", "changed", "unsigned", "unknown", "own"]).optional(),
  session: z.string().optional(),
  index: z.number().optional(),
  late: z.boolean(),
  at: z.number(),
});
const Utd = z.object({
  ev: z.literal("utd"),
  ...seen,
  why: z.enum(["no_key", "withheld", "replayed", "malformed", "wrong_room", "wrong_sender"]),
});
const Redacted = z.object({ ev: z.literal("redacted"), ...seen, redacts: eventId });
const State = z.object({
  ev: z.literal("state"),
  ...seen,
  type: z.string(),
  state_key: z.string(),
  content: Content,
});
const Joined = z.object({ ev: z.literal("joined"), user: z.string(), room, encrypted: z.boolean() });
const Left = z.object({ ev: z.literal("left"), user: z.string(), room });
/** An invitation from somebody whose invitations this member does not accept. */
const Invited = z.object({ ev: z.literal("invited"), user: z.string(), room, inviter: userId.nullish() });
/** Another device says why it does not share a key with this one (`m.unverified`, `m.blacklisted`, …). */
const Withheld = z.object({
  ev: z.literal("withheld"),
  user: z.string(),
  room: room.nullish(),
  sender: userId,
  code: z.string().nullish(),
});

export const Line = z.discriminatedUnion("ev", [
  Ready,
  Done,
  Sent,
  Failed,
  Event,
  Utd,
  Redacted,
  State,
  Joined,
  Left,
  Invited,
  Withheld,
]);
export type Line = z.infer<typeof Line>;
export type EventLine = z.infer<typeof Event>;
export type UtdLine = z.infer<typeof Utd>;
export type FailedLine = z.infer<typeof Failed>;
export type DoneLine = z.infer<typeof Done>;
export type SentLine = z.infer<typeof Sent>;
/** A line about a member's life, not an answer to an op. */
export type MemberLine = Exclude<Line, { ev: "ready" | "done" | "sent" }>;
