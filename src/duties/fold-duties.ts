/** Folds an event into the duties of its case. Pure and total, as evolve is, which calls it last. */
import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/events.ts";
import type { Millis } from "../ids.ts";
import { CLOCK } from "./clock-member.ts";
import { type Clock, type Duties, isOwed, NO_DUTIES, type Reminded } from "./duties.ts";

/** `before`: the case that the event came to, null for the first; `after`: what it became, its duties not yet folded. */
export function foldDuties(before: Case | null, event: CaseEvent, after: Case): Duties {
  if (before === null || event.kind === "opened") return NO_DUTIES;
  const { duties } = before;
  const opensAgain =
    after.phase.kind === "open" &&
    (event.kind === "reopened" || event.kind === "transferred" || event.kind === "holder_left");
  return {
    ...folded(before, event),
    ...(opensAgain && { waiting: event.at, assigned: null, coming: [] }),
    ...(after.urgency !== before.urgency && { urgent: event.at }),
    heard: event.by === CLOCK ? duties.heard : event.at,
  };
}

function folded({ duties, last }: Case, event: CaseEvent): Duties {
  switch (event.kind) {
    case "reported":
      return { ...duties, reported: event.at };
    case "reopened":
      return { ...duties, reported: null };
    case "assigned":
      return { ...duties, assigned: { to: event.to, because: event.because } };
    case "reached":
      return { ...duties, reached: [...duties.reached, { what: event.what, at: event.at }] };
    case "clock_started":
      return { ...duties, clocks: [...duties.clocks, started(event)] };
    case "clock_kept":
      return change(duties, event.deadline, (clock) =>
        ended(clock, clock.due < event.at ? "late" : "kept", event.at),
      );
    case "clock_missed":
      return change(duties, event.deadline, (clock) => ({ ...clock, state: "missed" }));
    case "clock_waived":
      return change(duties, event.deadline, (clock) => ({
        ...ended(clock, "waived", event.at),
        reason: event.reason,
      }));
    case "clock_ended":
      return change(duties, event.deadline, (clock) => ended(clock, "ended", event.at));
    case "reminded":
      return { ...duties, reminded: withStep(duties.reminded, event) };
    case "coming": {
      const { org, since, step } = event;
      return { ...duties, coming: [...duties.coming, { org, since, step }] };
    }
    case "undone":
      return last === null ? duties : undone(duties, last);
    default:
      return duties;
  }
}

const started = ({ deadline, at, due, owes }: Extract<CaseEvent, { kind: "clock_started" }>): Clock => ({
  deadline,
  startedAt: at,
  due,
  owes,
  state: "running",
  endedAt: null,
  reason: null,
});

const ended = (clock: Clock, state: Clock["state"], at: Millis): Clock => ({ ...clock, state, endedAt: at });

/** The one clock of this deadline that is still owed. */
function change(duties: Duties, deadline: string, how: (clock: Clock) => Clock): Duties {
  const clocks = duties.clocks.map((clock) =>
    clock.deadline === deadline && isOwed(clock) ? how(clock) : clock,
  );
  return { ...duties, clocks };
}

function withStep(list: readonly Reminded[], { of, since, step }: Reminded): readonly Reminded[] {
  return [...list.filter((one) => one.of !== of || one.since !== since), { of, since, step }];
}

/**
 * Who takes back a step of the law, the waiving of a deadline, a closing or a reopening takes back what it did to the clocks.
 * What was sent stays sent.
 */
function undone(duties: Duties, { act, before }: NonNullable<Case["last"]>): Duties {
  const was = before.duties;
  switch (act) {
    case "reached":
    case "clock_waived":
    case "closed":
    case "reopened":
      return { ...was, reminded: duties.reminded, coming: duties.coming };
    case "told":
    case "taken":
    case "offered":
    case "proposed":
    case "withdrawn":
    case "room_opened":
    case "room_named":
    case "room_unnamed":
      return duties;
  }
}
