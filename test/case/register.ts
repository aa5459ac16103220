/** The register of a world in memory: who takes part, and who is away. */
import type { UserId } from "../../src/ids.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import type { Away, Member } from "../../src/people/member.ts";

export function newRegister(members: readonly Member[]) {
  let here: readonly Member[] = members;
  let away: readonly Away[] = [];

  /** Takes somebody out of both lists, and gives what was known. */
  function without(user: UserId): Member | undefined {
    const known =
      here.find((one) => one.user === user) ?? away.find(({ member }) => member.user === user)?.member;
    here = here.filter((one) => one.user !== user);
    away = away.filter(({ member }) => member.user !== user);
    return known;
  }

  return {
    here: () => here,
    away: () => away,
    keep: (event: PeopleEvent): void => {
      if (event.kind === "member_added") {
        without(event.member.user);
        here = [...here, event.member];
      }
      if (event.kind === "member_removed") without(event.user);
      if (event.kind === "member_unlocked") {
        const known = without(event.user);
        if (known !== undefined) here = [...here, known];
      }
      if (event.kind === "member_locked") {
        const known = without(event.user);
        if (known !== undefined) away = [...away, { member: known, why: event.why, since: event.at }];
      }
    },
  };
}
