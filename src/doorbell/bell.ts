/**
 * A ring for one member about one case, as it may leave Dabyl (ADR 29): which case, what kind of thing, where, and how it stands.
 * There is no place in it for words of anybody.
 */
import type { Case } from "../case/case.ts";
import type { BellId, CaseCode, Millis, RegionId } from "../ids.ts";
import type { Language } from "../people/member.ts";

/**
 * - `alert`: a new case, or one that is new in this region or open again.
 * - `waiting`: nobody has taken it.
 * - `yours`: offered, pointed out or passed on to the member's body.
 * - `confirm`: a report waits for a second person.
 * - `reminder`: something is due.
 */
export const BELL_KINDS = ["alert", "waiting", "yours", "confirm", "reminder"] as const;
export type BellKind = (typeof BELL_KINDS)[number];

/** `calls`: the member is needed. `coming`: the member said to be on the way. `over`: no longer needed. */
export const BELL_STANDS = ["calls", "coming", "over"] as const;
export type BellStands = (typeof BELL_STANDS)[number];

export type BellLine = {
  readonly id: BellId;
  readonly code: CaseCode;
  readonly what: BellKind;
  readonly stands: BellStands;
  /** Null where the region shows codes alone. */
  readonly region: RegionId | null;
  /** Leads to the thread, for who is in its room. */
  readonly open: URL;
  /** "On my way" can be tapped. */
  readonly mayCome: boolean;
};

/** One message: what came together is told together. */
export type Ringing = { readonly language: Language; readonly lines: readonly BellLine[] };

export type Bell = {
  readonly what: BellKind;
  readonly home: RegionId;
  readonly madeAt: Millis;
  /** The member tapped "on my way". */
  readonly answered: boolean;
};

/** `state`: the case now; null when nothing of it is left. */
export function bellStands({ what, home, madeAt, answered }: Bell, state: Case | null): BellStands {
  if (state === null || state.home !== home || !isWanted(what, madeAt, state)) return "over";
  return answered ? "coming" : "calls";
}

function isWanted(what: BellKind, madeAt: Millis, { phase, proposal }: Case): boolean {
  switch (what) {
    case "alert":
    case "waiting":
      return phase.kind === "open";
    case "yours":
      return phase.kind === "open" || (phase.kind === "taken" && phase.taker.since <= madeAt);
    case "confirm":
      return proposal !== null;
    case "reminder":
      return phase.kind !== "closed";
  }
}

/** Nobody goes to a case that somebody holds. */
export const mayCome = (what: BellKind, stands: BellStands): boolean =>
  stands === "calls" && (what === "alert" || what === "waiting");
