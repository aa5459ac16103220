/** A case as it stands: what `evolve` makes of its events. */
import type { CaseCode, EventId, Millis, RaidCode, RegionId, UserId } from "../ids.ts";
import type { Duties } from "../duties/duties.ts";
import type { Ticks } from "../assessment/assessment.ts";
import type { OrgKind, Organisation } from "../people/member.ts";
import type { OwnRoom } from "../own-room/own-room.ts";
import type { Sealed } from "../sealed/sealed.ts";
import type { FieldName, Fields } from "./fields.ts";
import type { Report, Service } from "./report.ts";

export type Urgency = "red" | "amber" | "green";

/** The organisation that holds the case, and since when. */
export type Taker = { readonly org: Organisation; readonly by: UserId; readonly since: Millis };

/** A hand-over that the receiver has not confirmed yet: the giver still holds the case (DESIGN, "The case"). */
export type Offer = { readonly to: OrgKind; readonly by: UserId; readonly at: Millis };

/**
 * A whole report that waits for a person of another organisation, where the region asks for one (templates/regions.json). The case
 * goes on being open or taken, and its clock goes on, until that person confirms.
 */
export type Proposal = {
  readonly report: Report;
  readonly by: UserId;
  readonly org: Organisation;
  readonly at: Millis;
};

export type Phase =
  | { readonly kind: "open" }
  | { readonly kind: "taken"; readonly taker: Taker; readonly offer: Offer | null }
  | {
      readonly kind: "closed";
      readonly at: Millis;
      readonly by: UserId;
      /** Who held it when it was closed; null when a coordinator closed an open case. */
      readonly taker: Taker | null;
      /** With a merge: the case that goes on. */
      readonly into: CaseCode | null;
    };

/** What a member may take back within ten minutes; named after its event. */
export type UndoableAct =
  | "told"
  | "taken"
  | "offered"
  | "proposed"
  | "closed"
  | "reopened"
  | "withdrawn"
  | "reached"
  | "clock_waived"
  | "room_opened"
  | "room_named"
  | "room_unnamed";

export type Case = {
  readonly code: CaseCode;
  /** The region whose response room holds the thread. */
  readonly home: RegionId;
  /** Regions whose rooms it stood in before it was transferred, and stands in no more; their cards say where it went. */
  readonly left: readonly RegionId[];
  readonly author: UserId;
  readonly postedBy: Organisation;
  /** The raid in which it was posted (src/raids/raid.ts). */
  readonly raid: RaidCode | null;
  readonly openedAt: Millis;
  /** The first time somebody took it; kept through reopening. */
  readonly takenAt: Millis | null;
  readonly phase: Phase;
  readonly fields: Fields;
  readonly urgency: Urgency;
  /** Text of the alert after the guard, at most 240 characters. */
  readonly note: string;
  /** The member's message that raised it, when it still stands in the room (the card then need not repeat the note). */
  readonly source: EventId | null;
  /** Fields already asked about; none is asked twice. */
  readonly asked: readonly FieldName[];
  /** The one open question, if any. */
  readonly question: FieldName | null;
  /** The report as given so far; complete only when closed. */
  readonly report: Report;
  readonly proposal: Proposal | null;
  /** What was ticked of the assessment form, for whoever acts on the case alone; null: not begun. */
  readonly assessment: Ticks | null;
  /** What was given for one recipient only: numbers and kinds, never a word of it. */
  readonly sealed: Sealed;
  /** Its room of its own, where a coordinator asked for one. */
  readonly room: OwnRoom | null;
  /** What the thread told already, for the report. */
  readonly heard: { readonly services: readonly Service[]; readonly bodies: readonly OrgKind[] };
  readonly withdrawn: boolean;
  readonly reopened: number;
  /** Deadlines, and what reminders are computed from. */
  readonly duties: Duties;
  /** The last act that its author may undo for ten minutes, with the case as it stood before. */
  readonly last: {
    readonly act: UndoableAct;
    readonly by: UserId;
    readonly at: Millis;
    readonly before: Case;
  } | null;
};
