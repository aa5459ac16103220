/** What is owed on a case and what was done about it: the part of a Case that deadlines and reminders are computed from. */
import type { Millis } from "../ids.ts";
import type { OrgKind, Organisation } from "../people/member.ts";
import type { Milestone } from "./milestones.ts";
import type { WaiveReason } from "./waive-reasons.ts";

/** An id of templates/deadlines.json. */
export type DeadlineId = string;

/**
 * - `running`: neither done nor over.
 * - `missed`: over and not done yet.
 * - `kept`: done in time. `late`: done after it was over.
 * - `waived`: need not be kept, with the reason.
 * - `ended`: the case closed before it was over; counts as neither kept nor missed.
 */
export type ClockState = "running" | "missed" | "kept" | "late" | "waived" | "ended";

export type Clock = {
  readonly deadline: DeadlineId;
  readonly startedAt: Millis;
  /** The moment at which it is over. */
  readonly due: Millis;
  readonly owes: readonly OrgKind[];
  readonly state: ClockState;
  /** When it was kept, waived or ended. */
  readonly endedAt: Millis | null;
  readonly reason: WaiveReason | null;
};

/** What reminders are about: nobody took it; nothing is heard of a taken case; a report stands half given, or waits for a second person; a deadline. */
export type Subject = "untaken" | "silent" | "report" | "confirm" | `clock:${DeadlineId}`;

/** Reminders of this subject, counted from `since`, were sent up to this step (from 1). Another `since` begins anew. */
export type Reminded = { readonly of: Subject; readonly since: Millis; readonly step: number };

/** `org` said to be on the way; that put off the reminder `step` of those that count from `since`, however many said so. */
export type Coming = { readonly org: Organisation; readonly since: Millis; readonly step: number };

export type Duties = {
  /** Since when it waits for somebody to take it, where that is not since its opening. */
  readonly waiting: Millis | null;
  /** Since when it is as urgent as now, where that is not since its opening. */
  readonly urgent: Millis | null;
  /** When a member last did or wrote something, where that is not the opening. */
  readonly heard: Millis | null;
  /** When the report was last added to; null: not begun. */
  readonly reported: Millis | null;
  readonly reached: readonly { readonly what: Milestone; readonly at: Millis }[];
  readonly clocks: readonly Clock[];
  readonly reminded: readonly Reminded[];
  /** Who is on the way since the case last began to wait. */
  readonly coming: readonly Coming[];
  /** The body that a coordinator pointed an open case out to, and the routing rule that left it to the coordinator, if any. */
  readonly assigned: { readonly to: OrgKind; readonly because: string | null } | null;
};

export const NO_DUTIES: Duties = {
  waiting: null,
  urgent: null,
  heard: null,
  reported: null,
  reached: [],
  clocks: [],
  reminded: [],
  coming: [],
  assigned: null,
};

/** Still to be done: running, or over and not done. */
export const isOwed = ({ state }: Clock): boolean => state === "running" || state === "missed";
