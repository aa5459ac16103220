/** Who belongs into which room (DESIGN, "Words"): the rule behind invitations and behind the alarm about strangers. */
import { readCode } from "../case/code.ts";
import type { Case } from "../case/case.ts";
import { asRegionId, asUserId, type CaseCode, type RegionId, type UserId } from "../ids.ts";
import type { Member } from "./member.ts";
import { may, mayIn } from "./rights.ts";

/** A room by its meaning; the part after the colon is a region, for a direct room the member, for a case's own room its code. */
export type RoomPlace =
  | `response:${string}`
  | `coordination:${string}`
  | `direct:${string}`
  | `stranger:${string}`
  | `case:${CaseCode}`
  | `space:${string}`;

export type Seat = Pick<Member, "user" | "role" | "region">;

export const responsePlace = (region: RegionId): RoomPlace => `response:${region}`;
export const coordinationPlace = (region: RegionId): RoomPlace => `coordination:${region}`;
/** The case whose own room this is; null: it is none. */
export function caseOfPlace(place: RoomPlace | null): CaseCode | null {
  const code = place?.startsWith("case:") === true ? readCode(place.slice("case:".length)) : null;
  return code === "mistyped" ? null : code;
}

export const ownPlace = (code: CaseCode): RoomPlace => `case:${code}`;
export const directPlace = (user: UserId): RoomPlace => `direct:${user}`;

/**
 * The response room holds all members of its region in any role, the coordination room its coordinators, head and administrators,
 * a direct room one member (and only as long as that is a member), a space everybody.
 */
export function belongs(place: RoomPlace, seat: Seat): boolean {
  const colon = place.indexOf(":");
  const meaning = place.slice(0, colon);
  const whose = place.slice(colon + 1);
  switch (meaning) {
    case "response":
      return mayIn(asRegionId(whose), "sit_in_response_room", seat);
    case "coordination":
      return mayIn(asRegionId(whose), "sit_in_coordination_room", seat);
    case "direct":
      return seat.user === whose;
    case "space":
      return true;
    default:
      return false;
  }
}

export function allowedIn(place: RoomPlace, seats: Iterable<Seat>): ReadonlySet<UserId> {
  const users = new Set<UserId>();
  // A room that somebody outside the register opened with the bot: that one person, who hears just that.
  if (place.startsWith("stranger:")) users.add(asUserId(place.slice("stranger:".length)));
  for (const seat of seats) if (belongs(place, seat)) users.add(seat.user);
  return users;
}

/** Who sits in the own room of this case now; nobody where it has none. */
export const seatedIn = (state: Case, members: readonly Member[]): readonly Member[] =>
  state.room === null ? [] : members.filter((member) => may(member, "sit_in_own_room", state));

/** The rooms of a member besides the space, to be invited to on joining and removed from on leaving. */
export function placesOf(seat: Seat): readonly RoomPlace[] {
  const places = [responsePlace(seat.region), coordinationPlace(seat.region), directPlace(seat.user)];
  return places.filter((place) => belongs(place, seat));
}
