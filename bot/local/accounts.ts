import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import type { UserId } from "../../src/ids.ts";
import { asUserId } from "../../src/ids.ts";
import type { AsAdmin } from "./admin-account.ts";
import { openAdmin } from "./admin-account.ts";
import type { HomeserverRequest, Refusal } from "./homeserver-request.ts";
import { registerBySecret } from "./shared-secret.ts";
import { keptSecrets } from "./synapse-config.ts";
import { synapseFiles } from "./synapse-files.ts";

export type Registered =
  | { readonly kind: "registered"; readonly user: UserId; readonly password: string }
  /** Nothing was changed; `resetPassword` gives a new password. */
  | { readonly kind: "exists"; readonly user: UserId }
  | Refusal;

export type Done = { readonly kind: "done" } | Refusal;

/** The accounts of the local homeserver. Each call may be repeated; each waits through a restart of Synapse (30 s, then throws). */
export type Accounts = {
  /** `localpart`: lower case a-z, 0-9 and `._=-/+`. The password is random (144 bits) unless given. */
  register(
    localpart: string,
    options?: { readonly admin?: boolean; readonly password?: string },
  ): Promise<Registered>;
  /** A new random password. With `endSessions` all devices are logged out. */
  resetPassword(
    user: UserId,
    endSessions: boolean,
  ): Promise<{ readonly kind: "done"; readonly password: string } | Refusal>;
  /** No message limits for this user (the bot): Synapse's default is 0.2 a second (matrix-notes.md). */
  liftRateLimit(user: UserId): Promise<Done>;
  /** An administrator's access token that the homeserver takes. */
  adminToken(): Promise<string>;
  /** For good: sessions end, rooms are left, the name can never be used again. */
  deactivate(user: UserId): Promise<Done>;
};

/** Opens the accounts of the homeserver of this home, which must be running at `url`. */
export async function openAccounts(home: string, url: string): Promise<Accounts> {
  const files = synapseFiles(resolve(home));
  const { registration } = keptSecrets(files);
  const asAdmin = await openAdmin(files, url, registration);
  return {
    register: async (localpart, options = {}) => {
      const password = options.password ?? randomPassword();
      const account = { localpart, password, admin: options.admin ?? false, session: false };
      const made = await registerBySecret(url, registration, account);
      const user = asUserId(`@${localpart}:localhost`);
      switch (made.kind) {
        case "made":
          return { kind: "registered", user: asUserId(made.user), password };
        case "taken":
          return made.own ? { kind: "registered", user, password } : { kind: "exists", user };
        case "refused":
          return made;
      }
    },
    resetPassword: async (user, endSessions) => {
      const password = randomPassword();
      const path = `/_synapse/admin/v1/reset_password/${encodeURIComponent(user)}`;
      const body = { new_password: password, logout_devices: endSessions };
      const done = await order(asAdmin, { method: "POST", path, body });
      return done.kind === "done" ? { kind: "done", password } : done;
    },
    liftRateLimit: (user) => {
      const path = `/_synapse/admin/v1/users/${encodeURIComponent(user)}/override_ratelimit`;
      return order(asAdmin, { method: "POST", path, body: { messages_per_second: 0, burst_count: 0 } });
    },
    adminToken: asAdmin.token,
    deactivate: (user) => {
      const path = `/_synapse/admin/v1/deactivate/${encodeURIComponent(user)}`;
      return order(asAdmin, { method: "POST", path, body: { erase: false } });
    },
  };
}

async function order(asAdmin: AsAdmin, request: HomeserverRequest): Promise<Done> {
  const answer = await asAdmin(request);
  if (answer.kind === "ok") return { kind: "done" };
  return { kind: "refused", status: answer.status, errcode: answer.errcode };
}

const randomPassword = (): string => randomBytes(18).toString("base64url");
