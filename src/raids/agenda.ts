/** When a raid that has no report is reminded of: after its end by the ladder of templates/reminders.json, each step once. */
import type { DutyRules } from "../duties/duty-rules.ts";
import { momentsOf } from "../duties/ladder.ts";
import { plus } from "../duties/local-time.ts";
import type { Told } from "../duties/reminders.ts";
import type { Millis } from "../ids.ts";
import type { Raid } from "./raid.ts";

/** A raid is a matter of a day (000:827-831): one without an end is asked about after so long, milliseconds. */
const A_DAY_MS = 86_400_000;

export type RaidTask = { readonly step: number; readonly tell: Told; readonly at: Millis };

/** Not yet done, in order. */
export function raidTasks({ phase, plan, openedAt, reminded }: Raid, rules: DutyRules): readonly RaidTask[] {
  if (phase.kind !== "open") return [];
  const { raid: ladder, quiet } = rules.reminders;
  const moments = momentsOf(plan.until ?? plus(openedAt, A_DAY_MS), ladder, quiet, rules.where(plan.region));
  return ladder.steps.flatMap(({ tell }, i): RaidTask[] => {
    const at = moments[i];
    return at === undefined || i < reminded ? [] : [{ step: i + 1, tell, at }];
  });
}

/** Null: nothing, as things stand. */
export const nextRaidMoment = (raid: Raid, rules: DutyRules): Millis | null =>
  raidTasks(raid, rules)[0]?.at ?? null;
