/** The bot's account on the local homeserver: made once, its password kept in the data folder for its owner only; and the homeserver's own administrator. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { asUserId, type UserId } from "../../src/ids.ts";
import type { Home } from "../setup/home.ts";
import { openAccounts } from "./accounts.ts";

const Kept = z.strictObject({ user: z.string().transform(asUserId), password: z.string() });
export type BotAccount = {
  readonly user: UserId;
  readonly password: string;
  /** The homeserver is ours: what is over time can be deleted there. */
  readonly adminToken: string;
};

const LOCALPART = "dabyl";

export async function botAccount(home: Home, url: string): Promise<BotAccount> {
  const accounts = await openAccounts(home.folder, url);
  const adminToken = await accounts.adminToken();
  if (existsSync(home.localBot))
    return { ...Kept.parse(JSON.parse(readFileSync(home.localBot, "utf8"))), adminToken };
  const made = await accounts.register(LOCALPART);
  // The account stands but its password was lost in a crash: a new one.
  const account = made.kind === "exists" ? await renewed(accounts, made.user) : made;
  if (account.kind === "refused")
    throw new Error(`the local homeserver refused the bot's account (${account.errcode})`);
  const { user, password } = account;
  await accounts.liftRateLimit(user);
  writeFileSync(home.localBot, JSON.stringify({ user, password }), { mode: 0o600 });
  return { user, password, adminToken };
}

async function renewed(accounts: Awaited<ReturnType<typeof openAccounts>>, user: UserId) {
  const reset = await accounts.resetPassword(user, false);
  return reset.kind === "done" ? ({ kind: "registered", user, password: reset.password } as const) : reset;
}
