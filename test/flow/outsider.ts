/** Accounts of the homeserver that are on no register, and what the homeserver's administrator may do to a room. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { openAccounts } from "../../bot/local/accounts.ts";
import { openAdmin } from "../../bot/local/admin-account.ts";
import { keptSecrets } from "../../bot/local/synapse-config.ts";
import { synapseFiles } from "../../bot/local/synapse-files.ts";
import { asRoomId, asUserId, type RoomId, type UserId } from "../../src/ids.ts";
import type { Member } from "../peer/peer-member.ts";
import type { Stage } from "./stage.ts";

/** A stage, whoever plays on it. */
type House = Omit<Stage<never>, "cast">;

const LoggedIn = z.object({ access_token: z.string() });
const RoomMade = z.object({ room_id: z.string() });

type Account = { readonly user: UserId; readonly password: string };

export async function newAccount({ home, dabyl }: House): Promise<Account> {
  const accounts = await openAccounts(home, dabyl.ready.homeserver);
  const made = await accounts.register(`passer-by-${randomBytes(3).toString("hex")}`);
  if (made.kind !== "registered") throw new Error(`no account: ${made.kind}`);
  return { user: asUserId(made.user), password: made.password };
}

/** Somebody with an account who opens an encrypted direct chat with the bot. */
export async function passerBy(stage: House): Promise<Member & { readonly direct: RoomId }> {
  const account = await newAccount(stage);
  const member = await stage.peers.member(account);
  const direct = await directRoom(account, stage);
  await member.untilMembers(direct, [stage.bot]);
  return { ...member, direct };
}

async function directRoom({ user, password }: Account, { dabyl, bot }: House): Promise<RoomId> {
  const url = dabyl.ready.homeserver;
  const token = await tokenOf({ user, password }, url);
  const made = await ask(url, token, "/createRoom", {
    preset: "trusted_private_chat",
    is_direct: true,
    invite: [bot],
    initial_state: [
      { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } },
    ],
  });
  return asRoomId(RoomMade.parse(made).room_id);
}

/**
 * What only the homeserver can do: in the bot's name, with a session of the bot's account that the administrator made for himself,
 * somebody is invited into the bot's room and joins.
 */
export async function forceIn(intruder: Account, room: RoomId, house: House): Promise<void> {
  await inviteByForce(intruder.user, room, house);
  const url = house.dabyl.ready.homeserver;
  await ask(url, await tokenOf(intruder, url), `/rooms/${encodeURIComponent(room)}/join`, {});
}

/** The first half of it, for somebody whose client accepts what comes from the bot. */
export async function inviteByForce(user: UserId, room: RoomId, house: House): Promise<void> {
  const asBot = await tokenOfBot(house);
  await ask(house.dabyl.ready.homeserver, asBot, `/rooms/${encodeURIComponent(room)}/invite`, {
    user_id: user,
  });
}

/** A token of the bot's account that the homeserver's administrator made: no device shows that it is there. */
export async function tokenOfBot({ home, dabyl, bot }: House): Promise<string> {
  const files = synapseFiles(home);
  const asAdmin = await openAdmin(files, dabyl.ready.homeserver, keptSecrets(files).registration);
  const path = `/_synapse/admin/v1/users/${encodeURIComponent(bot)}/login`;
  const answer = await asAdmin({ method: "POST", path, body: {} });
  if (answer.kind !== "ok") throw new Error(`no session of the bot: ${answer.errcode}`);
  return LoggedIn.parse(answer.body).access_token;
}

async function tokenOf({ user, password }: Account, url: string): Promise<string> {
  const identifier = { type: "m.id.user", user };
  const login = await ask(url, null, "/login", { type: "m.login.password", identifier, password });
  return LoggedIn.parse(login).access_token;
}

async function ask(url: string, token: string | null, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${url}/_matrix/client/v3${path}`, {
    method: "POST",
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
  return response.json();
}
