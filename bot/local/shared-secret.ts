import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Refusal } from "./homeserver-request.ts";
import { askHomeserver } from "./homeserver-request.ts";

const PATH = "/_synapse/admin/v1/register";
const Nonce = z.object({ nonce: z.string() });
const Session = z.object({ user_id: z.string(), access_token: z.string(), device_id: z.string() });
const User = z.object({ user_id: z.string() });

export type NewAccount = {
  readonly localpart: string;
  readonly password: string;
  readonly admin: boolean;
  /** Also open a session, so that no login is needed (logins are few: burst 5, then one in five minutes). */
  readonly session: boolean;
};

export type Made =
  | { readonly kind: "made"; readonly user: string; readonly token: string | null }
  /** `own`: an earlier attempt of this very call made it, and its answer was lost. */
  | { readonly kind: "taken"; readonly own: boolean }
  | Refusal;

/** Synapse's shared-secret registration: docs/admin_api/register_api.md. It is not rate-limited. */
export async function registerBySecret(url: string, secret: string, account: NewAccount): Promise<Made> {
  const { localpart: username, password, admin } = account;
  let lost = false;
  for (let attempt = 1; ; attempt += 1) {
    const asked = await askHomeserver(url, { method: "GET", path: PATH });
    if (asked.kind === "refused") return asked;
    const { nonce } = Nonce.parse(asked.body);
    const mac = createHmac("sha1", secret)
      .update([nonce, username, password, admin ? "admin" : "notadmin"].join("\0"))
      .digest("hex");
    const body = { nonce, username, password, admin, mac, inhibit_login: !account.session };
    const answer = await askHomeserver(url, { method: "POST", path: PATH, body });
    lost ||= answer.retried;
    if (answer.kind === "ok") {
      if (!account.session) return { kind: "made", user: User.parse(answer.body).user_id, token: null };
      const session = Session.parse(answer.body);
      return { kind: "made", user: session.user_id, token: session.access_token };
    }
    if (answer.errcode === "M_USER_IN_USE") return { kind: "taken", own: lost };
    // A nonce lives in the memory of the process: after a restart in between it is unknown, and a new one is needed.
    if (!answer.retried || attempt === 3)
      return { kind: "refused", status: answer.status, errcode: answer.errcode };
  }
}
