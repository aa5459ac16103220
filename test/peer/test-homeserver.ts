import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { openAccounts } from "../../bot/local/accounts.ts";
import type { Synapse } from "../../bot/local/synapse-process.ts";
import { startSynapse } from "../../bot/local/synapse-process.ts";
import type { RoomId, UserId } from "../../src/ids.ts";
import { asRoomId } from "../../src/ids.ts";

export type Account = { readonly user: UserId; readonly password: string };

/** A real Synapse in a temporary folder, and somebody who makes rooms on it over plain HTTP. */
export type TestHomeserver = {
  readonly url: string;
  readonly synapse: Synapse;
  /** Who invites. */
  readonly host: UserId;
  account(localpart: string): Promise<Account>;
  /** An encrypted, invite-only room with history for joined members only, as the bot makes them. */
  room(invite: readonly UserId[]): Promise<RoomId>;
  kick(room: RoomId, user: UserId): Promise<void>;
  /** As the host, straight to the homeserver. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
};

export async function startTestHomeserver(): Promise<TestHomeserver> {
  const home = mkdtempSync(join(tmpdir(), "dabyl-peer-home-"));
  const synapse = await startSynapse({ home, port: 0, limits: "lifted", bcryptRounds: 4 });
  if (synapse.kind !== "running") throw new Error(`no homeserver: ${JSON.stringify(synapse)}`);
  const { url } = synapse;
  const accounts = await openAccounts(home, url);

  async function account(localpart: string): Promise<Account> {
    const made = await accounts.register(localpart);
    if (made.kind !== "registered") throw new Error(`no account: ${made.kind}`);
    return made;
  }

  const host = await account("host");
  const login = await ask(url, null, "POST", "/login", {
    type: "m.login.password",
    identifier: { type: "m.id.user", user: host.user },
    password: host.password,
  });
  const token = z.object({ access_token: z.string() }).parse(login).access_token;
  const call = (method: string, path: string, body?: unknown): Promise<unknown> =>
    ask(url, token, method, path, body);

  return {
    url,
    synapse,
    host: host.user,
    account,
    async room(invite) {
      const made = await call("POST", "/createRoom", {
        preset: "private_chat",
        invite,
        initial_state: [
          { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } },
          { type: "m.room.history_visibility", state_key: "", content: { history_visibility: "joined" } },
        ],
      });
      return asRoomId(z.object({ room_id: z.string() }).parse(made).room_id);
    },
    async kick(room, user) {
      await call("POST", `/rooms/${encodeURIComponent(room)}/kick`, { user_id: user });
    },
    call,
    async stop() {
      await synapse.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function ask(
  url: string,
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${url}/_matrix/client/v3${path}`, {
    method,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path.split("/")[1] ?? ""} was answered with ${response.status}`);
  return response.json();
}
