/** What a member wants done: the one thing that `handle` decides on. */
import type { HeadId } from "./assessment/assessment-form.ts";
import type { FieldName, Fields } from "./case/fields.ts";
import type { Report } from "./case/report.ts";
import type { DeadlineId } from "./duties/duties.ts";
import type { Milestone } from "./duties/milestones.ts";
import type { WaiveReason } from "./duties/waive-reasons.ts";
import type { CaseCode, EventId, RaidCode, RegionId, RoomId, UserId } from "./ids.ts";
import type { RaidPlan, RaidReport } from "./raids/raid.ts";
import type { Found } from "./guard/events.ts";
import type { Kind } from "./guard/verdict.ts";
import type { Language, OrgKind, Organisation, Role } from "./people/member.ts";
import type { JointAct, JointRelease } from "./people/two-person.ts";
import type { NamedPeriod } from "./statistics/period.ts";

/** `message` is the one that was taken out of the room: an appeal is known by it. */
export type Cleaned = {
  readonly message: EventId;
  readonly found: readonly Found[];
  /** The whole text is held under the message's id, and may be sealed with the case by one tap. */
  readonly held?: true;
};

export type Namesake = { readonly region: RegionId; readonly district: string };

export type Command =
  /** Open a case. `note` has passed the guard; `source` is the message that stays in the room, null when it does not. */
  | {
      readonly kind: "raise";
      readonly home: RegionId;
      readonly fields: Fields;
      readonly note: string;
      readonly source: EventId | null;
      /** What kinds of personal data the guard took out of the text; the author is told. */
      readonly cleaned: Cleaned | null;
      /** Places of one name between which the text does not decide. */
      readonly namesakes?: readonly Namesake[];
      /** What was held under this id is sealed with the case at once. */
      readonly held?: EventId;
    }
  /** Tell or correct fields of a case: an answer, or "not 2 but 3". */
  | { readonly kind: "tell"; readonly code: CaseCode; readonly fields: Fields; readonly note?: string }
  | { readonly kind: "take"; readonly code: CaseCode }
  /** On the way to a case that nobody has taken: the next reminder waits. */
  | { readonly kind: "coming"; readonly code: CaseCode }
  /** The body to which a case was offered cannot take it. */
  | { readonly kind: "decline"; readonly code: CaseCode }
  | { readonly kind: "hand_over"; readonly code: CaseCode; readonly to: OrgKind }
  /** Adds parts to the report; `finish` closes when nothing is missing. `sure`: the member confirmed what was filled in. */
  | { readonly kind: "close"; readonly code: CaseCode; readonly parts: Report; readonly sure: boolean }
  /** The second person agrees with the report that waits. */
  | { readonly kind: "confirm_closure"; readonly code: CaseCode }
  /** The second person wants it mended; `reason` null: asked for first. */
  | { readonly kind: "return_closure"; readonly code: CaseCode; readonly reason: string | null }
  | { readonly kind: "same_as"; readonly code: CaseCode; readonly other: CaseCode }
  | { readonly kind: "transfer"; readonly code: CaseCode; readonly to: RegionId }
  /** "Not quite" at the confirmation: say how to correct a part. */
  | { readonly kind: "correct_report"; readonly code: CaseCode }
  | { readonly kind: "reopen"; readonly code: CaseCode }
  | { readonly kind: "withdraw"; readonly code: CaseCode }
  | { readonly kind: "undo"; readonly code: CaseCode | null }
  /** Ask the next useful question about a case. */
  | { readonly kind: "question"; readonly code: CaseCode }
  | { readonly kind: "status"; readonly code: CaseCode }
  | { readonly kind: "list" }
  /** `days` up to now, or a period of the calendar; neither: since the first case. Without a region the member's own. */
  | {
      readonly kind: "numbers";
      readonly days: number | null;
      readonly during?: NamedPeriod;
      readonly region?: RegionId;
    }
  | { readonly kind: "help" }
  /** A messenger outside of Matrix may ring from now on (a code that links it), or no longer. */
  | { readonly kind: "telegram"; readonly on: boolean }
  /** A link to the coordinators' page. */
  | { readonly kind: "page" }
  /** A link to the sealed form. */
  | { readonly kind: "form_link" }
  /** The form in the direct room, as far as it is filled in; `note` is null until it was asked for. */
  | {
      readonly kind: "form";
      readonly fields: Fields;
      readonly asked: readonly FieldName[];
      readonly note: string | null;
    }
  /** Something in the thread told services given or bodies that acted: kept for the report. */
  | { readonly kind: "hear"; readonly code: CaseCode; readonly report: Report }
  /** The message that raised the case was deleted: the card repeats its note from now on. */
  | { readonly kind: "source_gone"; readonly code: CaseCode }
  /** Cleaned words of a member, posted by the bot in the thread or the room. */
  | { readonly kind: "post_cleaned"; readonly code: CaseCode | null; readonly text: string }
  | { readonly kind: "redact"; readonly room: RoomId; readonly event: EventId }
  /** The author of a message says that it holds personal data: it goes, and its cleaned text takes its place. */
  | {
      readonly kind: "hide";
      readonly room: RoomId;
      readonly event: EventId;
      readonly code: CaseCode | null;
      readonly text: string;
    }
  /** Asked by the guard, the author says that it is none: `send` is done with the words as they are, null leaves them standing. */
  | { readonly kind: "insist"; readonly kinds: readonly Kind[]; readonly send: Command | null }
  /** Stopped by the guard, the author says that it was wrong. What can be sent meanwhile is offered again. */
  | {
      readonly kind: "appeal";
      readonly appeal: EventId;
      readonly found: readonly Found[];
      readonly send: Command | null;
      readonly text: string | null;
    }
  | {
      readonly kind: "answer_appeal";
      readonly appeal: EventId;
      readonly author: UserId;
      readonly region: RegionId;
      readonly mistake: boolean;
    }
  /** The memory aid of the assessment form: begun, gone on with, or shown. */
  | { readonly kind: "assess"; readonly code: CaseCode; readonly anew: boolean }
  | {
      readonly kind: "assess_tick";
      readonly code: CaseCode;
      readonly head: HeadId;
      readonly lines: readonly number[];
    }
  /** What a message of this member brought, held under its id, is sealed for whoever holds the case. */
  | { readonly kind: "seal"; readonly code: CaseCode; readonly held: EventId }
  /** The next messages in the direct room are sealed. */
  | { readonly kind: "seal_ask"; readonly code: CaseCode }
  /** Takes back a detail of one's own. */
  | { readonly kind: "unseal"; readonly code: CaseCode; readonly number: number }
  /** The sealed details of a case, into the direct room; how the case stands where there are none. */
  | { readonly kind: "show"; readonly code: CaseCode }
  /** Somebody besides the taker may read; `hours` null: the usual time. */
  | {
      readonly kind: "show_to";
      readonly code: CaseCode;
      readonly to: readonly UserId[];
      readonly hours: number | null;
    }
  | { readonly kind: "raid_open"; readonly plan: RaidPlan }
  /** Adds parts to a raid's report; whole, it ends the raid. */
  | { readonly kind: "raid_report"; readonly raid: RaidCode; readonly parts: RaidReport }
  | { readonly kind: "raid_undo"; readonly raid: RaidCode }
  | { readonly kind: "raid_status" }
  /** Brings somebody in, or changes their entry. */
  | {
      readonly kind: "invite";
      readonly user: UserId;
      readonly org: Organisation;
      readonly role: Role;
      readonly language: Language;
    }
  | { readonly kind: "remove_member"; readonly user: UserId }
  /** What needs two administrators (people/joint.ts): asked for, agreed to or not, done. */
  | {
      readonly kind: "joint_ask";
      readonly act: JointAct;
      readonly release: JointRelease | null;
    }
  | { readonly kind: "joint_answer"; readonly id: string; readonly agrees: boolean }
  | { readonly kind: "joint_use"; readonly id: string }
  | { readonly kind: "lock"; readonly users: readonly UserId[] }
  | { readonly kind: "unlock"; readonly users: readonly UserId[] }
  /** A practice alert, at the step that comes next; `real`: what the own words would raise if they were meant so. */
  | {
      readonly kind: "practice";
      readonly stage: "begin" | "taken" | "closed";
      readonly fields: Fields;
      readonly real: Extract<Command, { readonly kind: "raise" }> | null;
    }
  | { readonly kind: "practice_over" }
  /** The answers to whether a silent member is still there. */
  | { readonly kind: "still_here" }
  | { readonly kind: "leaving" }
  /** What to tap so that the own device is verified. */
  | { readonly kind: "device_help" }
  /** By the bot: `user`, who acted on this case, left. */
  | { readonly kind: "hand_on"; readonly code: CaseCode; readonly user: UserId }
  /** A room of its own for this case, and who sits there besides those who need to know anyway. */
  | { readonly kind: "own_room"; readonly code: CaseCode }
  | { readonly kind: "own_room_name"; readonly code: CaseCode; readonly users: readonly UserId[] }
  | { readonly kind: "own_room_unname"; readonly code: CaseCode; readonly users: readonly UserId[] }
  | { readonly kind: "remind_coordinator"; readonly code: CaseCode }
  /** All that a closed case holds goes for good. */
  | { readonly kind: "erase"; readonly code: CaseCode }
  /** By the clock alone: something about this case is due. */
  | { readonly kind: "ring"; readonly code: CaseCode }
  | { readonly kind: "raid_ring"; readonly raid: RaidCode }
  /** A member wrote in the thread. */
  | { readonly kind: "speak"; readonly code: CaseCode }
  /** A step of the law was done, as a member tells. */
  | { readonly kind: "reach"; readonly code: CaseCode; readonly what: Milestone }
  /** A deadline need not be kept; null: the reason is asked. */
  | {
      readonly kind: "waive";
      readonly code: CaseCode;
      readonly deadline: DeadlineId;
      readonly reason: WaiveReason | null;
    }
  /** The next steps and the deadlines of a case, all of them. */
  | { readonly kind: "steps"; readonly code: CaseCode };
