/**
 * The joints of the house: what the adapters promise each other. Types only.
 * Adapters import this page and src/, never each other; wire.ts puts the parts together.
 */
import type { Fields } from "../src/case/fields.ts";
import type { Outcome } from "../src/case/report.ts";
import type { CaseCode, EventId, Millis, RegionId, RoomId, TxnId, UserId } from "../src/ids.ts";
import type { BoardRow } from "../src/page/board.ts";
import type { DeadlineShown } from "../src/duties/shown.ts";
import type { TimelineStep } from "../src/page/timeline.ts";
import type { Holder } from "../src/sealed/grants.ts";
import type { Point } from "../src/sealed/nearest-centre.ts";
import type { Hotline } from "../src/people/hotline.ts";
import type { Language, Member } from "../src/people/member.ts";
import type { CurvePoint } from "../src/charts/figures.ts";
import type { Breakdown } from "../src/statistics/breakdown.ts";
import type { CaseFact } from "../src/statistics/fact.ts";
import type { Arg, Names } from "../src/texts/line.ts";
import type { GuardKind } from "../src/understand/tools.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A room event as the homeserver gave it, still encrypted. Never holds a decrypted body. */
export type WireEvent = {
  readonly eventId: EventId;
  readonly room: RoomId;
  readonly sender: UserId;
  /** `m.room.encrypted`, or the clear type of what should have been encrypted. State events never come here. */
  readonly type: string;
  readonly sentAt: Millis;
  /** The whole raw event, with `room_id`; at most 64 KiB (the homeserver's bound). */
  readonly raw: JsonObject;
};

/**
 * A timeline that the homeserver cut off (`limited: true`): to be filled from /messages, going back from `from`. `restored`: found by a new
 * device, whose bot of before answered everything up to its own last message; bounded, as the room may be years old.
 */
export type Gap = { readonly room: RoomId; readonly from: string; readonly restored?: boolean };

/** What one /sync response brings. Committed whole, with the token, in one transaction. */
export type SyncBatch = {
  readonly next: string;
  readonly events: readonly WireEvent[];
  readonly gaps: readonly Gap[];
  /** Our own sends seen back from the server: the event id of an outbox row whose answer was lost. */
  readonly echoes: readonly { readonly txn: TxnId; readonly eventId: EventId }[];
};

/** The durable side of the sync loop (store implements, matrix uses). */
export type SyncJournal = {
  since(): string | null;
  /** Not waited for on the disk: what a power cut takes away the homeserver gives again. How many were replays: noted, never opened. */
  commit(batch: SyncBatch): number;
  gaps(): readonly Gap[];
  /** Is this event in the inbox already, or our own and in the outbox? Backfill stops at the first known event. */
  knows(eventId: EventId): boolean;
  /** Adds one page of backfill and moves (`from`) or ends (null) the gap, in one transaction. */
  backfilled(gap: Gap, events: readonly WireEvent[], from: string | null): void;
};

/** What came out of decryption. `refused` is final; `waiting` is tried again whenever keys arrive. */
export type Opened =
  | {
      readonly kind: "opened";
      readonly type: string;
      readonly content: JsonObject;
      /** The megolm session and message index: a replayed ciphertext carries the same pair under a new event id. */
      readonly ratchet: string;
    }
  | { readonly kind: "refused"; readonly why: RefusedWhy }
  /** `ratchet` as above: known from another room, it is a replay and no key will ever come. */
  | { readonly kind: "waiting"; readonly why: "missing_key"; readonly ratchet?: string };
/** `unknown_device`: nobody can tell which device wrote it; its key came from the key backup, which anybody may have filled. */
export type RefusedWhy =
  | "unsigned_device"
  | "unknown_device"
  | "withheld"
  | "cleartext"
  | "foreign_sender"
  | "malformed";

/** A content whose event ids may still be unknown: `{ "$event": txn }` stands for the event id of that outbox row. */
export type PendingContent = JsonObject;

/** Where a message goes: a room by its meaning; the room id is looked up when it is sent. */
export type Place =
  | `response:${string}`
  | `coordination:${string}`
  | `direct:${string}`
  | `stranger:${string}`
  | `case:${CaseCode}`
  | `space:${string}`;

export type OutboxRow =
  | {
      readonly kind: "send";
      readonly txn: TxnId;
      readonly room: RoomId;
      /** Encrypted event type inside: m.room.message, org.matrix.msc3381.poll.start, … */
      readonly type: string;
      /** All `$event` references resolved. */
      readonly content: JsonObject;
      readonly createdAt: Millis;
    }
  | {
      readonly kind: "redact";
      readonly txn: TxnId;
      readonly room: RoomId;
      readonly event: EventId;
      readonly createdAt: Millis;
    };

/** The durable queue of sends (store implements, matrix drains). Rows come out in order, dependencies first. */
export type OutboxQueue = {
  /**
   * Rows that can go now (room known, dependencies sent), oldest first, at most `limit`; none of the rooms in `without`. Ask for no more than
   * will be sent at once: a row that was given out may be at the homeserver and no longer makes way for a newer one.
   */
  ready(limit: number, without?: ReadonlySet<RoomId>): readonly OutboxRow[];
  /**
   * What put the rows here that were given out is on the disk: before that, no request may leave for them. After a power cut the
   * same cause would draw another case code, and so another message. Rejects when the disk fails.
   */
  onDisk(): Promise<void>;
  /** Not waited for on the disk: what a power cut takes away is sent again, and the homeserver knows the transaction. */
  sent(txn: TxnId, eventId: EventId): void;
  /** The server refused for good (4xx that no retry mends): kept, marked, shown by doctor. `reason` is an errcode, never a body. */
  rejected(txn: TxnId, reason: string): void;
};

/** Who may be in which room (store implements, matrix asks before each send). */
export type RoomRegister = {
  /** Rooms we made or joined, by meaning. */
  place(room: RoomId): Place | null;
  room(place: Place): RoomId | null;
  remember(place: Place, room: RoomId): void;
  /** The bot is no longer in it. */
  forget(room: RoomId): void;
  /** Users allowed in this room (without the bot). A joined user who is not among them is a stranger. */
  allowed(room: RoomId): ReadonlySet<UserId>;
};

/** Small secrets of the connection, encrypted at rest: access token, device id, recovery key, pickle key. */
export type Vault = {
  get(name: string): string | null;
  set(name: string, value: string): void;
  forget(name: string): void;
};

/** What the adapters tell the operator. Names and numbers only: never a body, a name of a person, or a code of a case. */
export type Journal = {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  alarm(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
};

/** A sealed detail in clear, in memory alone. */
export type DetailContent =
  | { readonly what: "text"; readonly words: string }
  | { readonly what: "place"; readonly point: Point; readonly words: string }
  | {
      readonly what: "photo" | "voice" | "document";
      readonly mimetype: string;
      readonly name: string;
      readonly words: string;
      /** What clients need to show it: pixels, milliseconds. */
      readonly info: { readonly w?: number; readonly h?: number; readonly duration?: number };
      readonly bytes: Uint8Array;
    };

/** A detail that waits in the outbox as nothing but its number; opened when it is sent, if that may still be. */
export type DetailRef = {
  readonly code: CaseCode;
  readonly number: number;
  readonly to: UserId;
  readonly holder: Holder;
  readonly until: Millis;
};

/** A file of a member's message, as its event tells; nothing of it is believed. */
export type FilePointer = {
  readonly url: string;
  /** `EncryptedFile` of the client-server API; null: it was sent in clear. */
  readonly secret: JsonObject | null;
};
export type Downloaded =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "too_large" | "unreachable" };

export type RegionSettings = { readonly id: RegionId; readonly name: string };

/** What a hotline may do over the web port (the flow implements, web uses). All of it synchronous: one transaction a call. */
export type HotlineDesk = {
  /** Ids that fields may name. */
  readonly knows: { readonly region: (id: string) => boolean; readonly district: (id: string) => boolean };
  /** Whose key is this? */
  identify(key: string): Hotline | null;
  /**
   * Opens the case or cases of one alert, once for each `request` (the hotline's own key for it): the same again is answered
   * as before, another alert under the same key is refused.
   */
  raise(hotline: Hotline, request: string, alert: HotlineAlert): HotlineAnswer;
  /** Only what this hotline posted; of a case that was merged, the one that goes on. */
  look(hotline: Hotline, code: CaseCode): HotlineCase | null;
};
export type HotlineAlert =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fields"; readonly fields: Fields; readonly note: string };
export type HotlineAnswer =
  | {
      readonly kind: "opened";
      readonly codes: readonly CaseCode[];
      /** Answered before: nothing new was opened. */
      readonly again: boolean;
      /** Kinds of personal data that were taken out; empty when answered again. */
      readonly removed: readonly GuardKind[];
    }
  | { readonly kind: "other_body" }
  /** The guard could not read it, and so nobody else may. */
  | { readonly kind: "unchecked" };
export type HotlineCase = {
  readonly state: "open" | "taken" | "closed";
  readonly outcome: Outcome | null;
  readonly opened: Millis;
  readonly taken: Millis | null;
  readonly closed: Millis | null;
};

/** What the sealed form may do over the web port (form-desk.ts implements, web uses). */
export type FormDesk = {
  /** base64url, and the sign that people compare. */
  key(): { readonly publicKey: string; readonly fingerprint: string };
  /** One transaction. `wait`: seconds after which this member may send again; 0: now, and it is counted. */
  take(sent: Uint8Array, wait: (user: UserId) => number): FormAnswer;
};
export type FormAnswer =
  /** `again`: sent before; nothing new was opened. */
  | { readonly kind: "opened"; readonly code: CaseCode; readonly again: boolean }
  /** The guard found something: a question waits for its author in the direct room. */
  | { readonly kind: "held" }
  | { readonly kind: "too_many"; readonly seconds: number }
  | { readonly kind: "refused"; readonly why: FormRefusal };
export type FormRefusal =
  | "damaged"
  | "key_changed"
  | "unknown_content"
  | "link_over"
  | "used"
  | "forged"
  | "stale"
  | "not_linked"
  | "not_member"
  | "not_allowed"
  | "unchecked";

/** Who looks at the coordinators' page: the register's word of this moment, and the language chosen for it. */
export type Visitor = { readonly member: Member; readonly language: Language };

/**
 * What the coordinators' page may know and do (page-desk.ts implements, web uses). All it shows is of the visitor's own region: no
 * call takes one. Secrets are what the browser holds: 64 hex digits.
 */
export type PageDesk = {
  /** Whom this link would sign in; null when it is unknown, used, expired, or its member may not any more. Does not use it up. */
  invited(link: string): Visitor | null;
  /** Uses the link up; gives the secret of a new session, or null as `invited` does. */
  signIn(link: string): string | null;
  /**
   * Asked for each request; null when there is no such session, or it is over: idle, too old, or its member may not any more.
   * `active`: somebody did something, it was not the page refreshing itself.
   */
  visitor(session: string, active: boolean): Visitor | null;
  signOut(session: string): void;
  speak(session: string, language: Language): void;
  board(visitor: Visitor): readonly BoardRow[];
  /** Null for a case of another region, as for one that does not exist. */
  timeline(visitor: Visitor, code: CaseCode): CaseTimeline | null;
  /** Cases opened since then (null: all). */
  numbers(
    visitor: Visitor,
    from: Millis | null,
  ): { readonly breakdown: Breakdown; readonly curve: readonly CurvePoint[] };
  /** The same one by one, oldest first. */
  facts(visitor: Visitor, from: Millis | null): readonly CaseFact[];
  /** Notes in the ledger that a table of so many cases was taken out. */
  exported(visitor: Visitor, cases: number): void;
};
export type CaseTimeline = {
  readonly fact: CaseFact;
  readonly district: Names | null;
  readonly holder: Arg | null;
  readonly steps: readonly TimelineStep[];
  /** What is owed by when, the first that is over first. */
  readonly deadlines: readonly DeadlineShown[];
  /** Its data key was destroyed: only coarse facts are left. */
  readonly isGone: boolean;
};
