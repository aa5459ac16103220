/**
 * Sealed details follow a merge: from then on they are for whoever holds the case that goes on; with a merge that is taken back, or a
 * case that is opened again, they return. Who was named for the one case is not named for the other. Where the case that goes on is
 * closed itself, they stay where they are.
 */
import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/events.ts";
import { evolve } from "../case/evolve.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect, LedgerEntry } from "../decision.ts";
import type { CaseCode } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";
import { goingOn, intoOf } from "./going-on.ts";
import type { Detail } from "./sealed.ts";
import { sayTo } from "./tell.ts";

export function withMergedDetails(decision: Decision, by: Member, view: View, context: Context): Decision {
  if (decision.kind === "refused") return decision;
  const codes = new Set(decision.entries.flatMap((entry) => (entry.stream === "case" ? [entry.code] : [])));
  const moves = [...codes].flatMap((code) => moveOf(code, decision.entries, view) ?? []);
  if (moves.length === 0) return decision;
  return {
    ...decision,
    entries: [...decision.entries, ...moves.flatMap((move) => entriesOf(move, by, context))],
    effects: [...decision.effects, ...moves.flatMap(effectsOf)],
  };
}

/** Details of `merged` on their way; `isBack`: to it, and not from it. */
type Move = {
  readonly merged: CaseCode;
  readonly to: Case;
  readonly isBack: boolean;
  readonly details: readonly { readonly was: Detail; readonly from: CaseCode; readonly is: Detail }[];
};

/** Null: nothing of this case moves. */
function moveOf(code: CaseCode, entries: readonly LedgerEntry[], view: View): Move | null {
  const before = view.case(code);
  // A fresh alert has nothing to move, and is not worked through twice.
  if (before === null) return null;
  const after = entries.reduce<Case | null>(
    (state, entry) =>
      entry.stream === "case" && entry.code === code ? evolve(state, entry.event, code) : state,
    before,
  );
  if (after === null || intoOf(before) === intoOf(after)) return null;
  const move = intoOf(after) === null ? returning(before, after, view) : leaving(after, view);
  return move === null || move.details.length === 0 ? null : move;
}

/** Found wherever they went on to since. The number that each had waits for it: none is used twice. */
const returning = (before: Case, to: Case, view: View): Move => ({
  merged: to.code,
  to,
  isBack: true,
  details: goingOn(before, view).flatMap(({ code: from, sealed }) =>
    sealed.details.flatMap((was) => {
      const i = was.trail.findIndex(({ code }) => code === to.code);
      const home = was.trail[i];
      return home === undefined
        ? []
        : [{ was, from, is: { ...was, number: home.number, trail: was.trail.slice(0, i) } }];
    }),
  ),
});

function leaving({ code: from, ...state }: Case, view: View): Move | null {
  const to = goingOn({ code: from, ...state }, view).at(-1);
  if (to === undefined || to.phase.kind === "closed") return null;
  return {
    merged: from,
    to,
    isBack: false,
    details: state.sealed.details.map((was, i) => {
      const trail = [...was.trail, { code: from, number: was.number }];
      return { was, from, is: { ...was, number: to.sealed.last + 1 + i, trail } };
    }),
  };
}

function entriesOf({ to, details }: Move, { user: by }: Member, { now: at }: Context): LedgerEntry[] {
  return details.flatMap(({ was, from, is }): LedgerEntry[] => {
    const went: CaseEvent = { kind: "detail_went", by, at, number: was.number, to: to.code };
    const came: CaseEvent = { kind: "detail_came", by, at, from, detail: is };
    return [
      { stream: "case", code: from, event: went },
      { stream: "case", code: to.code, event: came },
    ];
  });
}

/** Each giver is told, also the one who merged: others read now what they gave. So is whoever may read from now on. */
function effectsOf({ merged, to, isBack, details }: Move): Effect[] {
  const { code, phase, sealed } = to;
  const waiting = { key: "sealed-waits", args: { n: sealed.details.length + details.length }, code } as const;
  const line = isBack
    ? ({ key: "sealed-back-giver", code } as const)
    : ({ key: "sealed-moved-giver", args: { other: { code } }, code: merged } as const);
  return [
    ...details.map(
      ({ was, from, is }): Effect => ({
        kind: "move_detail",
        from: { code: from, number: was.number },
        into: { code, number: is.number },
      }),
    ),
    ...[...new Set(details.map(({ was }) => was.by))].map((user) => sayTo(user, line)),
    ...(phase.kind === "taken" ? [sayTo(phase.taker.by, waiting)] : []),
    ...[...new Set([code, ...details.map(({ from }) => from)])].map(
      (one): Effect => ({ kind: "refresh_card", code: one }),
    ),
  ];
}
