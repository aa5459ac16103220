/**
 * The tables of migrations/*.sql as drizzle knows them; keys, checks, indexes and triggers stand in the SQL alone.
 * "sealed" columns hold sealing.ts boxes. Times are Millis. A test compares this page with a migrated file.
 */
import type { Urgency } from "../../src/case/case.ts";
import type { Category } from "../../src/case/fields.ts";
import type { Outcome } from "../../src/case/report.ts";
import type {
  CaseCode,
  EventId,
  Millis,
  OrgId,
  RaidCode,
  RegionId,
  RoomId,
  TxnId,
  UserId,
} from "../../src/ids.ts";
import type { AwayWhy, Language, OrgKind, Role } from "../../src/people/member.ts";
import type { Holder } from "../../src/sealed/grants.ts";
import type { Place } from "../ports.ts";
import { blob, integer, sqliteTable, text } from "./drizzle.ts";
import type { InboxState, SettledWhy } from "./store.ts";

/** Names: `key_check`, `since`, `ledger_head`. */
export const factsOfStore = sqliteTable("facts_of_store", {
  name: text().primaryKey(),
  value: blob({ mode: "buffer" }).notNull(),
});

export const ledger = sqliteTable("ledger", {
  /** 1, 2, 3, … without a hole. */
  seq: integer().primaryKey(),
  /** A case code, or `people`, `guard` or `page`. */
  stream: text().notNull(),
  kind: text().notNull(),
  at: integer().$type<Millis>().notNull(),
  /** A user id, or `operator`. */
  by: text().notNull(),
  cause: text().notNull(),
  /** Place among the entries of its cause, from 0. */
  ordinal: integer().notNull(),
  /** JSON, coarse.ts. */
  coarse: text().notNull(),
  /** The whole event as JSON: of a case under its data key, of people under their subkey. */
  sealed: blob({ mode: "buffer" }).notNull(),
  prev: blob({ mode: "buffer" }).notNull(),
  hash: blob({ mode: "buffer" }).notNull(),
});

export const dataKeys = sqliteTable("data_keys", {
  code: text().$type<CaseCode>().primaryKey(),
  /** Null once destroyed. */
  wrapped: blob({ mode: "buffer" }),
  destroyedAt: integer("destroyed_at").$type<Millis>(),
  /** Of a destroyed one: all its messages were asked to be removed (erasures.ts). */
  swept: integer({ mode: "boolean" }).notNull().default(false),
});

export const cases = sqliteTable("cases", {
  code: text().$type<CaseCode>().primaryKey(),
  home: text().$type<RegionId>().notNull(),
  category: text().$type<Category | "unknown">().notNull(),
  urgency: text().$type<Urgency>().notNull(),
  state: text().$type<"open" | "taken" | "closed">().notNull(),
  children: integer(),
  openedAt: integer("opened_at").$type<Millis>().notNull(),
  takenAt: integer("taken_at").$type<Millis>(),
  closedAt: integer("closed_at").$type<Millis>(),
  postedKind: text("posted_kind").$type<OrgKind>().notNull(),
  takerOrg: text("taker_org").$type<OrgId>(),
  takerKind: text("taker_kind").$type<OrgKind>(),
  outcome: text().$type<Outcome>(),
  childrenHelped: integer("children_helped"),
  reopened: integer().notNull(),
  raid: text().$type<RaidCode>(),
  deadlinesKept: integer("deadlines_kept").notNull().default(0),
  deadlinesMissed: integer("deadlines_missed").notNull().default(0),
  /** It has a room of its own (`Case.room`). */
  ownRoom: integer("own_room", { mode: "boolean" }).notNull().default(false),
  /** Whose last act could be undone, and when it was (`Case.last`). */
  lastBy: text("last_by").$type<UserId>(),
  lastAt: integer("last_at").$type<Millis>(),
  /** The ledger row that this row has come to. */
  seq: integer().notNull(),
});

export const caseStates = sqliteTable("case_states", {
  code: text().$type<CaseCode>().primaryKey(),
  /** The whole Case as JSON, under its data key. */
  sealed: blob({ mode: "buffer" }).notNull(),
});

/** When the clock next has something to do with a case (src/duties/agenda.ts). */
export const due = sqliteTable("due", {
  code: text().$type<CaseCode>().primaryKey(),
  at: integer().$type<Millis>().notNull(),
});

/** The same for what concerns no single case: `digest:REGION`, `raid:CODE` (bot/clock/chores.ts). A handful of rows. */
export const chores = sqliteTable("chores", {
  name: text().primaryKey(),
  at: integer().$type<Millis>().notNull(),
});

export const organisations = sqliteTable("organisations", {
  id: text().$type<OrgId>().primaryKey(),
  kind: text().$type<OrgKind>().notNull(),
  /** Sealed. */
  name: blob({ mode: "buffer" }).notNull(),
});

export const members = sqliteTable("members", {
  user: text().$type<UserId>().primaryKey(),
  org: text().$type<OrgId>().notNull(),
  role: text().$type<Role>().notNull(),
  region: text().$type<RegionId>().notNull(),
  language: text().$type<Language>().notNull(),
  /** Sealed. */
  name: blob({ mode: "buffer" }).notNull(),
  /** Null for whoever takes part. */
  away: text().$type<AwayWhy>(),
  awaySince: integer("away_since").$type<Millis>(),
});

export const presence = sqliteTable("presence", {
  user: text().$type<UserId>().primaryKey(),
  seenAt: integer("seen_at").$type<Millis>().notNull(),
  askedAt: integer("asked_at").$type<Millis>(),
});

export const hotlines = sqliteTable("hotlines", {
  org: text().$type<OrgId>().primaryKey(),
  region: text().$type<RegionId>().notNull(),
  /** SHA-256 of its key, in hex. */
  keyHash: text("key_hash").notNull(),
});

export const hotlineAlerts = sqliteTable("hotline_alerts", {
  org: text().$type<OrgId>().notNull(),
  /** The hotline's Idempotency-Key, and the request's body: both as keyed hashes, as bodies can be guessed. */
  request: text().notNull(),
  ordinal: integer().notNull(),
  digest: text().notNull(),
  code: text().$type<CaseCode>().notNull(),
});

export const pageLinks = sqliteTable("page_links", {
  user: text().$type<UserId>().primaryKey(),
  /** SHA-256 of what the link holds, in hex. */
  hash: text().notNull(),
  expiresAt: integer("expires_at").$type<Millis>().notNull(),
});

export const pageSessions = sqliteTable("page_sessions", {
  /** SHA-256 of what the browser holds, in hex. */
  hash: text().primaryKey(),
  user: text().$type<UserId>().notNull(),
  language: text().$type<Language>().notNull(),
  beganAt: integer("began_at").$type<Millis>().notNull(),
  seenAt: integer("seen_at").$type<Millis>().notNull(),
});

export const messages = sqliteTable("messages", {
  event: text().$type<EventId>().primaryKey(),
  room: text().$type<RoomId>().notNull(),
  /** Null: the bot. */
  sender: text().$type<UserId>(),
  code: text().$type<CaseCode>(),
  edits: text().$type<EventId>(),
  redacted: integer({ mode: "boolean" }).notNull().default(false),
});

export const inbox = sqliteTable("inbox", {
  seq: integer().primaryKey({ autoIncrement: true }),
  eventId: text("event_id").$type<EventId>().notNull(),
  room: text().$type<RoomId>().notNull(),
  sender: text().$type<UserId>().notNull(),
  type: text().notNull(),
  sentAt: integer("sent_at").$type<Millis>().notNull(),
  firstSeen: integer("first_seen").$type<Millis>().notNull(),
  /** JSON of the event as received; null once settled. */
  raw: text(),
  /** SHA-256; null for clear events. */
  ciphertextHash: blob("ciphertext_hash", { mode: "buffer" }),
  ratchet: text(),
  state: text().$type<InboxState>().notNull(),
  why: text().$type<SettledWhy>(),
  tries: integer().notNull().default(0),
  nextTryAt: integer("next_try_at").$type<Millis>(),
});

export const usedSteps = sqliteTable("used_steps", {
  /** Of a member's megolm session. */
  session: text().primaryKey(),
  /** JSON: first and last of each run of steps that were used, in order. */
  runs: text().notNull(),
});

export const gaps = sqliteTable("gaps", {
  seq: integer().primaryKey({ autoIncrement: true }),
  room: text().$type<RoomId>().notNull(),
  from: text("from_token").notNull(),
  restored: integer({ mode: "boolean" }).notNull(),
});

export const rooms = sqliteTable("rooms", {
  place: text().$type<Place>().primaryKey(),
  room: text().$type<RoomId>().notNull(),
});

export const outbox = sqliteTable("outbox", {
  seq: integer().primaryKey({ autoIncrement: true }),
  txn: text().$type<TxnId>().notNull(),
  kind: text().$type<"send" | "redact">().notNull(),
  place: text().$type<Place>(),
  room: text().$type<RoomId>(),
  /** `m.room.redaction` for a redaction. */
  type: text().notNull(),
  /** JSON, sealed under the case's data key or the outbox subkey; null once sent. */
  content: blob({ mode: "buffer" }),
  /** What a redaction redacts. */
  target: text().$type<EventId>(),
  /** Supersedes unsent rows with the same tag. */
  tag: text(),
  code: text().$type<CaseCode>(),
  state: text().$type<"unsent" | "sent" | "rejected" | "superseded">().notNull(),
  eventId: text("event_id").$type<EventId>(),
  supersededBy: text("superseded_by").$type<TxnId>(),
  /** Why it was rejected: an errcode. */
  reason: text(),
  createdAt: integer("created_at").$type<Millis>().notNull(),
});

export const outboxWaits = sqliteTable("outbox_waits", {
  txn: text().$type<TxnId>().notNull(),
  onTxn: text("on_txn").$type<TxnId>().notNull(),
  /** Its content refers to the event id; otherwise it only waits for its turn. */
  needsEvent: integer("needs_event", { mode: "boolean" }).notNull(),
});

export const prompts = sqliteTable("prompts", {
  seq: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull(),
  txn: text().$type<TxnId>().notNull(),
  place: text().$type<Place>().notNull(),
  code: text().$type<CaseCode>(),
  at: integer().$type<Millis>().notNull(),
  open: integer({ mode: "boolean" }).notNull(),
  /** The Prompt as JSON, under the case's data key or the prompts' subkey. */
  sealed: blob({ mode: "buffer" }).notNull(),
});

export const vault = sqliteTable("vault", {
  name: text().primaryKey(),
  sealed: blob({ mode: "buffer" }).notNull(),
});

/** The key of a case's sealed details, apart from the case's own: it is destroyed sooner. */
export const sealedKeys = sqliteTable("sealed_keys", {
  code: text().$type<CaseCode>().primaryKey(),
  /** Null once destroyed. */
  wrapped: blob({ mode: "buffer" }),
  destroyedAt: integer("destroyed_at").$type<Millis>(),
});

export const sealedGrants = sqliteTable("sealed_grants", {
  code: text().$type<CaseCode>().notNull(),
  holder: text().$type<Holder>().notNull(),
  wrapped: blob({ mode: "buffer" }).notNull(),
});

export const sealedDetails = sqliteTable("sealed_details", {
  code: text().$type<CaseCode>().notNull(),
  number: integer().notNull(),
  /** The message that brought it. */
  source: text().$type<EventId>().notNull(),
  by: text().$type<UserId>().notNull(),
  /** A detail (detail-content.ts) under the key of the case's details. */
  sealed: blob({ mode: "buffer" }).notNull(),
});

export const held = sqliteTable("held", {
  event: text().$type<EventId>().primaryKey(),
  by: text().$type<UserId>().notNull(),
  /** It is forgotten with this question; null: with the message that brought it. */
  prompt: text(),
  until: integer().$type<Millis>().notNull(),
  sealed: blob({ mode: "buffer" }).notNull(),
});

export const sealedShowings = sqliteTable("sealed_showings", {
  txn: text().$type<TxnId>().primaryKey(),
  code: text().$type<CaseCode>().notNull(),
  user: text().$type<UserId>().notNull(),
  until: integer().$type<Millis>().notNull(),
});
