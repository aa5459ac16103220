/**
 * What `handle` answers: events for the ledger and effects for the world, or a refusal. All of it plain data.
 * The flow commits events, projections and outbox in one transaction and only then sends.
 */
import type { CaseEvent } from "./case/events.ts";
import type { FieldName } from "./case/fields.ts";
import type { ReportPart } from "./case/report.ts";
import type { ChartSet } from "./charts/chart-set.ts";
import type { Command } from "./command.ts";
import type { GuardEvent } from "./guard/events.ts";
import type { CaseCode, EventId, Millis, RaidCode, RegionId, RoomId, UserId } from "./ids.ts";
import type { PeopleEvent } from "./people/events.ts";
import type { RaidEvent } from "./raids/events.ts";
import type { RaidPart } from "./raids/raid.ts";
import type { PageEvent } from "./people/page-event.ts";
import type { Holder } from "./sealed/grants.ts";
import type { Lying } from "./sealed/sealed.ts";
import type { Arg, Line } from "./texts/line.ts";

export type LedgerEntry =
  | { readonly stream: "case"; readonly code: CaseCode; readonly event: CaseEvent }
  | { readonly stream: "people"; readonly event: PeopleEvent }
  | { readonly stream: "raids"; readonly event: RaidEvent }
  | { readonly stream: "guard"; readonly event: GuardEvent }
  | { readonly stream: "page"; readonly event: PageEvent };

/** Who is to read a message. Rooms speak the region's languages, direct rooms the member's own. */
export type Audience =
  /** `of`: the thread in the room of a region that the case has left; left out, where the case is now. */
  | { readonly kind: "thread"; readonly code: CaseCode; readonly of?: RegionId }
  | { readonly kind: "direct"; readonly user: UserId }
  | { readonly kind: "response"; readonly region: RegionId }
  | { readonly kind: "coordination"; readonly region: RegionId };

export type Option = {
  /** Short and neutral, also the number a member may type. */
  readonly id: string;
  readonly label: Arg;
  /** What choosing it means; null closes the prompt and does nothing. */
  readonly command: Command | null;
};

/** A question with taps: sent as an encrypted poll and as numbered text. */
export type Prompt = {
  /** Unique; says what it is about, e.g. `K7P4X2M:age`. Asking again under the same id replaces the older one. */
  readonly id: string;
  readonly code: CaseCode | null;
  readonly question: Line;
  readonly options: readonly Option[];
  /** How many options may be chosen, 1 or more. */
  readonly most: number;
  /** What an answer in free words is read as. */
  readonly reads:
    | { readonly field: FieldName }
    | { readonly part: ReportPart }
    /** Why a report goes back to whoever gave it. */
    | { readonly reason: "return" }
    /** Numbers of a raid's report. */
    | { readonly raid: RaidCode; readonly about: RaidPart }
    /** A step of the form, which so far is as `form` says (src/form.ts). */
    | { readonly step: FieldName | "note"; readonly form: Extract<Command, { kind: "form" }> }
    /** Whatever comes until then is sealed with this case. */
    | { readonly details: CaseCode; readonly until: Millis }
    | null;
  /** Only this member may answer; null: whoever `handle` lets do what the option says. */
  readonly only: UserId | null;
  /** A reminder: a number or "yes" in the thread is meant for another question, and the card need not show it. */
  readonly tapOnly?: true;
};

export type Effect =
  | { readonly kind: "post_card"; readonly code: CaseCode; readonly mentions: readonly UserId[] }
  | { readonly kind: "refresh_card"; readonly code: CaseCode }
  /** The card in the room of a region that the case has left says where it went. */
  | { readonly kind: "leave_card"; readonly code: CaseCode; readonly of: RegionId }
  | {
      readonly kind: "say";
      readonly to: Audience;
      readonly line: Line;
      readonly mentions: readonly UserId[];
      /** Words of the member given back to the member alone (the cleaned text). */
      readonly quote?: string;
    }
  | {
      readonly kind: "ask";
      readonly to: Audience;
      readonly prompt: Prompt;
      readonly mentions: readonly UserId[];
      /** Over the taps, below a numbered text that has told the rest; without it the question stands there again. */
      readonly tap?: Line;
      readonly quote?: string;
    }
  /** A picture of coarse counts, once in each language of the room. */
  | { readonly kind: "chart"; readonly to: Audience; readonly chart: ChartSet }
  | { readonly kind: "settle"; readonly prompt: string }
  /** A code that links this member's Telegram account, into the direct room. */
  | { readonly kind: "telegram_code"; readonly user: UserId }
  /** A link that signs this member in to the coordinators' page, into the direct room. */
  | { readonly kind: "page_link"; readonly user: UserId }
  /** A link to the sealed form, for this member, into the direct room. */
  | { readonly kind: "form_link"; readonly user: UserId }
  /**
   * What this message of the member's said or brought waits, encrypted, for a tap on `prompt`; it is forgotten with it, or after some hours.
   * The words themselves stand in no effect.
   */
  | { readonly kind: "hold"; readonly event: EventId; readonly prompt: string }
  /** What is held becomes the `number`th detail of the case, under the key of its details. */
  | { readonly kind: "seal_held"; readonly code: CaseCode; readonly number: number; readonly event: EventId }
  | { readonly kind: "drop_detail"; readonly code: CaseCode; readonly number: number }
  /** It lies with another case from now on, under the key of that one. */
  | { readonly kind: "move_detail"; readonly from: Lying; readonly into: Lying }
  /** Details into a direct room, until then. */
  | {
      readonly kind: "release";
      readonly code: CaseCode;
      readonly user: UserId;
      readonly holder: Holder;
      readonly numbers: readonly number[];
      readonly until: Millis;
    }
  | { readonly kind: "redact"; readonly room: RoomId; readonly event: EventId }
  /** The key of a case is destroyed. What comes after it may not name the case as its own. */
  | { readonly kind: "erase"; readonly code: CaseCode };

export type Refusal = { readonly kind: RefusalKind; readonly line: Line; readonly prompt?: Prompt };
export type RefusalKind =
  | "code_mistyped"
  | "code_unknown"
  | "not_allowed"
  | "not_member"
  | "wrong_state"
  | "already_taken"
  | "report_incomplete"
  | "personal_data"
  | "too_long"
  | "undo_expired"
  | "device_unverified"
  | "media_refused"
  | "not_understood"
  | "oversized";

export type Decision =
  | { readonly kind: "done"; readonly entries: readonly LedgerEntry[]; readonly effects: readonly Effect[] }
  | { readonly kind: "refused"; readonly refusal: Refusal };
