/**
 * What the store promises. Everything is synchronous; everything that is called inside `transaction` commits or
 * vanishes together, and a call that writes outside of one is a transaction of its own. Made by open-store.ts.
 */
import type { Case } from "../../src/case/case.ts";
import type { CaseEvent, CaseEventKind } from "../../src/case/events.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import type { GuardEvent } from "../../src/guard/events.ts";
import type { CaseCode, EventId, Millis, RaidCode, RegionId, RoomId, TxnId, UserId } from "../../src/ids.ts";
import type { PageEvent } from "../../src/people/page-event.ts";
import type { CountedInRaid } from "../../src/raids/raid-tally.ts";
import type { CaseFact, CountedFact } from "../../src/statistics/fact.ts";
import type { ReleaseCount } from "../../src/statistics/release.ts";
import type { RecentCases, View } from "../../src/view.ts";
import type { Chores } from "./chores.ts";
import type { DetailTables } from "./detail-tables.ts";
import type { Due } from "./due.ts";
import type { Erasures } from "./erasures.ts";
import type { Forms } from "./forms.ts";
import type { Health } from "./health.ts";
import type { Hotlines } from "./hotlines.ts";
import type { PageSessions } from "./page-sessions.ts";
import type { Members } from "./members.ts";
import type { Bells } from "./bells.ts";
import type { Telegram } from "./telegram.ts";
import type { Presence } from "./presence.ts";
import type { Joint } from "./joint.ts";
import type { Raids } from "./raids.ts";
import type { Period } from "./period.ts";
import type { Prompts } from "./prompt-register.ts";
import type {
  OutboxQueue,
  PendingContent,
  Place,
  RefusedWhy,
  RoomRegister,
  SyncJournal,
  Vault,
  WireEvent,
} from "../ports.ts";

/** src/case/evolve.ts; comes in as an argument so that the store knows how a case is kept, not how it moves. */
export type Evolve = (state: Case | null, event: CaseEvent, code: CaseCode) => Case;

export type Store = DetailTables & {
  /**
   * One IMMEDIATE transaction (nested: a savepoint). A throw undoes it and is thrown on; a promise is refused, as `work` is synchronous.
   */
  transaction<T>(work: () => T): T;
  /**
   * As `transaction`, without waiting for the disk. Only for work whose effects outside wait for `outbox.onDisk` (a message that is
   * answered): nothing of it is lost when the process is killed, and after a power cut it is as if it had not been done yet.
   */
  transactionSoon<T>(work: () => T): T;
  readonly ledger: Ledger;
  readonly cases: Cases;
  readonly dataKeys: DataKeys;
  readonly erasures: Erasures;
  readonly members: Members;
  readonly hotlines: Hotlines;
  readonly raids: Raids;
  readonly joint: Joint;
  readonly pageSessions: PageSessions;
  readonly telegram: Telegram;
  readonly forms: Forms;
  readonly bells: Bells;
  readonly messages: Messages;
  readonly sync: SyncJournal;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly prompts: Prompts;
  readonly due: Due;
  readonly presence: Presence;
  readonly chores: Chores;
  readonly rooms: RoomRegister;
  readonly vault: Vault;
  /** After a restore: no sync token, no gaps; what waited is expired or, of sends, rejected as `restored`; what was done stays known. */
  forgetConnection(): void;
  /** Reads of this moment: call its methods inside the transaction that will write. */
  view(): View;
  /** Lets go a few hundred rows settled over a month ago (the write lock is held for milliseconds); gives how many. Replays stay known. */
  tidy(now: Millis): number;
  /** Counts for `dabyl doctor`; counts every row, so not for a hot path. */
  health(): Health;
  /** A consistent copy into a new file (VACUUM INTO), while the bot runs; what is sealed stays sealed. */
  backup(file: string): void;
  close(): void;
};

export type Ledger = {
  /** The events of one cause (a Matrix event id, or `cli:` and a random id), all or none. StoreError: `cause_repeated`, `shredded` (a case's key is gone). */
  append(entries: readonly LedgerEntry[], cause: string): void;
  has(cause: string): boolean;
  /** What the guard did in [from, to), in order; all regions where none is named. */
  guardEvents(of: Period): readonly GuardEvent[];
  /** Who signed in to the coordinators' page and took tables out of it in [from, to), in order. */
  pageEvents(of: Period): readonly PageEvent[];
  /** Recomputes the hash chain and checks its head; needs no data key, so it holds after shredding too. */
  verify(): Verified;
  head(): { readonly events: number; readonly head: string };
  /** How many events there are, also those that another process appended; asked several times a second. */
  length(): number;
  /** After how many events this was the head; null: never. */
  wasHead(hash: string): number | null;
  /** Replays the ledger and compares with the projections; with `replace` also puts them right. */
  rebuild(how?: { readonly replace: boolean }): Rebuilt;
};
export type Verified =
  | { readonly ok: true; readonly events: number; readonly head: string }
  | { readonly ok: false; readonly seq: number; readonly why: LedgerFault };
/** `head`: the last row is not the one that was written last (rows cut off the end, or all hashes computed anew). */
export type LedgerFault = "missing" | "previous" | "hash" | "head";
export type Rebuilt =
  | { readonly ok: true; readonly events: number; readonly cases: number; readonly members: number }
  | { readonly ok: false; readonly differences: readonly Difference[] };
/** `code` is `people` for the register, `guard` for what the guard did, `page` for the coordinators' page; `column` is `*` for a row that is missing or too many. */
export type Difference = {
  readonly code: CaseCode | "people" | "guard" | "page" | "raids";
  readonly column: string;
};

/** A case with what it holds, or what is left of it when its data key was destroyed. */
export type CaseLook =
  | { readonly kind: "whole"; readonly case: Case; readonly fact: CaseFact }
  | { readonly kind: "shredded"; readonly fact: CaseFact };

export type CaseHistory =
  | { readonly kind: "whole"; readonly seq: number; readonly cause: string; readonly event: CaseEvent }
  | {
      readonly kind: "shredded";
      readonly seq: number;
      readonly cause: string;
      readonly event: { readonly kind: CaseEventKind; readonly by: UserId; readonly at: Millis };
    };

export type Cases = {
  /** Null when there is none, or when it was shredded (`look` tells which). */
  case(code: CaseCode): Case | null;
  look(code: CaseCode): CaseLook | null;
  codeTaken(code: CaseCode): boolean;
  /** Open or taken cases of a region (their home), oldest first. */
  unclosed(region: RegionId): readonly Case[];
  unclosedSince(of: RecentCases): readonly Case[];
  unclosedCodes(region: RegionId): readonly CaseCode[];
  /** Opened in [from, to), by opening time. `region` is the home of the case. Reads clear columns only. */
  facts(of: Period): readonly CaseFact[];
  /** The same, what numbers count of it, one by one and in no order: for any number of cases. Must not write. */
  eachFact(of: Period, each: (fact: CountedFact) => void): void;
  /** Cases opened in [from, to) that are alike in what exports count, with how many they are. */
  releaseCounts(of: {
    readonly region: RegionId;
    readonly from: Millis;
    readonly to: Millis;
  }): readonly Omit<ReleaseCount, "region" | "month">[];
  /** What is in clear of the cases that carry one of these codes, or any code of a raid. */
  inRaids(codes?: readonly RaidCode[]): readonly CountedInRaid[];
  /** For `dabyl cases`: by opening time; `since` is the earliest opening. */
  list(of: {
    readonly region?: RegionId;
    readonly state?: CaseFact["state"];
    readonly since?: Millis;
  }): readonly CaseLook[];
  /** All events of a case in order, for `dabyl case`. */
  events(code: CaseCode): readonly CaseHistory[];
  /** Cases that have a room of their own, or had one that the bot is still in; `seq`: another number whenever the case moved. */
  ownRooms(): readonly { readonly code: CaseCode; readonly seq: number; readonly isClosed: boolean }[];
  /** The newest case whose last undoable act (`Case.last`) is this member's. */
  lastActOf(user: UserId): CaseCode | null;
};

export type DataKeys = {
  /**
   * Crypto-shredding: the case's key, state, open prompts and unsent messages are gone for good, in the WAL too; its facts and the ledger's
   * chain stay. False when there is no such case or it was shredded before.
   */
  destroy(code: CaseCode): boolean;
  isDestroyed(code: CaseCode): boolean;
};

/** A message of a member or of the bot (`sender` null): which case it belongs to, what it edits, whether it still stands. */
export type Message = {
  readonly event: EventId;
  readonly room: RoomId;
  readonly sender: UserId | null;
  readonly code: CaseCode | null;
  /** The first message, when this one is an edit of it. */
  readonly edits: EventId | null;
  readonly redacted: boolean;
};

export type Messages = {
  /** Again for the same event: a code given later is added, nothing is taken away. */
  note(message: Omit<Message, "redacted">): void;
  get(event: EventId): Message | null;
  /** The case of a message; of an edit, that of the message it edits. */
  caseOf(event: EventId): CaseCode | null;
  /** Known edits of a message, in the order they came, redacted ones included. */
  editsOf(event: EventId): readonly Message[];
  /** Also for an event not noted: then nothing happens. A sent redaction row does this by itself. */
  markRedacted(event: EventId): void;
};

export type InboxState = "new" | "utd" | "done" | "refused" | "expired";
export type SettledWhy = RefusedWhy | "replayed" | "redacted" | "oversized" | "not_for_us";

/** A row that waits to be opened. `raw` of a clear event that should have been encrypted has no content. */
export type InboxEvent = WireEvent & {
  readonly state: "new" | "utd";
  readonly firstSeen: Millis;
  /** How often it was tried without a key. */
  readonly tries: number;
};

export type Inbox = {
  /**
   * Rows to work on: new ones in order of arrival, then those without a key (`utd`) whose next try is due. Those of the senders in
   * `without` stay back.
   */
  pending(
    now: Millis,
    how?: { readonly limit?: number; readonly without?: ReadonlySet<UserId> },
  ): readonly InboxEvent[];
  /**
   * Final: the raw event is purged. `ratchet` (Opened.ratchet) is kept so that the same ciphertext under another
   * event id is known; ask `seenRatchet` in the same transaction before, as a ratchet settled twice throws.
   */
  settle(
    event: EventId,
    state: "done" | "refused",
    how?: { readonly why?: SettledWhy; readonly ratchet?: string },
  ): void;
  /** All rows without a key are due now: at the start, and after a batch that brought to-device messages. */
  keysArrived(): void;
  /** No key yet: tried again after 30 s, then twice as long each time, at most an hour. */
  waitForKey(event: EventId, now: Millis): void;
  /** Was this session and index settled already, by any event, however long ago? */
  seenRatchet(ratchet: string): boolean;
  /** Gives up rows without a key first seen before this moment; their raw events are purged. Tells whom to tell. */
  expire(
    olderThan: Millis,
  ): readonly { readonly eventId: EventId; readonly room: RoomId; readonly sender: UserId }[];
  /** Who sent an event that ever came in; null for one that did not, and for the bot's own. */
  senderOf(event: EventId): UserId | null;
  stateOf(
    event: EventId,
  ): { readonly state: InboxState; readonly why: SettledWhy | null; readonly tries: number } | null;
};

export type NewSend = {
  readonly kind: "send";
  readonly txn: TxnId;
  /** Looked up when the row is given out; a row whose place has no room yet waits. */
  readonly place: Place;
  /** This very room instead of the place's. */
  readonly room?: RoomId;
  readonly type: string;
  /** `{ "$event": txn }` anywhere in it stands for the event id of that row, and the row waits for it. */
  readonly content: PendingContent;
  /** Rows that must be sent before this one. */
  readonly dependsOn: readonly TxnId[];
  /** A tag, e.g. `card:CODE`: an unsent older row with the same tag is dropped, or waited for if it was handed out already. */
  readonly supersedes: string | null;
  /** Seals the content under the case's key and maps the sent event to the case. */
  readonly code: CaseCode | null;
  readonly createdAt: Millis;
};
export type NewRedaction = {
  readonly kind: "redact";
  readonly txn: TxnId;
  readonly room: RoomId;
  readonly event: EventId;
  readonly dependsOn: readonly TxnId[];
  readonly code: CaseCode | null;
  readonly createdAt: Millis;
};

export type Outbox = Omit<OutboxQueue, "ready"> & {
  /**
   * Rows come out again until they are `sent` or `rejected` (the worker knows what it has in hand), oldest first; rows of
   * the rooms in `without` stay back, so that one stopped room does not fill the limit.
   */
  ready(limit: number, without?: ReadonlySet<RoomId>): ReturnType<OutboxQueue["ready"]>;
  /** A txn that is known already is left as it is (same cause, same send). */
  add(row: NewSend | NewRedaction): void;
  /** Null while unsent. For a row that was dropped: the event of the row that took its place. */
  eventIdOf(txn: TxnId): EventId | null;
  /** Unsent for more than 24 h: the homeserver no longer knows the transaction, so look for the echo first. */
  stale(
    now: Millis,
  ): readonly { readonly txn: TxnId; readonly place: Place | null; readonly createdAt: Millis }[];
  /** Refused for good and still whole, so that a `retry` is possible; oldest first. `reason` is an errcode, or `restored`. */
  rejectedRows(): readonly { readonly txn: TxnId; readonly reason: string }[];
  /** What waits for a room that is not used any more is sent to nobody. */
  abandon(place: Place): void;
  /** Back into the queue (for the operator). False when it is not a rejected one. */
  retry(txn: TxnId): boolean;
};
