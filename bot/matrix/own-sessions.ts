/**
 * Other sessions of the bot's account. It needs one device and no more: whoever signs in besides knows the password or runs the
 * homeserver, and can act in the bot's name. One that appears while the bot runs is ended at once, with the password; one that was there
 * when it started may be its own older device after a restore, and is only told (`dabyl sessions end`). A token that the homeserver's
 * administrator makes for himself has no session and shows only by what is done with it (sync.ts, `onForged`).
 */
import { z } from "zod";
import { MatrixError } from "matrix-js-sdk/lib/http-api/errors.js";
import type { Journal } from "../ports.ts";
import { failureOf } from "./failure.ts";
import type { Homeserver } from "./homeserver.ts";

export type OwnSessionsParts = {
  readonly homeserver: Pick<Homeserver, "insist" | "call">;
  readonly ownUser: string;
  readonly deviceId: string;
  readonly password: string | null;
  readonly journal: Journal;
  readonly onSession: (device: string, ended: boolean) => void;
};

/** Looks once. `first`: what is there is told and left. Never throws for what a homeserver does. */
export const ownSessionsOf = (parts: OwnSessionsParts): (() => Promise<void>) => {
  let known: Set<string> | null = null;
  const handled = new Set<string>();
  return async () => {
    const others = await otherSessions(parts);
    if (others === null) return;
    const isFirst = known === null;
    known ??= new Set(others);
    for (const device of others) {
      if (handled.has(device)) continue;
      handled.add(device);
      const ended = !isFirst && !known.has(device) && (await endSession(parts, device));
      parts.journal.alarm("other_session", { ended });
      parts.onSession(device, ended);
    }
  };
};

const Devices = z.looseObject({ devices: z.array(z.looseObject({ device_id: z.string() })) });

/** Null where the homeserver does not say. */
export const otherSessions = async ({
  homeserver,
  deviceId,
}: Pick<OwnSessionsParts, "homeserver" | "deviceId">): Promise<readonly string[] | null> => {
  try {
    const answer = await homeserver.insist({ method: "GET", path: "/devices" }, 3);
    const parsed = Devices.safeParse(answer);
    if (!parsed.success) return null;
    return parsed.data.devices.map(({ device_id }) => device_id).filter((id) => id !== deviceId);
  } catch (error) {
    failureOf(error); // rethrows what is no network failure
    return null;
  }
};

const Challenge = z.looseObject({ session: z.string() });

/** The homeserver asks for the password first. False: it did not let us. */
export const endSession = async (
  { homeserver, ownUser, password }: Pick<OwnSessionsParts, "homeserver" | "ownUser" | "password">,
  device: string,
): Promise<boolean> => {
  const request = { method: "POST", path: "/delete_devices" } as const;
  try {
    await homeserver.call({ ...request, body: { devices: [device] } });
    return true;
  } catch (error) {
    const challenge = error instanceof MatrixError ? Challenge.safeParse(error.data) : null;
    if (challenge?.success !== true || password === null) {
      failureOf(error);
      return false;
    }
    const identifier = { type: "m.id.user", user: ownUser };
    const auth = { type: "m.login.password", identifier, password, session: challenge.data.session };
    try {
      await homeserver.insist({ ...request, body: { devices: [device], auth } }, 3);
      return true;
    } catch (again) {
      failureOf(again);
      return false;
    }
  }
};
