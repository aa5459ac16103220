/** What deadlines follow from what happened: clocks that begin, that are kept, that end with the case. */
import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/events.ts";
import type { Placement } from "../case/report.ts";
import { takerOf } from "../case/evolve.ts";
import type { Millis, UserId } from "../ids.ts";
import type { OrgKind } from "../people/member.ts";
import type { Deadline } from "./deadlines.ts";
import { isOwed } from "./duties.ts";
import type { DutyRules } from "./duty-rules.ts";
import { dueAt } from "./length.ts";
import { aboutCase, matches } from "./matches.ts";
import type { Milestone } from "./milestones.ts";

export type Stamp = { readonly by: UserId; readonly at: Millis };

/** `events` made `state`, its last form. */
export function followUps(
  events: readonly CaseEvent[],
  state: Case,
  stamp: Stamp,
  rules: DutyRules,
): readonly CaseEvent[] {
  // What is undone is not followed up: it was before.
  if (events.at(-1)?.kind === "undone") return [];
  const reached = new Set(events.flatMap(milestonesIn));
  return rules.deadlines.flatMap((deadline): CaseEvent[] => {
    const { id } = deadline;
    const owed = state.duties.clocks.some((clock) => clock.deadline === id && isOwed(clock));
    if (owed && isKept(deadline, reached, state)) return [{ kind: "clock_kept", ...stamp, deadline: id }];
    if (owed)
      return isOver(deadline, reached, state) ? [{ kind: "clock_ended", ...stamp, deadline: id }] : [];
    return begins(deadline, reached, state) ? [started(deadline, state, stamp, rules)] : [];
  });
}

/** A report that names the status tells of the step as well. */
function milestonesIn(event: CaseEvent): readonly Milestone[] {
  if (event.kind === "reached") return [event.what];
  const tip = event.kind === "closed" ? event.report.tip : undefined;
  return tip === "recognised" || tip === "not_recognised" ? [tip] : [];
}

function isKept({ kept_by }: Deadline, reached: ReadonlySet<Milestone>, state: Case): boolean {
  return (
    kept_by.reached.some((step) => reached.has(step)) || kept_by.bodies.some((body) => isPresent(body, state))
  );
}

/** It posted the alert, holds the case, or acted as the thread tells. */
const isPresent = (body: OrgKind, { phase, postedBy, heard }: Case): boolean =>
  postedBy.kind === body || takerOf(phase)?.org.kind === body || heard.bodies.includes(body);

/** A merged case goes on as another; an alert that was none owes nothing, nor does a child that was placed elsewhere after all. */
function isOver(
  { outlives_case = false, ended_by = [], starts }: Deadline,
  reached: ReadonlySet<Milestone>,
  state: Case,
): boolean {
  const { phase, report } = state;
  if (ended_by.some((step) => reached.has(step))) return true;
  if (phase.kind !== "closed") return false;
  if ("placed" in starts) return !isPlaced(starts.placed, state);
  const wasNone = phase.into !== null || report.outcome === "false_alarm" || report.outcome === "duplicate";
  return wasNone || !outlives_case;
}

const isPlaced = (where: readonly Placement[], { phase, report }: Case): boolean =>
  phase.kind === "closed" &&
  phase.into === null &&
  report.outcome === "placed" &&
  report.placement !== undefined &&
  where.includes(report.placement);

function begins(deadline: Deadline, reached: ReadonlySet<Milestone>, state: Case): boolean {
  const { starts, id, outlives_case = false } = deadline;
  const about = aboutCase(state);
  if ("reached" in starts)
    return (
      (state.phase.kind !== "closed" || outlives_case) &&
      starts.reached.some((step) => reached.has(step)) &&
      (starts.if === undefined || starts.if.some((condition) => matches(condition, about)))
    );
  const before = new Set(state.duties.reached.map(({ what }) => what));
  if ("placed" in starts)
    return (
      isPlaced(starts.placed, state) &&
      state.duties.clocks.every((clock) => clock.deadline !== id || clock.state === "ended") &&
      [...(deadline.ended_by ?? []), ...deadline.kept_by.reached].every((step) => !before.has(step))
    );
  return (
    state.phase.kind === "taken" &&
    state.duties.clocks.every((clock) => clock.deadline !== id) &&
    starts.taken_while.some((condition) => matches(condition, about)) &&
    !isKept(deadline, before, state)
  );
}

function started(deadline: Deadline, state: Case, stamp: Stamp, rules: DutyRules): CaseEvent {
  const due = dueAt(stamp.at, deadline.length, rules.where(state.home));
  const taker = takerOf(state.phase)?.org.kind;
  const owes = deadline.owes.flatMap((one) => (one === "taker" ? (taker ?? []) : one));
  return { kind: "clock_started", ...stamp, deadline: deadline.id, due, owes: [...new Set(owes)] };
}
