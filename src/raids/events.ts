/** What happened to a raid: part of the ledger. `evolveRaid` folds these into a Raid. */
import type { Millis, RaidCode, UserId } from "../ids.ts";
import type { RaidPlan, RaidReport } from "./raid.ts";

type Act<K extends string, T> = {
  readonly kind: K;
  readonly code: RaidCode;
  readonly by: UserId;
  readonly at: Millis;
} & Readonly<T>;

export type RaidEvent =
  | Act<"raid_opened", { plan: RaidPlan }>
  | Act<"raid_told", { parts: RaidReport }>
  | Act<"raid_ended", object>
  /** It has no report yet, and that was said; the steps of templates/reminders.json, counted from 1. */
  | Act<"raid_reminded", { step: number }>
  /** Its author takes back the opening or the end. */
  | Act<"raid_undone", object>;
