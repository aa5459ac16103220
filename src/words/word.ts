/** What a member's words ask for, before anybody knows which case is meant (glossary, "Command words"). */
import type { OrgKind } from "../people/member.ts";
import type { NamedPeriod } from "../statistics/period.ts";

export const ACTIONS = [
  "take",
  /** On the way. */
  "coming",
  "ask",
  "hand_over",
  "close",
  "confirm",
  "return",
  "reopen",
  "same_as",
  "undo",
  "withdraw",
  "correct",
  "transfer",
  "status",
  "list",
  "numbers",
  "help",
  "page",
  "form",
  "form_link",
  "assess",
  "show",
  "steps",
  "erase",
] as const;
export type Action = (typeof ACTIONS)[number];

export type Word = {
  readonly action: Action;
  /** true: all four conditions of the glossary hold, act. false: confirm with one tap. */
  readonly sure: boolean;
  /** What follows the word: the report after "close", the body after "hand over", the correction. */
  readonly rest: string;
  /** hand_over: the body named, if one is. */
  readonly to: OrgKind | null;
  /** numbers: the period in days, if one is named; null for everything. */
  readonly days: number | null;
  /** numbers: a period of the calendar, if one is named. */
  readonly during?: NamedPeriod;
  /** numbers: the region as written, if one is named: «Туркестанской области». */
  readonly place?: string;
  /** Told as done («передали в ЦАН»), not ordered: of use to the body that holds the case, else a note. */
  readonly told?: true;
};

/** Where the words were written. */
export type Setting = {
  /** A reply to a message of a case, a message in its thread, one with a code, or any message in the direct room. */
  readonly addressed: boolean;
  readonly direct: boolean;
  readonly language: "kk" | "ru" | "en";
  /** A report of the case waits for a second person: only then do "confirm" and "return" say anything. */
  readonly awaits?: boolean;
};
