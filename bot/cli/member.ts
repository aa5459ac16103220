/** `dabyl member add` and `member remove`: the register, while the bot runs or before. */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { asMillis, asRegionId, asUserId, type UserId } from "../../src/ids.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import { LANGUAGES, type Member, ORG_KINDS, ROLES } from "../../src/people/member.ts";
import { placesOf } from "../../src/people/rooms-of.ts";
import type { Config } from "../setup/config.ts";
import { openAccounts } from "../local/accounts.ts";
import { runningAt } from "../local/running-at.ts";
import { noteRegister } from "../people/leavers.ts";
import { takeLock } from "../matrix/instance-lock.ts";
import { isInvited } from "../people/rooms-in-order.ts";
import type { Store } from "../store/store.ts";
import { loadRegions, loadTemplates } from "../setup/templates.ts";
import { startStack } from "./local.ts";
import { localpartOf } from "./localpart.ts";
import { orgIdOf } from "../../src/people/org-id.ts";
import { checkName } from "./register-name.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { startLocked } from "./run.ts";
import { configured, withStore } from "./settings.ts";

export type NewMember = {
  readonly name: string;
  readonly org: string;
  readonly kind: string;
  readonly role: string;
  readonly region: string;
  readonly lang: string;
  readonly user?: string;
};

/** Milliseconds to wait for the bot to invite a new member everywhere. */
const INVITED_WITHIN = 60_000;

export async function addMember(options: NewMember, printer: Printer): Promise<void> {
  const config = configured();
  const checked = check(options, config);
  await withBot(config, printer, async () => {
    const account =
      options.user === undefined
        ? await newAccount(options.name, config)
        : { user: asUserId(options.user), password: null };
    const member: Member = { ...checked, user: account.user };
    record(member, config);
    const rooms = await invited(member, config);
    const object = {
      user: account.user,
      ...(account.password !== null && { password: account.password }),
      rooms,
    };
    printer.result(
      object,
      `${account.user}${account.password === null ? "" : `  password: ${account.password}`}`,
    );
  });
}

/** @throws CommandFailure naming the option that is wrong, and its values */
function check(
  { name, org, kind, role, region, lang, user }: NewMember,
  config: Config,
): Omit<Member, "user"> {
  const one = <T extends string>(values: readonly T[], value: string, option: string): T => {
    const found = values.find((known) => known === value);
    if (found === undefined)
      throw new CommandFailure("wrong_usage", `${option} is one of: ${values.join(", ")}.`, 2);
    return found;
  };
  const regions = loadRegions(config.regions).map(({ id }) => id);
  if (user !== undefined && !/^@[^:\s]+:\S+$/.test(user))
    throw new CommandFailure("wrong_usage", "--user looks like @name:server.", 2);
  if (name.trim() === "" || org.trim() === "")
    throw new CommandFailure("wrong_usage", "--name and --org must not be empty.", 2);
  const { tools } = loadTemplates(null);
  checkName("--name", name, tools);
  checkName("--org", org, tools);
  const orgKind = one(ORG_KINDS, kind, "--kind");
  const home = asRegionId(one(regions, region, "--region"));
  return {
    name: name.trim(),
    org: { id: orgIdOf(home, orgKind, org), name: org.trim(), kind: orgKind },
    role: one(ROLES, role, "--role"),
    region: home,
    language: one(LANGUAGES, lang, "--lang"),
  };
}

/** Runs `work` beside the running bot, or with a stack of its own for as long as it takes. */
async function withBot(config: Config, printer: Printer, work: () => Promise<void>): Promise<void> {
  const lock = existsSync(config.home.folder) ? takeLock(config.home.folder) : null;
  if (lock?.kind === "taken") return work();
  lock?.release();
  if (config.homeserver !== null) {
    const bot = await startLocked(config);
    await work();
    await bot.stop();
    return;
  }
  const stack = await startStack({}, printer);
  try {
    await work();
  } finally {
    await stack.stop();
  }
}

type Account = { readonly user: UserId; readonly password: string | null };

/** On the local homeserver; names that are taken get a number. */
async function newAccount(name: string, config: Config): Promise<Account> {
  if (config.homeserver !== null)
    throw new CommandFailure(
      "wrong_usage",
      "Name the account with --user @name:server: only the local homeserver makes accounts.",
      2,
    );
  const accounts = await openAccounts(config.home.folder, runningAt(config.home.folder));
  for (let attempt = 1; attempt < 1000; attempt++) {
    const made = await accounts.register(localpartOf(name, attempt));
    if (made.kind === "registered") return { user: made.user, password: made.password };
    if (made.kind === "refused")
      throw new CommandFailure(
        "account_refused",
        `The local homeserver refused the account (${made.errcode}).`,
      );
  }
  throw new CommandFailure(
    "account_refused",
    "There are too many members of this name: choose another --name.",
  );
}

/** Into the register, and onto the list of what the bot has to do outside. */
function enter(events: readonly PeopleEvent[], store: Store): void {
  const entries = events.map((event) => ({ stream: "people", event }) as const);
  noteRegister(entries, asMillis(Date.now()), store);
  store.ledger.append(entries, `cli:${randomUUID()}`);
}

function record(member: Member, config: Config): void {
  withStore(config, false, (store) =>
    store.transaction(() =>
      enter([{ kind: "member_added", by: "operator", at: asMillis(Date.now()), member }], store),
    ),
  );
}

/** Waits until the bot has invited the member everywhere. */
async function invited(member: Member, config: Config): Promise<readonly string[]> {
  const rooms = (store: Store) => placesOf(member).flatMap((place) => store.rooms.room(place) ?? []);
  for (const until = Date.now() + INVITED_WITHIN; Date.now() < until; await pause(100)) {
    const found = withStore(config, true, (store) => (isInvited(member.user, store) ? rooms(store) : null));
    if (found !== null) return found;
  }
  throw new CommandFailure(
    "not_invited",
    "The member is registered, but the bot has not sent the invitations yet: look at `dabyl doctor`.",
  );
}

export async function removeMember(user: string, printer: Printer): Promise<void> {
  const at = asMillis(Date.now());
  const removed = withStore(configured(), false, (store) =>
    store.transaction(() => {
      const known =
        store.members.get(asUserId(user)) ??
        store.members.away().find(({ member }) => member.user === user)?.member;
      if (known === undefined) return false;
      enter([{ kind: "member_removed", by: "operator", at, user: known.user }], store);
      return true;
    }),
  );
  if (!removed) throw notMember(user);
  printer.result(
    { user, removed: true },
    `${user} is off the register; the bot takes the account out of every room.`,
  );
}

export type WhomToLock = { readonly user?: string; readonly org?: string; readonly region?: string };

/** One account, or all of an organisation. Effective with this transaction: from now on nothing is encrypted for them. */
export async function lockMembers(
  act: "lock" | "unlock",
  { user, org, region }: WhomToLock,
  printer: Printer,
): Promise<void> {
  if ((user === undefined) === (org === undefined))
    throw new CommandFailure("wrong_usage", "Give either --user or --org (with --region).", 2);
  const at = asMillis(Date.now());
  const users = withStore(configured(), false, (store) =>
    store.transaction(() => {
      const people =
        act === "lock" ? store.members.all({}) : store.members.away().map(({ member }) => member);
      const meant = people.filter((member) =>
        user === undefined
          ? sameName(member.org.name, org ?? "") && (region === undefined || member.region === region)
          : member.user === user,
      );
      const events = meant.map(
        (member): PeopleEvent =>
          act === "lock"
            ? { kind: "member_locked", by: "operator", at, user: member.user, why: "locked" }
            : { kind: "member_unlocked", by: "operator", at, user: member.user },
      );
      if (events.length > 0) enter(events, store);
      return meant.map((member) => member.user);
    }),
  );
  if (users.length === 0) throw user === undefined ? nobodyOf(org ?? "", act) : notMember(user, act);
  printer.result(
    { users, locked: act === "lock" },
    act === "lock"
      ? `${users.join(", ")}: locked; the bot takes them out of every room.`
      : `${users.join(", ")}: unlocked; the bot invites them again.`,
  );
}

const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

function notMember(user: string, act?: "lock" | "unlock"): CommandFailure {
  const where = act === "unlock" ? "locked" : "on the register";
  return new CommandFailure(
    "not_member",
    `${user} is not ${where}: check the spelling, with the server after the colon (dabyl member list).`,
  );
}

const nobodyOf = (org: string, act: "lock" | "unlock"): CommandFailure =>
  new CommandFailure(
    "not_member",
    `No member of "${org}" is ${act === "lock" ? "on the register" : "locked"}: see dabyl member list.`,
  );
