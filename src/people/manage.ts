/**
 * Leaving, locking, coming back, as a coordinator or administrator of the region says it. What follows outside (rooms, keys, cases)
 * is the bot's to do from the register's events (bot/people/seeing-off.ts), whichever way they came.
 */
import { refuse } from "../case/decide/outcome.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Audience, Decision, Effect } from "../decision.ts";
import type { CaseCode, UserId } from "../ids.ts";
import type { Arg, Line } from "../texts/line.ts";
import type { View } from "../view.ts";
import type { PeopleEvent } from "./events.ts";
import type { Away, Member } from "./member.ts";
import { mayManage } from "./rights.ts";

type Of<K extends Command["kind"]> = Extract<Command, { readonly kind: K }>;

export function removeMember(
  { user }: Of<"remove_member">,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const member = view.member(user) ?? awayIn(by, view).find((one) => one.member.user === user)?.member;
  if (member === undefined) return refuse("not_member", "people-unknown", { args: { user } });
  if (user === by.user) return refuse("not_allowed", "people-not-yourself");
  if (!mayManage(by, "remove", member))
    return refuse("not_allowed", "not-allowed-people", { args: { user } });
  const event = { kind: "member_removed", by: by.user, at: context.now, user } as const;
  const cases = heldBy([user], by, view);
  return registered([event], told(context, by, { key: "people-removed", args: { user, n: cases.length } }));
}

/** Before the tap: who goes, and what they have in hand. */
export const removalQuestion = (user: UserId, by: Member, view: View): Line => ({
  key: "people-confirm-remove",
  args: { user, n: heldBy([user], by, view).length },
});

export function lock({ users }: Of<"lock">, by: Member, view: View, context: Context): Decision {
  const members = users.flatMap((user) => view.member(user) ?? []);
  const [first] = users;
  if (members.length === 0) {
    const known = awayIn(by, view).some(({ member }) => member.user === first);
    return refuse("wrong_state", known ? "people-locked-already" : "people-unknown", {
      args: { user: first ?? "" },
    });
  }
  const foreign = members.find((member) => !mayManage(by, "lock", member));
  if (foreign !== undefined)
    return refuse("not_allowed", "not-allowed-people", { args: { user: foreign.user } });
  const events = members.map(
    ({ user }) => ({ kind: "member_locked", by: by.user, at: context.now, user, why: "locked" }) as const,
  );
  const cases = heldBy(
    members.map(({ user }) => user),
    by,
    view,
  );
  const args = { users: listed(members.map(({ user }) => user)) };
  const line: Line =
    cases.length === 0
      ? { key: "people-locked", args }
      : {
          key: "people-locked-with-cases",
          args: { ...args, cases: { all: cases.map((code): Arg => ({ code })), join: ", " } },
        };
  return registered(events, told(context, by, line));
}

export function unlock({ users }: Of<"unlock">, by: Member, view: View, context: Context): Decision {
  const away = awayIn(by, view).filter(({ member }) => users.includes(member.user));
  const [first] = users;
  if (away.length === 0) {
    const isHere = first !== undefined && view.member(first) !== null;
    return refuse("wrong_state", isHere ? "people-not-locked" : "people-unknown", {
      args: { user: first ?? "" },
    });
  }
  const foreign = away.find(({ member }) => !mayManage(by, "unlock", member));
  if (foreign !== undefined)
    return refuse("not_allowed", "not-allowed-people", { args: { user: foreign.member.user } });
  const back = away.map(({ member }) => member.user);
  const events = back.map(
    (user) => ({ kind: "member_unlocked", by: by.user, at: context.now, user }) as const,
  );
  return registered(events, told(context, by, { key: "people-unlocked", args: { users: listed(back) } }));
}

const awayIn = ({ region }: Member, view: View): readonly Away[] => view.away({ region });

/** Cases of the own region that these people act on. */
const heldBy = (users: readonly UserId[], { region }: Member, view: View): readonly CaseCode[] =>
  view
    .unclosed(region)
    .filter(({ phase }) => phase.kind === "taken" && users.includes(phase.taker.by))
    .map(({ code }) => code);

export const listed = (users: readonly UserId[]): Arg => ({ all: users, join: ", " });

export const registered = (events: readonly PeopleEvent[], effects: readonly Effect[]): Decision => ({
  kind: "done",
  entries: events.map((event) => ({ stream: "people", event })),
  effects,
});

/** Where it was asked, and in any case where the region's coordinators see it. */
export function told({ origin }: Pick<Context, "origin">, by: Member, line: Line): readonly Effect[] {
  const coordination: Audience = { kind: "coordination", region: by.region };
  const say = (to: Audience): Effect => ({ kind: "say", to, line, mentions: [] });
  return origin.kind === "coordination"
    ? [say(coordination)]
    : [say(coordination), say({ kind: "direct", user: by.user })];
}
