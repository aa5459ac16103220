/** The closure report: its parts and their values (DESIGN, "Closure report"; services: 000:706-719). */
import type { OrgKind } from "../people/member.ts";

export const OUTCOMES = [
  "safe_family",
  "placed",
  "other_region",
  "not_located",
  "false_alarm",
  "duplicate",
  "refused",
  "other",
] as const;
export const PLACEMENTS = ["csc", "infants_home", "guardian", "shelter", "hospital"] as const;
export const SERVICES = [
  "social_domestic",
  "socio_medical",
  "socio_psychological",
  "socio_pedagogical",
  "social_labour",
  "socio_cultural",
  "socio_economic",
  "socio_legal",
] as const;
export const TIP_STATUSES = ["not_assessed", "under_assessment", "recognised", "not_recognised"] as const;
export const CRIMINAL_CASES = ["none", "opened", "requalified", "refused"] as const;

export type Outcome = (typeof OUTCOMES)[number];
export type Placement = (typeof PLACEMENTS)[number];
export type Service = (typeof SERVICES)[number];
export type TipStatus = (typeof TIP_STATUSES)[number];
export type CriminalCase = (typeof CRIMINAL_CASES)[number];

/** What is still to be done after closing. `date` is a calendar day, YYYY-MM-DD. */
export type NextStep = "none" | { readonly what: string; readonly date: string | null };

/** A half-given report holds any subset; which parts are required depends on the outcome (templates/closure.json). */
export type Report = {
  outcome?: Outcome;
  placement?: Placement;
  /** Children helped, 0 or more. */
  children?: number;
  /** An empty list says that no service was given. */
  services?: Service[];
  organisations?: OrgKind[];
  tip?: TipStatus;
  criminal?: CriminalCase;
  next?: NextStep;
  /** At most 240 characters, passed by the guard. */
  note?: string;
  /** With outcome `duplicate`: the case that goes on. */
  duplicateOf?: string;
};
export type ReportPart = keyof Report;
