/** The clock itself, as the ledger names it: what nobody did but time. It sits in no room and nobody can be it. */
import { asOrgId, asUserId, type RegionId } from "../ids.ts";
import { NOWHERE } from "../people/hotline.ts";
import type { Member } from "../people/member.ts";

export const CLOCK = asUserId(`@clock${NOWHERE}`);

export const clockAsMember = (region: RegionId): Member => ({
  user: CLOCK,
  name: "clock",
  org: { id: asOrgId("clock"), name: "clock", kind: "hotline" },
  role: "responder",
  region,
  language: "ru",
});
