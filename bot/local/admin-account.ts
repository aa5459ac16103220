import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Answer, HomeserverRequest } from "./homeserver-request.ts";
import { askHomeserver } from "./homeserver-request.ts";
import { readSmallFile, writeSecretFile } from "./secret-file.ts";
import { registerBySecret } from "./shared-secret.ts";
import type { SynapseFiles } from "./synapse-files.ts";

const Admin = z.object({ localpart: z.string(), password: z.string(), token: z.string().nullable() });
type Admin = z.infer<typeof Admin>;
const Session = z.object({ access_token: z.string() });

/** Asks the homeserver as its administrator. */
export type AsAdmin = ((request: HomeserverRequest) => Promise<Answer>) & {
  /** Its access token, tried a moment ago; for whoever asks in its name without us. */
  readonly token: () => Promise<string>;
};

/**
 * The administrator account of the local homeserver, made at first use. Name, password and token lie in
 * `<home>/synapse/admin.json` (0600); the password is written before the account is made, so that a kill between the two leaves
 * no account that nobody can enter. Its name is random: should the file be lost, another one can be made.
 */
export async function openAdmin(files: SynapseFiles, url: string, secret: string): Promise<AsAdmin> {
  let admin = keptAdmin(files);
  let token = admin.token ?? (await firstToken(url, secret, admin));
  const keep = (fresh: string): void => {
    token = fresh;
    admin = { ...admin, token };
    writeSecretFile(files.admin, JSON.stringify(admin));
  };
  if (admin.token === null) keep(token);
  const ask = async (request: HomeserverRequest): Promise<Answer> => {
    const answer = await askHomeserver(url, { ...request, token });
    if (answer.kind === "ok" || answer.status !== 401) return answer;
    // The session was ended, or the whole database is a new one.
    keep(await firstToken(url, secret, admin));
    return askHomeserver(url, { ...request, token });
  };
  return Object.assign(ask, {
    token: async () => {
      await ask({ method: "GET", path: "/_matrix/client/v3/account/whoami" });
      return token;
    },
  });
}

function keptAdmin(files: SynapseFiles): Admin {
  const kept = readSmallFile(files.admin);
  if (kept !== null) return Admin.parse(JSON.parse(kept));
  const fresh: Admin = {
    localpart: `admin-${randomBytes(6).toString("hex")}`,
    password: randomBytes(24).toString("base64url"),
    token: null,
  };
  writeSecretFile(files.admin, JSON.stringify(fresh));
  return fresh;
}

async function firstToken(url: string, secret: string, admin: Admin): Promise<string> {
  const made = await registerBySecret(url, secret, { ...admin, admin: true, session: true });
  switch (made.kind) {
    case "made":
      return made.token ?? logIn(url, admin.localpart, admin.password);
    case "taken":
      return logIn(url, admin.localpart, admin.password);
    case "refused":
      throw new Error(`the homeserver refused its administrator account: ${made.errcode}`);
  }
}

async function logIn(url: string, localpart: string, password: string): Promise<string> {
  const identifier = { type: "m.id.user", user: localpart };
  const body = { type: "m.login.password", identifier, password, initial_device_display_name: "dabyl local" };
  const answer = await askHomeserver(url, { method: "POST", path: "/_matrix/client/v3/login", body });
  if (answer.kind === "ok") return Session.parse(answer.body).access_token;
  throw new Error(`the homeserver refused the login of its administrator: ${answer.errcode}`);
}
