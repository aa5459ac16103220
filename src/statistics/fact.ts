/** The coarse facts of a case that statistics need, and that stay when the case's data key is destroyed (DESIGN, "At rest"). */
import type { Urgency } from "../case/case.ts";
import type { Category } from "../case/fields.ts";
import type { Outcome } from "../case/report.ts";
import type { CaseCode, Millis, OrgId, RaidCode, RegionId } from "../ids.ts";
import type { OrgKind } from "../people/member.ts";

export type CaseFact = {
  readonly code: CaseCode;
  readonly region: RegionId;
  readonly category: Category | "unknown";
  readonly urgency: Urgency;
  readonly state: "open" | "taken" | "closed";
  readonly children: number | null;
  readonly openedAt: Millis;
  /** First taking. */
  readonly takenAt: Millis | null;
  /** Present closing; null while open or reopened. */
  readonly closedAt: Millis | null;
  readonly postedKind: OrgKind;
  /** The raid in which it was posted. */
  readonly raid: RaidCode | null;
  readonly takerOrg: OrgId | null;
  readonly takerKind: OrgKind | null;
  readonly outcome: Outcome | null;
  readonly childrenHelped: number | null;
  readonly reopened: number;
  /** Deadlines (templates/deadlines.json) done in time; done too late or over and not done. Running, waived and ended ones are in neither. */
  readonly deadlinesKept: number;
  readonly deadlinesMissed: number;
};

/** What the numbers count of a case: as little as there is, so that a store can read a million of these in a second. */
export type CountedFact = Pick<
  CaseFact,
  | "region"
  | "category"
  | "takerKind"
  | "openedAt"
  | "takenAt"
  | "closedAt"
  | "children"
  | "childrenHelped"
  | "deadlinesKept"
  | "deadlinesMissed"
> & {
  /** Nobody holds it. */
  readonly open: boolean;
  readonly falseAlarm: boolean;
  /** Ever. */
  readonly reopened: boolean;
};

export const countedFact = (fact: CaseFact): CountedFact => ({
  region: fact.region,
  category: fact.category,
  takerKind: fact.takerKind,
  openedAt: fact.openedAt,
  takenAt: fact.takenAt,
  closedAt: fact.closedAt,
  children: fact.children,
  childrenHelped: fact.childrenHelped,
  deadlinesKept: fact.deadlinesKept,
  deadlinesMissed: fact.deadlinesMissed,
  open: fact.state === "open",
  falseAlarm: fact.outcome === "false_alarm",
  reopened: fact.reopened > 0,
});
