import type { EventId, RoomId, UserId } from "../../src/ids.ts";
import type { Shown, Timeline } from "./peer-timeline.ts";
import type { PeerEvent } from "./peer-event.ts";
import type { Content, MemberLine, UtdLine } from "./peer-lines.ts";

/** Where a message belongs. With `thread` alone it is an ordinary message of the thread. */
export type Place = { readonly thread?: EventId; readonly replyTo?: EventId };

export type SendOptions = Place & {
  readonly html?: string;
  readonly mentions?: readonly UserId[];
  readonly msgtype?: "m.text" | "m.notice" | "m.emote";
  /** The homeserver takes one event for each; the same one again gives the same event id. */
  readonly txn?: string;
};

export type PollOptions = Place & { readonly max?: number; readonly txn?: string };

export type MediaOptions = Place & {
  readonly name?: string;
  readonly mimetype?: string;
  readonly msgtype?: "m.image" | "m.file" | "m.audio" | "m.video";
  readonly caption?: string;
  /** Encrypted and uploaded. Left out: the message points at nothing. */
  readonly data?: Uint8Array;
};

export type RawOptions = {
  readonly type: string;
  readonly content: Content;
  /** False: into the room in the clear, encrypted room or not. */
  readonly encrypted: boolean;
  /** Instead of {room_id, type, content} inside the encryption: a malformed or lying payload. */
  readonly payload?: Content;
  /** Laid over the content of m.room.encrypted: a broken ciphertext, a false relation. */
  readonly outer?: Content;
  readonly txn?: string;
};

/** `began`, encryption done, and the homeserver's answer in milliseconds since 1970: the same clock as Date.now(). */
export type Sent = {
  readonly eventId: EventId;
  readonly began: number;
  readonly encryptedAt: number;
  readonly at: number;
};

/**
 * One member of a room, on a device of its own. Every method that sends resolves when the homeserver has the event, however
 * often it had to be asked, and rejects with a PeerError when it says no.
 */
export type Member = Timeline & {
  readonly user: UserId;
  readonly device: string;
  /** Of the identity that this device made; null when unsigned. A second device gets signed with it. */
  readonly recoveryKey: string | null;

  send(room: RoomId, text: string, options?: SendOptions): Promise<Sent>;
  reply(to: PeerEvent, text: string, options?: Omit<SendOptions, "replyTo">): Promise<Sent>;
  edit(event: PeerEvent, text: string, options?: SendOptions): Promise<Sent>;
  openPoll(
    room: RoomId,
    question: string,
    answers: Readonly<Record<string, string>>,
    options?: PollOptions,
  ): Promise<Sent>;
  /** `answers`: ids of the poll's answers; none takes the vote back. */
  vote(poll: PeerEvent, answers: readonly string[]): Promise<Sent>;
  react(to: PeerEvent, key: string): Promise<Sent>;
  redact(room: RoomId, event: EventId): Promise<Sent>;
  sendMedia(room: RoomId, options?: MediaOptions): Promise<Sent>;
  sendRaw(room: RoomId, options: RawOptions): Promise<Sent>;
  /** The same ciphertext (or clear content) again as a new event. */
  replay(room: RoomId, event: EventId): Promise<Sent>;

  join(room: RoomId): Promise<void>;
  leave(room: RoomId): Promise<void>;
  /** The next message to this room opens a new group session. */
  rotate(room: RoomId): Promise<void>;
  /** Cross-signs a device that was made unsigned. */
  sign(options?: { readonly recovery?: string }): Promise<string | null>;
  /** Stops syncing, as a phone that is off; sends still go. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the device at the homeserver. */
  logout(): Promise<void>;
  /** Ends this member alone; the others of the process go on, and its device can be taken up again. */
  stop(): Promise<void>;

  /** The first event, of all seen so far and to come, that fits. Rejects after `ms` (20 000). */
  until(fits: (event: PeerEvent) => boolean, ms?: number): Promise<PeerEvent>;
  /** The first event that fits among those to come. */
  next(fits: (event: PeerEvent) => boolean, ms?: number): Promise<PeerEvent>;
  /** Joined this room (or any), and returns its id. */
  untilJoined(room?: RoomId, ms?: number): Promise<RoomId>;
  /** Knows that all of these are in the room. Who sends earlier gives them no key, as any client. */
  untilMembers(room: RoomId, users: readonly UserId[], ms?: number): Promise<void>;
  /** An event that cannot be read. */
  untilUnreadable(fits: (event: UtdLine) => boolean, ms?: number): Promise<UtdLine>;
  /** The event as it stands, once it fits: a card that was edited. */
  untilCurrent(event: EventId, fits: (shown: Shown) => boolean, ms?: number): Promise<Shown>;
  /** Anything at all: `look` is asked now and after every line of this member. */
  untilSome<T>(look: () => T | null | undefined | false, ms?: number): Promise<T>;
  readonly onLine: (listener: (line: MemberLine) => void) => () => void;
};
