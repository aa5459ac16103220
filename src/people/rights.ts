/**
 * Who may do what (DESIGN, "The case"): one table, asked by `handle` before anything else. A member acts in the own region only;
 * an auditor reads and changes nothing.
 */
import type { Case } from "../case/case.ts";
import { takerOf } from "../case/evolve.ts";
import type { Member } from "./member.ts";

export type Act =
  | "raise"
  | "tell"
  | "take"
  | "hand_over"
  | "close"
  | "confirm"
  | "merge"
  | "transfer"
  | "reopen"
  | "withdraw"
  | "undo"
  /** Fill in and see the memory aid of the assessment form, as all details of a case. */
  | "assess";

/** What a member is to a case. `second`: of another organisation than the one whose report waits. */
type Standing = "coordinator" | "holder" | "author" | "second" | "other";

/** Everybody is at least an "other". */
const ANYBODY: readonly Standing[] = ["other"];

const ALLOWED: Readonly<Record<Act, readonly Standing[]>> = {
  raise: ANYBODY,
  tell: ANYBODY,
  take: ANYBODY,
  hand_over: ["coordinator", "holder"],
  close: ["coordinator", "holder"],
  /** Nobody confirms the report of the own organisation, a coordinator neither (DESIGN, "Closure report"). */
  confirm: ["second"],
  merge: ["coordinator", "holder", "author"],
  transfer: ["coordinator", "holder", "author"],
  reopen: ["coordinator", "holder", "author"],
  withdraw: ["coordinator", "holder", "author"],
  undo: ANYBODY,
  assess: ["coordinator", "holder"],
};

/** `state` is null for what concerns no case yet. */
export function may(member: Member, act: Act, state: Case | null): boolean {
  if (member.role === "auditor") return false;
  if (state === null) return ALLOWED[act].includes("other");
  if (member.region !== state.home) return false;
  return standings(member, state).some((standing) => ALLOWED[act].includes(standing));
}

function standings(member: Member, state: Case): Standing[] {
  return [
    "other",
    ...(leads(member) ? (["coordinator"] as const) : []),
    ...(holds(member, state) ? (["holder"] as const) : []),
    ...(member.user === state.author ? (["author"] as const) : []),
    ...(isSecond(member, state) ? (["second"] as const) : []),
  ];
}

/** A coordinator, or the head of the region, who may do the same. */
export const leads = ({ role }: Pick<Member, "role">): boolean => role === "coordinator" || role === "head";

/** While a case is taken its taker's organisation holds it; after closing, the last taker's does. An open case has no holder. */
function holds(member: Member, state: Case): boolean {
  return takerOf(state.phase)?.org.id === member.org.id;
}

function isSecond(member: Member, { proposal }: Case): boolean {
  return proposal !== null && proposal.org.id !== member.org.id;
}

/** May this member see the numbers of a region? */
export function maySeeNumbers(member: Member): boolean {
  return leads(member) || member.role === "administrator" || member.role === "auditor";
}

/** May this member sign in to the coordinators' page? It shows the own region's cases and numbers, and changes nothing. */
export const mayOpenPage = (member: Member): boolean => maySeeNumbers(member);
