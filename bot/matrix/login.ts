/**
 * The bot's one device. It is logged in once in its life: transaction ids are deduplicated per device, and a second
 * device would send everything again (matrix-notes.md, Exactly once).
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Vault } from "../ports.ts";
import { ConnectFailure } from "./failure.ts";

export type Credentials =
  | { readonly kind: "password"; readonly password: string }
  | { readonly kind: "token"; readonly accessToken: string; readonly deviceId: string };

export type Device = { readonly accessToken: string; readonly deviceId: string };

const USER = "matrix.user_id";
const DEVICE = "matrix.device_id";
const TOKEN = "matrix.access_token";

/**
 * The device of the vault, or a new one. The random device id is saved before the login and the token right after it:
 * a crash in between logs in again under the same id.
 * @throws ConnectFailure `other_user`, `login_refused`, `homeserver_unreachable`
 */
export const deviceOf = async (
  homeserver: URL,
  user: string,
  credentials: Credentials,
  vault: Vault,
  http: typeof fetch,
): Promise<Device> => {
  const owner = vault.get(USER);
  if (owner !== null && owner !== user) throw new ConnectFailure("other_user");
  const known = { accessToken: vault.get(TOKEN), deviceId: vault.get(DEVICE) };
  if (known.accessToken !== null && known.deviceId !== null) {
    const device = { accessToken: known.accessToken, deviceId: known.deviceId };
    if (credentials.kind === "token" || !(await hasExpired(homeserver, device.accessToken, http)))
      return device;
    const renewed = await logIn(homeserver, user, credentials.password, device.deviceId, http);
    vault.set(TOKEN, renewed);
    return { ...device, accessToken: renewed };
  }
  vault.set(USER, user);
  const deviceId =
    credentials.kind === "token"
      ? credentials.deviceId
      : (known.deviceId ?? `DABYL${randomBytes(6).toString("hex").toUpperCase()}`);
  vault.set(DEVICE, deviceId);
  const accessToken =
    credentials.kind === "token"
      ? credentials.accessToken
      : await logIn(homeserver, user, credentials.password, deviceId, http);
  vault.set(TOKEN, accessToken);
  return { accessToken, deviceId };
};

const LoggedOut = z.looseObject({ errcode: z.literal("M_UNKNOWN_TOKEN"), soft_logout: z.literal(true) });

/**
 * A soft logout: the token is over, the device and its keys stay (client-server API, "Soft logout"). Logged in again under the same device
 * id nothing changes for anybody. Every other answer is looked at by those who ask next.
 */
const hasExpired = async (homeserver: URL, token: string, http: typeof fetch): Promise<boolean> => {
  const answer = await http(new URL("/_matrix/client/v3/account/whoami", homeserver), {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(30_000),
  }).catch(() => null);
  if (answer?.status !== 401) return false;
  const body: unknown = await answer.json().catch(() => null);
  return LoggedOut.safeParse(body).success;
};

const Answer = z.looseObject({ access_token: z.string(), device_id: z.string() });

const logIn = async (
  homeserver: URL,
  user: string,
  password: string,
  deviceId: string,
  http: typeof fetch,
): Promise<string> => {
  const body = {
    type: "m.login.password",
    identifier: { type: "m.id.user", user },
    password,
    device_id: deviceId,
    initial_device_display_name: "Dabyl",
  };
  for (let tries = 1; ; tries += 1) {
    const response = await http(new URL("/_matrix/client/v3/login", homeserver), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    }).catch(() => null);
    if (response !== null && response.ok) {
      const answer = Answer.safeParse(await response.json());
      if (!answer.success || answer.data.device_id !== deviceId) throw new ConnectFailure("login_refused");
      return answer.data.access_token;
    }
    if (response !== null && response.status < 500 && response.status !== 429)
      throw new ConnectFailure("login_refused");
    if (tries === 5) throw new ConnectFailure("homeserver_unreachable");
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** tries));
  }
};
