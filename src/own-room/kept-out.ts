/**
 * Who does not sit in a case's room acts on it no more, but for what a body outside has to be able to: take it when it is free or
 * offered, say what is known, give details, and take back the own last act. What is told so goes in, and nothing comes out.
 */
import { caseFor, done, refuse } from "../case/decide/outcome.ts";
import type { Command } from "../command.ts";
import type { Decision, Effect } from "../decision.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { sayTo } from "../sealed/tell.ts";
import type { View } from "../view.ts";

/** Acts of those who sit there. */
const INSIDE: ReadonlySet<Command["kind"]> = new Set<Command["kind"]>([
  "hand_over",
  "close",
  "correct_report",
  "confirm_closure",
  "return_closure",
  "same_as",
  "withdraw",
  "transfer",
  "reopen",
  "question",
  "assess",
  "assess_tick",
  "waive",
  "steps",
]);

/** Null: it is allowed as far as the room goes. */
export function keptOut(command: Command, by: Member, view: View): Decision | null {
  if (!("code" in command) || command.code === null) return null;
  const { code } = command;
  const state = caseFor(code, by, view);
  if (state === null || state.room === null || may(by, "sit_in_own_room", state)) return null;
  if (INSIDE.has(command.kind)) return refuse("not_allowed", "own-room-only", { code });
  // Chatter under the card that stayed outside is no sign of life of those who work on the case.
  return command.kind === "hear" || command.kind === "speak" ? done(code, [], []) : null;
}

/** Whoever told something from outside sees no answer in the room: one is given in the direct room. */
export function notedOutside(command: Command, decision: Decision, by: Member, view: View): Effect[] {
  if (command.kind !== "tell" && command.kind !== "reach") return [];
  if (decision.kind === "refused" || decision.entries.length === 0) return [];
  const state = view.case(command.code);
  return state === null || state.room === null || may(by, "sit_in_own_room", state)
    ? []
    : [sayTo(by.user, { key: "own-room-noted", code: command.code })];
}
