/** The bot's account as the homeserver sees it, asked with the bot's own token: for `doctor` and `sessions`. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Config } from "../setup/config.ts";
import { runningAt } from "../local/running-at.ts";
import type { Store } from "../store/store.ts";

export type Account = {
  readonly homeserver: URL;
  readonly user: string;
  readonly device: string;
  readonly token: string;
  readonly password: string | null;
};

const LocalBot = z.looseObject({ password: z.string() });

/** Null before the first start, and where no homeserver is set. */
export function accountOf(config: Config, store: Store): Account | null {
  const isLocal = existsSync(config.home.localBot);
  const homeserver = config.homeserver ?? (isLocal ? new URL(runningAt(config.home.folder)) : null);
  const user = store.vault.get("matrix.user_id");
  const device = store.vault.get("matrix.device_id");
  const token = store.vault.get("matrix.access_token");
  if (homeserver === null || user === null || device === null || token === null) return null;
  const password =
    config.password ??
    (isLocal ? LocalBot.parse(JSON.parse(readFileSync(config.home.localBot, "utf8"))).password : null);
  return { homeserver, user, device, token, password };
}

export type SessionsFound =
  /** Ids of devices of the account besides the bot's own. */
  | { readonly kind: "in"; readonly others: readonly string[] }
  /** The token is not known any more; `soft`: the bot renews it by itself at its next start. */
  | { readonly kind: "out"; readonly soft: boolean }
  | { readonly kind: "unreachable" };

const Devices = z.looseObject({ devices: z.array(z.looseObject({ device_id: z.string() })) });
const LoggedOut = z.looseObject({ soft_logout: z.boolean().catch(false) });
const PATIENCE_MS = 10_000;

export async function sessionsOf({ homeserver, token, device }: Account): Promise<SessionsFound> {
  const answer = await ask(homeserver, "GET", "/devices", token);
  if (answer?.status === 401)
    return { kind: "out", soft: LoggedOut.safeParse(answer.body).data?.soft_logout === true };
  const devices = Devices.safeParse(answer?.body);
  if (answer?.status !== 200 || !devices.success) return { kind: "unreachable" };
  return {
    kind: "in",
    others: devices.data.devices.map(({ device_id }) => device_id).filter((id) => id !== device),
  };
}

const Challenge = z.looseObject({ session: z.string() });

/** Ends these sessions, with the password. */
export async function endSessions(
  { homeserver, user, token, password }: Account,
  devices: readonly string[],
): Promise<"ended" | "no_password" | "refused"> {
  const first = await ask(homeserver, "POST", "/delete_devices", token, { devices });
  if (first?.status === 200) return "ended";
  const challenge = Challenge.safeParse(first?.body);
  if (!challenge.success) return "refused";
  if (password === null) return "no_password";
  const identifier = { type: "m.id.user", user };
  const auth = { type: "m.login.password", identifier, password, session: challenge.data.session };
  const second = await ask(homeserver, "POST", "/delete_devices", token, { devices, auth });
  return second?.status === 200 ? "ended" : "refused";
}

async function ask(
  homeserver: URL,
  method: "GET" | "POST",
  path: string,
  token: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: unknown } | null> {
  const answer = await fetch(new URL(`/_matrix/client/v3${path}`, homeserver), {
    method,
    redirect: "error",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => null);
  if (answer === null) return null;
  return { status: answer.status, body: await answer.json().catch(() => null) };
}
