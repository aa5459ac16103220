/** A member's message, opened and read: what the adapters hand to `understand`. */
import type { DetailKind } from "../sealed/sealed.ts";
import type { CaseCode, EventId, RegionId, RoomId, UserId } from "../ids.ts";

export type Where =
  | { readonly kind: "response"; readonly region: RegionId }
  | { readonly kind: "coordination"; readonly region: RegionId }
  /** The own room of a case. */
  | { readonly kind: "case"; readonly code: CaseCode }
  | { readonly kind: "direct"; readonly user: UserId };

/** Why a file could not be taken; each has a next step (src/understand/media.ts). */
export type MediaProblem =
  | "photo_format"
  | "photo_broken"
  | "voice_format"
  | "document_format"
  | "file_broken"
  | "film"
  | "too_large"
  | "unreachable";
export type Brought =
  | { readonly kind: "held"; readonly what: DetailKind }
  | { readonly kind: "problem"; readonly why: MediaProblem };

export type Message = {
  readonly event: EventId;
  readonly room: RoomId;
  readonly where: Where;
  readonly content:
    | {
        readonly kind: "text";
        readonly body: string;
        /** The HTML beside it, which may say other things: the guard reads it as well. */
        readonly formatted: string | null;
        readonly thread: EventId | null;
        readonly replyTo: EventId | null;
        /** The message that this one edits. */
        readonly replaces: EventId | null;
      }
    | { readonly kind: "vote"; readonly poll: EventId; readonly answers: readonly string[] }
    | {
        readonly kind: "media";
        readonly thread: EventId | null;
        readonly replyTo: EventId | null;
        readonly caption: string | null;
        /** What became of the file, which is held under this event's id; null: nobody tried. */
        readonly brought: Brought | null;
      }
    | { readonly kind: "oversized" }
    | { readonly kind: "deleted"; readonly event: EventId }
    /** What it says stands in `besides`, as for every kind that comes in the clear. */
    | { readonly kind: "reaction" }
    /** Of a kind that the bot does not know or that is broken, with words that a client may show all the same: a member's poll. */
    | { readonly kind: "unfamiliar" };
  /** Words of the event that are not read as the message itself but that some client could show: for the guard. */
  readonly besides: readonly string[];
  /** Members whom the sender's client calls by name. */
  readonly mentions: readonly UserId[];
};
