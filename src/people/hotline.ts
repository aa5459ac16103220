/**
 * A hotline (116-16, 150) that posts by the web port instead of an account of its own, and learns there how its cases ended
 * (domain.md, "Systems named"; 000:667: today it cannot). It sits in no room, so nothing is ever addressed to it.
 */
import type { OrgId, RegionId, UserId } from "../ids.ts";
import { asUserId } from "../ids.ts";
import type { Member, Organisation } from "./member.ts";

export type Hotline = {
  readonly org: Organisation;
  /** Alerts that name no region served here open in this one. */
  readonly region: RegionId;
};

/** A server name that exists nowhere (RFC 6761). */
export const NOWHERE = ":dabyl.invalid";

/** Who acted, as the ledger writes it. */
const userOf = (org: OrgId) => asUserId(`@hotline-${org}${NOWHERE}`);

/** An author whom no message can reach and no mention can call. */
export const isHotline = (user: UserId): boolean => user.endsWith(NOWHERE);

/** A hotline raises alerts with the rights of a responder. */
export const hotlineAsMember = ({ org, region }: Hotline): Member => ({
  user: userOf(org.id),
  name: org.name,
  org,
  role: "responder",
  region,
  language: "ru",
});
