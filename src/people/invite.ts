/** Inviting: a coordinator brings somebody in, into the own region and with no more rights than the own (DESIGN, "Who may do what"). */
import { refuse } from "../case/decide/outcome.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision } from "../decision.ts";
import type { UserId } from "../ids.ts";
import { term } from "../texts/term.ts";
import type { Args } from "../texts/line.ts";
import type { View } from "../view.ts";
import { registered, told } from "./manage.ts";
import type { Member } from "./member.ts";
import { mayManage } from "./rights.ts";

export function invite(
  { user, org, role, language }: Extract<Command, { kind: "invite" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const { region } = by;
  if (!mayManage(by, "invite", { role, region }))
    return refuse("not_allowed", "not-allowed-role", { args: { role: term("role", role) } });
  if (serverOf(user) !== serverOf(by.user))
    return refuse("wrong_state", "people-other-server", { args: { user, server: serverOf(by.user) } });
  const known = view.member(user);
  if (view.away({ region }).some(({ member }) => member.user === user))
    return refuse("wrong_state", "people-is-locked", { args: { user } });
  if (known !== null && !mayManage(by, "remove", known))
    return refuse("not_allowed", "not-allowed-people", { args: { user } });
  const args = invitationArgs({ user, org, role, language });
  if (known !== null && known.org.id === org.id && known.role === role && known.language === language)
    return refuse("wrong_state", "people-already", { args });
  const name = known?.name ?? localpart(user);
  const member: Member = { user, name, org, role, region, language };
  return registered(
    [{ kind: "member_added", by: by.user, at: context.now, member }],
    told(context, by, { key: known === null ? "people-invited" : "people-changed", args }),
  );
}

export const invitationArgs = ({
  user,
  org,
  role,
  language,
}: Pick<Member, "user" | "org" | "role" | "language">): Args => ({
  user,
  org: { text: "org-with-name", args: { kind: term("kind", org.kind), name: org.name } },
  role: term("role", role),
  language: term("language", language),
});

export const serverOf = (user: UserId): string => user.slice(user.indexOf(":") + 1);
/** The name for the register until somebody gives a better one (`dabyl member add`). */
const localpart = (user: UserId): string => user.slice(1, user.indexOf(":"));
