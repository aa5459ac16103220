/**
 * A raid of a mobile group ("Stop traffic", 000:827-831): police, social protection and NGOs visit places of a district together, a
 * few times a year. It gathers the alerts of its hours under one code, and ends with one report.
 */
import type { PlaceKind } from "../case/fields.ts";
import type { Millis, RaidCode, RegionId, UserId } from "../ids.ts";
import type { OrgKind } from "../people/member.ts";

export type RaidPlan = {
  readonly region: RegionId;
  /** Gazetteer id of a district or town; null: the whole region. */
  readonly district: string | null;
  /** Kinds of places to be visited; empty: any. */
  readonly places: readonly PlaceKind[];
  /** Who takes part; empty: everybody of the region. */
  readonly bodies: readonly OrgKind[];
  /** Alerts from then on belong to it no more, reported or not. */
  readonly until: Millis | null;
};

/** Places visited by kind, and people met: numbers alone, so that nothing personal can stand in it. */
export type RaidReport = {
  readonly visited?: Visited;
  readonly met?: number;
};
export type Visited = Readonly<Partial<Record<PlaceKind, number>>>;
export type RaidPart = keyof RaidReport;

export type Raid = {
  readonly code: RaidCode;
  readonly plan: RaidPlan;
  readonly openedBy: UserId;
  readonly openedAt: Millis;
  /** As given so far. */
  readonly report: RaidReport;
  /** So many reminders of its report were sent. */
  readonly reminded: number;
  readonly phase:
    | { readonly kind: "open" }
    | { readonly kind: "ended"; readonly at: Millis; readonly by: UserId }
    /** Opened by mistake and taken back: it counts nowhere. */
    | { readonly kind: "cancelled"; readonly at: Millis; readonly by: UserId };
  /** What its author may take back for ten minutes. */
  readonly last: { readonly act: "opened" | "ended"; readonly by: UserId; readonly at: Millis } | null;
};

/** Open and not yet past its end. */
export const isRunning = ({ phase, plan }: Raid, now: Millis): boolean =>
  phase.kind === "open" && (plan.until === null || now < plan.until);
