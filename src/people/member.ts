/** Who takes part: a person's account, in an organisation, in a role, for a region (contract.md, `member add`). */
import type { Millis, OrgId, RegionId, UserId } from "../ids.ts";

export const ORG_KINDS = [
  "juvenile_police",
  "migration",
  "akimat",
  "ngo",
  "csc",
  "guardianship",
  "education",
  "health",
  "hotline",
] as const;
/** `head`: answers for the region (a deputy akim, say); may do what a coordinator may, and is called only when coordinators do not answer. */
export const ROLES = ["responder", "coordinator", "auditor", "administrator", "head"] as const;
export const LANGUAGES = ["kk", "ru", "en"] as const;

export type OrgKind = (typeof ORG_KINDS)[number];
export type Role = (typeof ROLES)[number];
export type Language = (typeof LANGUAGES)[number];

export type Organisation = { readonly id: OrgId; readonly name: string; readonly kind: OrgKind };

/** Why somebody on the register is out of all rooms: locked (a lost phone, a whole organisation), or silent for too long. */
export const AWAY = ["locked", "silent"] as const;
export type AwayWhy = (typeof AWAY)[number];

export type Member = {
  readonly user: UserId;
  /** For the register and mentions only; never shown with a case. */
  readonly name: string;
  readonly org: Organisation;
  readonly role: Role;
  readonly region: RegionId;
  readonly language: Language;
};

/** Keeps the place on the register and nothing else: for every other question nobody of this account takes part. */
export type Away = { readonly member: Member; readonly why: AwayWhy; readonly since: Millis };
