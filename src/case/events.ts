/**
 * What happened to a case: the ledger's truth. `evolve` folds these into a Case.
 * `cause` (the Matrix event or command that made it so) and the order within it are kept by the ledger, not here.
 */
import type { CaseCode, EventId, Millis, RaidCode, RegionId, UserId } from "../ids.ts";
import type { DeadlineId, Subject } from "../duties/duties.ts";
import type { Milestone } from "../duties/milestones.ts";
import type { WaiveReason } from "../duties/waive-reasons.ts";
import type { Detail, DetailKind } from "../sealed/sealed.ts";
import type { HeadId } from "../assessment/assessment-form.ts";
import type { OrgKind, Organisation } from "../people/member.ts";
import type { Urgency } from "./case.ts";
import type { FieldName, Fields } from "./fields.ts";
import type { Report, Service } from "./report.ts";

type Act<K extends string, T> = { readonly kind: K; readonly by: UserId; readonly at: Millis } & Readonly<T>;

export type CaseEvent =
  | Act<
      "opened",
      {
        home: RegionId;
        postedBy: Organisation;
        fields: Fields;
        urgency: Urgency;
        note: string;
        source: EventId | null;
        /** The raid in which it was posted. */
        raid: RaidCode | null;
      }
    >
  | Act<"asked", { field: FieldName }>
  /** An answer or a correction. `answers` names the open question that it settles, if any. */
  | Act<"told", { fields: Fields; urgency: Urgency; answers: FieldName | null; note: string | null }>
  | Act<"taken", { org: Organisation }>
  | Act<"offered", { to: OrgKind }>
  /** The receiver cannot take it: the giver goes on holding it. */
  | Act<"declined", object>
  | Act<"heard", { services: readonly Service[]; bodies: readonly OrgKind[] }>
  | Act<"reported", { parts: Report }>
  /** The report is whole and waits for a second person, of another organisation than `org`; `given`: without what was filled in. */
  | Act<"proposed", { report: Report; given: Report; org: Organisation }>
  /** The second person wants it mended; `reason` passed the guard, at most 240 characters. */
  | Act<"returned", { reason: string }>
  /** One head of the assessment form; `lines`: numbers of the form. Another one for the same head takes its place. */
  | Act<"assessed", { head: HeadId; lines: readonly number[] }>
  /** What was ticked was shown to `by`. */
  | Act<"assessment_read", object>
  /** A sealed detail was given to whoever holds the case; what it says stands in no event. `source`: the message, which was removed. */
  | Act<"detail_given", { number: number; what: DetailKind; source: EventId }>
  /** Its giver took it back. */
  | Act<"detail_dropped", { number: number }>
  /** Its case was merged into `to`, or was one that went on for `to` and does so no longer (src/sealed/with-merged.ts). */
  | Act<"detail_went", { number: number; to: CaseCode }>
  /** The same in the case that it came to; `by`: who merged, or took it back. */
  | Act<"detail_came", { from: CaseCode; detail: Detail }>
  /** Somebody besides the taker may read until then. */
  | Act<"detail_named", { to: UserId; until: Millis }>
  /** All details there were, shown to `by` until then. */
  | Act<"detail_read", { numbers: readonly number[]; until: Millis }>
  /** `by` asked for them in vain. */
  | Act<"detail_refused", object>
  | Act<"closed", { report: Report; into: CaseCode | null }>
  | Act<"reopened", object>
  | Act<"transferred", { to: RegionId }>
  | Act<"withdrawn", object>
  /** The source message was redacted or its author deleted it: the card repeats the note from now on. */
  | Act<"source_gone", object>
  | Act<"undone", { act: string }>
  /** A coordinator points an open case out to a body. `because`: the rule of templates/routing.json that leaves it to the coordinator. */
  | Act<"assigned", { to: OrgKind; because: string | null }>
  /** A member wrote in the thread of a taken case: at most one a day, so that silence can be told. */
  | Act<"spoke", object>
  /** A step in the law's sense, as a member told. Clocks start and end by it: their events follow at once. */
  | Act<"reached", { what: Milestone }>
  /** A deadline of templates/deadlines.json begins to run. `due`: the moment at which it is over. */
  | Act<"clock_started", { deadline: DeadlineId; due: Millis; owes: readonly OrgKind[] }>
  /** Done: in time when `at` is not after `due`, else late (a `clock_missed` went before, or would have at this moment). */
  | Act<"clock_kept", { deadline: DeadlineId }>
  /** It is over and not done; by the clock. It can still be kept, late. */
  | Act<"clock_missed", { deadline: DeadlineId }>
  | Act<"clock_waived", { deadline: DeadlineId; reason: WaiveReason }>
  /** The case closed first: neither kept nor missed. */
  | Act<"clock_ended", { deadline: DeadlineId }>
  /** A coordinator gives the case a room of its own. */
  | Act<"room_opened", object>
  /** A coordinator names somebody for that room, or no longer. */
  | Act<"room_named", { to: UserId }>
  | Act<"room_unnamed", { user: UserId }>
  /** `user`, who acted for the taker, left: `next` of the same organisation goes on, null: nobody is there, it waits again. */
  | Act<"holder_left", { user: UserId; next: UserId | null }>
  /** By the clock: a reminder was sent, the `step`-th of `of` as counted from `since`; steps left out before it were merged into it. */
  | Act<"reminded", { of: Subject; since: Millis; step: number }>
  /** A member of `org` says to be on the way to a case that nobody has taken: the `step`-th reminder, counted from `since`, comes later. */
  | Act<"coming", { org: Organisation; since: Millis; step: number }>
  /** The last event of a case: in the same moment its key is destroyed. `by`: a member, the operator, or the clock when its time was up. */
  | Act<"erased", object>;

export type CaseEventKind = CaseEvent["kind"];
