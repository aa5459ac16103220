/** To which raid an alert belongs: the one of its district, else the one of the whole region, else the only one there can be. */
import type { Fields } from "../case/fields.ts";
import type { Millis, RaidCode, RegionId } from "../ids.ts";
import { isHotline } from "../people/hotline.ts";
import type { Member } from "../people/member.ts";
import { isRunning, type Raid } from "./raid.ts";

/**
 * `raids` are those of the region in whose room the alert stands. Null: none runs there, the author's body takes no part, or the alert
 * names a place where none is. What a hotline hears by telephone is no find of a raid.
 */
export function raidOfAlert(
  raids: readonly Raid[],
  by: Member,
  fields: Pick<Fields, "region" | "district">,
  home: RegionId,
  now: Millis,
): RaidCode | null {
  if (isHotline(by.user) || (fields.region !== undefined && fields.region !== home)) return null;
  const running = raids.filter(
    (raid) =>
      isRunning(raid, now) && (raid.plan.bodies.length === 0 || raid.plan.bodies.includes(by.org.kind)),
  );
  const whole = running.find(({ plan }) => plan.district === null);
  const { district = "unknown" } = fields;
  if (district === "unknown") return (whole ?? (running.length === 1 ? running[0] : undefined))?.code ?? null;
  return (running.find(({ plan }) => plan.district === district) ?? whole)?.code ?? null;
}
