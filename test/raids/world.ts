/** Coordinators and members of two regions, in whose rooms raids are spoken of. */
import type { Command } from "../../src/command.ts";
import type { RaidCode } from "../../src/ids.ts";
import type { RaidPlan } from "../../src/raids/raid.ts";
import { EVERYBODY, type World, coordinator, member, newWorld, SHYMKENT } from "../case/world.ts";

export const second = member("coordinator2", "education", "coordinator");
export const head = member("head", "akimat", "head");
export const ANYWHERE: RaidPlan = { region: SHYMKENT, district: null, places: [], bodies: [], until: null };

export const raidWorld = (): World => newWorld([...EVERYBODY, second, head]);
export const opening = (plan: Partial<RaidPlan> = {}): Command => ({
  kind: "raid_open",
  plan: { ...ANYWHERE, ...plan },
});

export function openRaid(world: World, plan: Partial<RaidPlan> = {}, by = coordinator): RaidCode {
  const decision = world.do(opening(plan), by);
  const [entry] = decision.kind === "done" ? decision.entries : [];
  if (entry?.stream !== "raids") throw new Error("no raid was opened");
  return entry.event.code;
}
