/** One Synapse in a data folder, as `dabyl local` runs it, and somebody who makes rooms without the bot. */
import { type Accounts, openAccounts } from "../../bot/local/accounts.ts";
import { askHomeserver } from "../../bot/local/homeserver-request.ts";
import { startSynapse, type Synapse } from "../../bot/local/synapse-process.ts";
import { asRoomId, type RoomId, type UserId } from "../../src/ids.ts";
import { z } from "zod";

export type Account = { readonly user: UserId; readonly password: string };

export type Server = {
  readonly url: string;
  readonly synapse: Synapse;
  readonly host: UserId;
  account(localpart: string): Promise<Account>;
  /** Marked as encrypted and invite-only, as the bot's are: the same work for the homeserver. */
  room(invite: readonly UserId[]): Promise<RoomId>;
  invite(room: RoomId, user: UserId): Promise<void>;
  stop(): Promise<void>;
};

export async function startServer(home: string): Promise<Server> {
  const synapse = await startSynapse({ home, port: 0, limits: "lifted", bcryptRounds: 4 });
  if (synapse.kind !== "running") throw new Error(`no homeserver: ${synapse.kind}`);
  const { url } = synapse;
  const accounts = await openAccounts(home, url);
  const host = await newAccount(accounts, "host");
  const token = await logIn(url, host);
  const call = async (path: string, body: object): Promise<unknown> => {
    const answer = await askHomeserver(url, {
      method: "POST",
      path: `/_matrix/client/v3${path}`,
      token,
      body,
    });
    if (answer.kind === "refused") throw new Error(`the homeserver refused: ${answer.errcode}`);
    return answer.body;
  };
  return {
    url,
    synapse,
    host: host.user,
    account: (localpart) => newAccount(accounts, localpart),
    room: async (invite) => {
      const made = await call("/createRoom", { preset: "private_chat", invite, initial_state: STATE });
      return asRoomId(z.object({ room_id: z.string() }).parse(made).room_id);
    },
    invite: async (room, user) =>
      void (await call(`/rooms/${encodeURIComponent(room)}/invite`, { user_id: user })),
    stop: () => synapse.stop(),
  };
}

const STATE = [
  { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } },
  { type: "m.room.history_visibility", state_key: "", content: { history_visibility: "joined" } },
];

async function newAccount(accounts: Accounts, localpart: string): Promise<Account> {
  const made = await accounts.register(localpart);
  if (made.kind !== "registered") throw new Error(`no account: ${made.kind}`);
  return { user: made.user, password: made.password };
}

async function logIn(url: string, { user, password }: Account): Promise<string> {
  const body = { type: "m.login.password", identifier: { type: "m.id.user", user }, password };
  const answer = await askHomeserver(url, { method: "POST", path: "/_matrix/client/v3/login", body });
  return z.object({ kind: z.literal("ok"), body: z.object({ access_token: z.string() }) }).parse(answer).body
    .access_token;
}
