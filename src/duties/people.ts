/** Whom a reminder calls by name. Where nobody of that kind is on the register, the next who answer for it. */
import { takerOf } from "../case/evolve.ts";
import type { Case } from "../case/case.ts";
import type { UserId } from "../ids.ts";
import type { Member, OrgKind } from "../people/member.ts";
import { seatedIn } from "../people/rooms-of.ts";
import type { View } from "../view.ts";
import type { Clock } from "./duties.ts";
import type { Told } from "./reminders.ts";
import { aboutCase } from "./matches.ts";
import { bodiesToNotify, type Routing } from "./routing.ts";

export function peopleTold(
  tell: Told,
  state: Case,
  clock: Clock | null,
  view: View,
  routing: Routing,
): readonly UserId[] {
  for (const next of NEXT[tell]) {
    const people = membersOf(next, state, clock, view, routing);
    if (people.length > 0) return people.map(({ user }) => user);
  }
  return [];
}

type Group = Told | "administrators";
const LEADING = ["coordinators", "head", "administrators"] as const;
const NEXT: Readonly<Record<Told, readonly Group[]>> = {
  duty: ["duty", ...LEADING],
  taker: ["taker", ...LEADING],
  owes: ["owes", "taker", ...LEADING],
  coordinators: LEADING,
  head: ["head", "coordinators", "administrators"],
};

function membersOf(
  group: Group,
  state: Case,
  clock: Clock | null,
  view: View,
  routing: Routing,
): readonly Member[] {
  const here = view.members({ region: state.home }).filter(({ role }) => role !== "auditor");
  // Whoever does not sit in the case's own room reads no reminder there: the next are called who do.
  const members = state.room === null ? here : seatedIn(state, here);
  const ofKinds = (kinds: readonly OrgKind[]) => members.filter(({ org }) => kinds.includes(org.kind));
  const ofTaker = () => members.filter(({ org }) => org.id === takerOf(state.phase)?.org.id);
  switch (group) {
    case "duty":
      return ofKinds(dutyKinds(state, routing));
    case "taker":
      return ofTaker();
    case "owes": {
      // Of the taker's kind, only the taker owes it.
      const kind = takerOf(state.phase)?.org.kind;
      const others = (clock?.owes ?? []).filter((one) => one !== kind);
      return kind !== undefined && clock?.owes.includes(kind) === true
        ? [...ofTaker(), ...ofKinds(others)]
        : ofKinds(others);
    }
    case "coordinators":
      return members.filter(({ role }) => role === "coordinator");
    case "head":
      return members.filter(({ role }) => role === "head");
    case "administrators":
      return members.filter(({ role }) => role === "administrator");
  }
}

/** The body that a coordinator named, else those that the routing names. */
export function dutyKinds(state: Case, routing: Routing): readonly OrgKind[] {
  const { assigned } = state.duties;
  return assigned === null ? bodiesToNotify(aboutCase(state), routing) : [assigned.to];
}
