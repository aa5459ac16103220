/** Requests of two administrators in a world in memory, and who may agree to them. */
import type { UserId } from "../../src/ids.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import type { Member } from "../../src/people/member.ts";
import { foldJoint, isJointEvent, STANDING_MS } from "../../src/people/two-person.ts";
import type { View } from "../../src/view.ts";

/** Who was there from the beginning has been an administrator for long. */
export function jointView(
  events: () => readonly PeopleEvent[],
  here: () => readonly Member[],
): View["joint"] {
  const isNew = (user: UserId, at: number) =>
    events().some(
      (event) => event.kind === "member_added" && event.member.user === user && at < event.at + STANDING_MS,
    );
  return {
    request: (id) => events().filter(isJointEvent).reduce(foldJoint, new Map()).get(id) ?? null,
    longStanding: (at) => here().filter(({ role, user }) => role === "administrator" && !isNew(user, at)),
  };
}
