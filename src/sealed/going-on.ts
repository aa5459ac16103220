/** Which case goes on for one that was merged, and where its sealed details lie since. */
import type { Case } from "../case/case.ts";
import type { CaseCode } from "../ids.ts";
import type { View } from "../view.ts";
import type { Lying } from "./sealed.ts";

export const intoOf = ({ phase }: Case): CaseCode | null => (phase.kind === "closed" ? phase.into : null);

/** The case that this one was merged into, the one that that was merged into, and so on. */
export function goingOn(state: Case, view: View): readonly Case[] {
  const found: Case[] = [];
  for (let next = intoOf(state); next !== null; ) {
    const one = view.case(next);
    if (one === null || one.code === state.code || found.some(({ code }) => code === one.code)) break;
    found.push(one);
    next = intoOf(one);
  }
  return found;
}

/** A detail that this case had under this number: here still, or in the case that goes on. */
export function whereNow(code: CaseCode, number: number, view: View): Lying {
  const state = view.case(code);
  for (const later of state === null ? [] : goingOn(state, view))
    for (const { number: now, trail } of later.sealed.details)
      if (trail.some((was) => was.code === code && was.number === number))
        return { code: later.code, number: now };
  return { code, number };
}
