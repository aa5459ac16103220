/** Folds an event into a case. Pure and total: the ledger's events are the truth, so no event is refused here. */
import { NO_DUTIES } from "../duties/duties.ts";
import { foldDuties } from "../duties/fold-duties.ts";
import type { CaseCode } from "../ids.ts";
import { foldSealed } from "../sealed/fold-sealed.ts";
import { foldRoom } from "../own-room/own-room.ts";
import { NOTHING_SEALED } from "../sealed/sealed.ts";
import type { Case, Phase, Taker, UndoableAct } from "./case.ts";
import type { CaseEvent } from "./events.ts";
import { mergeFields } from "./merge-fields.ts";

/** `code` names the stream. The first event of a stream is always `opened`; anything else without a case is a broken ledger. */
export function evolve(state: Case | null, event: CaseEvent, code: CaseCode): Case {
  const next = moved(state, event, code);
  return { ...next, duties: foldDuties(state, event, next), sealed: foldSealed(next.sealed, event) };
}

function moved(state: Case | null, event: CaseEvent, code: CaseCode): Case {
  if (event.kind === "opened") return opened(event, code);
  if (state === null)
    throw new Error(`the ledger's stream does not begin with "opened" but with "${event.kind}"`);
  switch (event.kind) {
    case "asked":
      return { ...state, asked: [...state.asked, event.field], question: event.field };
    case "told":
      return {
        ...undoable(state, event),
        fields: mergeFields(state.fields, event.fields),
        urgency: event.urgency,
        note: event.note ?? state.note,
        question: event.answers !== null && event.answers === state.question ? null : state.question,
      };
    case "taken":
      return {
        ...undoable(state, event),
        takenAt: state.takenAt ?? event.at,
        phase: { kind: "taken", taker: { org: event.org, by: event.by, since: event.at }, offer: null },
        proposal: null,
      };
    case "offered":
      return { ...undoable(state, event), phase: offeredPhase(state.phase, event) };
    case "declined":
      return state.phase.kind === "taken" ? { ...state, phase: { ...state.phase, offer: null } } : state;
    case "heard":
      return {
        ...state,
        heard: {
          services: union(state.heard.services, event.services),
          bodies: union(state.heard.bodies, event.bodies),
        },
      };
    case "reported":
      // What waited is out of date: the report is being given anew.
      return { ...state, report: { ...state.report, ...event.parts }, proposal: null };
    case "proposed":
      return {
        ...undoable(state, event),
        report: event.given,
        proposal: { report: event.report, by: event.by, org: event.org, at: event.at },
        question: null,
        phase: state.phase.kind === "taken" ? { ...state.phase, offer: null } : state.phase,
      };
    case "assessed":
      return { ...state, assessment: { ...state.assessment, [event.head]: event.lines } };
    case "returned":
      return { ...state, proposal: null, last: null };
    case "closed":
      return {
        ...undoable(state, event),
        report: event.report,
        proposal: null,
        question: null,
        phase: { kind: "closed", at: event.at, by: event.by, taker: takerOf(state.phase), into: event.into },
      };
    case "reopened":
      // Whoever opens it again wants it back: an earlier withdrawal no longer stands.
      return {
        ...undoable(state, event),
        phase: { kind: "open" },
        report: {},
        withdrawn: false,
        reopened: state.reopened + 1,
      };
    case "transferred":
      // Another room holds it now; going back is another transfer, not an undo.
      return {
        ...state,
        home: event.to,
        left: [...state.left, state.home].filter((region) => region !== event.to),
        phase: { kind: "open" },
        // Nobody there has been asked what nobody here answered.
        asked: state.asked.filter((field) => field !== state.question),
        question: null,
        proposal: null,
        source: null,
        last: null,
      };
    case "holder_left":
      return left(state, event);
    case "withdrawn":
      return { ...undoable(state, event), withdrawn: true };
    case "source_gone":
      return { ...state, source: null };
    case "undone":
      return state.last === null ? state : undone(state, state.last);
    case "reached":
    case "clock_waived":
      return undoable(state, event);
    case "room_opened":
    case "room_named":
    case "room_unnamed":
      return { ...undoable(state, event), room: foldRoom(state, event) };
    case "assessment_read":
    case "detail_given":
    case "detail_dropped":
    case "detail_went":
    case "detail_came":
    case "detail_named":
    case "detail_read":
    case "detail_refused":
    case "assigned":
    case "spoke":
    case "clock_started":
    case "clock_kept":
    case "clock_missed":
    case "clock_ended":
    case "reminded":
    case "coming":
    case "erased":
      return state;
  }
}

function opened(event: Extract<CaseEvent, { kind: "opened" }>, code: CaseCode): Case {
  return {
    code,
    home: event.home,
    left: [],
    author: event.by,
    postedBy: event.postedBy,
    raid: event.raid,
    openedAt: event.at,
    takenAt: null,
    phase: { kind: "open" },
    fields: event.fields,
    urgency: event.urgency,
    note: event.note,
    source: event.source,
    asked: [],
    question: null,
    report: {},
    proposal: null,
    assessment: null,
    sealed: NOTHING_SEALED,
    room: null,
    heard: { services: [], bodies: [] },
    withdrawn: false,
    reopened: 0,
    duties: NO_DUTIES,
    last: null,
  };
}

/** One step back is remembered, not a chain: `before` has no memory of its own. */
function undoable(state: Case, event: Extract<CaseEvent, { kind: UndoableAct }>): Case {
  return {
    ...state,
    last: { act: event.kind, by: event.by, at: event.at, before: { ...state, last: null } },
  };
}

/**
 * The present is what stood before the last act. What others told, reported and deleted meanwhile is kept: nobody takes back
 * more than the own act. A report is the act itself only where the act was a closing, asking to close, or a reopening.
 */
function undone(state: Case, { act, before }: NonNullable<Case["last"]>): Case {
  // Who sits where has nothing to do with how the case moves: neither is taken back with the other.
  if (act === "room_opened" || act === "room_named" || act === "room_unnamed")
    return { ...state, room: before.room, last: null };
  const { heard, asked, source, assessment, sealed, room } = state;
  const closing = act === "closed" || act === "proposed";
  const report = closing || act === "reopened" ? before.report : state.report;
  const proposal = closing ? before.proposal : state.proposal;
  // A question that the act settled is not asked twice; one that came after it stays, unless the case is closed again.
  const question = before.phase.kind === "closed" ? null : state.question;
  // Telling and withdrawing moved nothing: an offer that was declined since then stays declined.
  const phase = act === "told" || act === "withdrawn" ? state.phase : before.phase;
  return { ...before, heard, asked, source, assessment, sealed, room, report, proposal, question, phase };
}

/** Nothing that went before can be undone past it: who would hold the case then is gone. */
function left(state: Case, { next }: Extract<CaseEvent, { kind: "holder_left" }>): Case {
  const { phase } = state;
  if (phase.kind !== "taken") return state;
  return next === null
    ? { ...state, phase: { kind: "open" }, proposal: null, last: null }
    : { ...state, phase: { ...phase, taker: { ...phase.taker, by: next } }, last: null };
}

function offeredPhase(phase: Phase, event: Extract<CaseEvent, { kind: "offered" }>): Phase {
  return phase.kind === "taken" ? { ...phase, offer: { to: event.to, by: event.by, at: event.at } } : phase;
}

export function takerOf(phase: Phase): Taker | null {
  return phase.kind === "open" ? null : phase.taker;
}

function union<T>(some: readonly T[], more: readonly T[]): readonly T[] {
  return [...new Set([...some, ...more])];
}
