/**
 * Who may read a case's sealed details: a pure function of the case's events, the register and the time, so that no grant can outlive
 * its reason. Handing over moves it, closing ends it, leaving ends it, and so does the time of who was named. Roles that do not act on
 * cases (people/rights.ts) read nothing, wherever they sit and whoever names them.
 */
import type { Case } from "../case/case.ts";
import type { Millis, OrgId, UserId } from "../ids.ts";
import type { Member } from "../people/member.ts";
import { may, mayIn } from "../people/rights.ts";

export type Grant = { readonly because: "taker" } | { readonly because: "named"; readonly until: Millis };

/** Whose key the case's key is wrapped for. */
export type Holder = `org:${string}` | `user:${string}`;

/** Null: nothing for this member at this moment. */
export function grantOf(state: Case, member: Member, now: Millis): Grant | null {
  if (state.phase.kind === "closed") return null;
  if (takingOrg(state) === member.org.id && may(member, "read_details", state)) return { because: "taker" };
  if (!mayIn(state.home, "receive_details", member)) return null;
  const named = state.sealed.named.find(({ to, until }) => to === member.user && until > now);
  return named === undefined ? null : { because: "named", until: named.until };
}

/** The organisation that holds the case now: an open case has none, and a closed one no longer. */
export const takingOrg = ({ phase }: Case): OrgId | null =>
  phase.kind === "taken" ? phase.taker.org.id : null;

/** Everybody for whom the key may lie wrapped, as far as the case itself says. */
export function holdersOf(state: Case): readonly Holder[] {
  const org = takingOrg(state);
  if (state.phase.kind === "closed") return [];
  return [...(org === null ? [] : [holderOrg(org)]), ...state.sealed.named.map(({ to }) => holderUser(to))];
}

export const holderOrg = (org: OrgId): Holder => `org:${org}`;
export const holderUser = (user: UserId): Holder => `user:${user}`;
export const holderFor = (grant: Grant, member: Member): Holder =>
  grant.because === "taker" ? holderOrg(member.org.id) : holderUser(member.user);

/** Who gave something, and whoever holds the case, may name another reader. */
export const mayName = (state: Case, member: Member): boolean =>
  may(member, "give_details", state) &&
  (takingOrg(state) === member.org.id || state.sealed.details.some(({ by }) => by === member.user));
