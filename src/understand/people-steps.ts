/**
 * What a coordinator says of the register: in the coordination room, and but for inviting in the direct room as well. Removing always
 * takes one tap, as whatever is guessed does; locking an account does not: a lost phone is urgent, and unlocking takes it back.
 */
import type { Command } from "../command.ts";
import type { Audience, Option, Prompt } from "../decision.ts";
import { asUserId, type UserId } from "../ids.ts";
import { findOrg } from "../people/find-org.ts";
import { invitationArgs, serverOf } from "../people/invite.ts";
import { removalQuestion } from "../people/manage.ts";
import type { Organisation } from "../people/member.ts";
import { orgIdOf } from "../people/org-id.ts";
import { mayIn } from "../people/rights.ts";
import type { Arg, Line } from "../texts/line.ts";
import type { TextKey } from "../texts/keys.ts";
import { term } from "../texts/term.ts";
import type { OrgTold, PeopleTold } from "../words/people.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

type Invite = Extract<Command, { readonly kind: "invite" }>;

/** null: nothing is said of the register. */
export function peopleSteps(reading: Reading, text: string): readonly Step[] | null {
  const { message, by, tools } = reading;
  const { where } = message;
  if (where.kind === "response" || (where.kind === "coordination" && where.region !== by.region)) return null;
  const told = tools.people(text, where.kind === "coordination" && message.mentions.length > 0);
  if (told === null) return null;
  const may = mayIn(by.region, told.act, by);
  // In the own direct room «заблокировать» of a case's story is no order of a responder's.
  if (!may)
    return told.accounts.length > 0 ? [refusal("not_allowed", { key: "not-allowed-register" })] : null;
  const users = usersIn(told, reading);
  switch (told.act) {
    case "invite":
      return where.kind === "coordination"
        ? inviting(reading, told, users)
        : [refusal("not_allowed", { key: "people-invite-where" })];
    case "remove":
      return onOne(users, (user) => [
        asking(reading, removalQuestion(user, by, reading.view), [
          { id: "1", label: { text: "button-remove-member" }, command: { kind: "remove_member", user } },
          NO("2"),
        ]),
      ]);
    case "lock":
    case "unlock":
      return users.length > 0
        ? [surely(reading, told, { kind: told.act, users })]
        : ofOrganisation(reading, told, told.act);
  }
}

const refusal = (kind: "not_allowed" | "not_understood", line: Line): Step => ({ refuse: { kind, line } });
const NO = (id: string): Option => ({ id, label: { text: "no" }, command: null });

/** An account without a server is one of ours; a member who is called by name counts where no account is written. */
function usersIn({ accounts }: PeopleTold, { message, by }: Reading): readonly UserId[] {
  const written = accounts.map((account) =>
    asUserId(account.includes(":") ? account : `${account}:${serverOf(by.user)}`),
  );
  return written.length > 0 ? written : message.mentions.filter((user) => user !== by.user);
}

function onOne(users: readonly UserId[], then: (user: UserId) => readonly Step[]): readonly Step[] {
  const [user, ...others] = users;
  return user === undefined || others.length > 0
    ? [refusal("not_understood", { key: "people-one-at-a-time" })]
    : then(user);
}

/** Done at once, or after a tap where the word was guessed. */
function surely(
  reading: Reading,
  { guessed }: PeopleTold,
  command: Command & { kind: "lock" | "unlock" },
): Step {
  if (!guessed) return { do: command };
  return asking(reading, { key: confirmKey(command.kind), args: { users: listOf(command.users) } }, [
    { id: "1", label: { text: "yes" }, command },
    NO("2"),
  ]);
}

const confirmKey = (act: "lock" | "unlock"): TextKey =>
  act === "lock" ? "people-confirm-lock" : "people-confirm-unlock";
const listOf = (users: readonly UserId[]): Arg => ({ all: users, join: ", " });

/** A whole organisation: always after a tap that shows whom it means. */
function ofOrganisation(
  reading: Reading,
  { org }: PeopleTold,
  act: "lock" | "unlock",
): readonly Step[] | null {
  if (org === null) return null;
  const { by, view } = reading;
  const people =
    act === "lock"
      ? view.members({ region: by.region })
      : view.away({ region: by.region }).map(({ member }) => member);
  const others = people.filter(({ user }) => user !== by.user);
  const bodies = [...new Map(others.map((one) => [one.org.id, one.org])).values()];
  const found = findOrg(org, bodies);
  const orgs = found.kind === "one" ? [found.org] : found.orgs;
  // «Вернуть в ЦАН», "block the road": words that name nobody to lock or let in are talk about something else.
  if (orgs.length === 0 || (found.kind === "some" && !found.near && org.kinds.length === 0)) return null;
  const meant = orgs.map((one, i): Option => {
    const users = others.filter((member) => member.org.id === one.id).map(({ user }) => user);
    const label: Arg = { text: "people-org-count", args: { org: named(one), n: users.length } };
    return { id: String(i + 1), label, command: { kind: act, users } };
  });
  const key = act === "lock" ? "people-lock-which" : "people-unlock-which";
  return [asking(reading, { key }, [...meant, NO(String(meant.length + 1))])];
}

function inviting(reading: Reading, told: PeopleTold, users: readonly UserId[]): readonly Step[] {
  const { by, view, tools, context } = reading;
  return onOne(users, (user) => {
    const { org } = told;
    if (org === null) return [refusal("not_understood", { key: "people-which-org" })];
    const here = view.organisations(by.region);
    const found = findOrg(org, here);
    const region = context.rules.regionOf(tools.fields(org.text).region);
    // A body named by its kind and another region; with a name of its own it may be called after a town.
    const byName = org.own.length > 0 && (found.kind === "one" || found.near);
    if (region !== null && region !== by.region && !byName)
      return [refusal("not_allowed", { key: "people-own-region" })];
    const command = (one: Organisation): Invite => ({
      kind: "invite",
      user,
      org: one,
      role: told.role ?? "responder",
      language: told.language ?? by.language,
    });
    if (found.kind === "one") {
      const meant = command(found.org);
      const isChange = view.member(user) !== null;
      return told.guessed || isChange ? [confirmInvitation(reading, meant)] : [{ do: meant }];
    }
    const offered = [...found.orgs, ...newOrg(org, reading)];
    if (offered.length === 0) return [refusal("not_understood", { key: "people-which-org" })];
    const options = offered.map((one, i): Option => {
      const isNew = !here.some(({ id }) => id === one.id);
      const label: Arg = isNew ? { text: "people-new-org", args: { org: named(one) } } : named(one);
      return { id: String(i + 1), label, command: command(one) };
    });
    return [
      asking(reading, { key: "people-ask-org", args: { user, org: org.text } }, [
        ...options,
        NO(String(options.length + 1)),
      ]),
    ];
  });
}

const named = ({ kind, name }: Organisation): Arg => ({
  text: "org-with-name",
  args: { kind: term("kind", kind), name },
});

/** Its kind is named and its name is not known: perhaps it is new here. */
function newOrg({ kinds, text }: OrgTold, { by }: Reading): readonly Organisation[] {
  const [kind, ...others] = kinds;
  if (kind === undefined || others.length > 0) return [];
  return [{ id: orgIdOf(by.region, kind, text), name: text, kind }];
}

function confirmInvitation(reading: Reading, command: Invite): Step {
  return asking(reading, { key: "people-confirm-invite", args: invitationArgs(command) }, [
    { id: "1", label: { text: "yes" }, command },
    NO("2"),
  ]);
}

/** Where it was written; only who wrote may answer. */
function asking({ message, by }: Reading, question: Line, options: readonly Option[]): Step {
  const to: Audience =
    message.where.kind === "coordination" ? message.where : { kind: "direct", user: by.user };
  const prompt: Prompt = {
    id: `people:${by.user}`,
    code: null,
    question,
    options,
    most: 1,
    reads: null,
    only: by.user,
  };
  return { effect: { kind: "ask", to, prompt, mentions: to.kind === "direct" ? [] : [by.user] } };
}
