/** Updates that Telegram posts to the web port: only with the secret that was named to it at this start. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { HOOK_PATH, type MessengerHook } from "../messenger.ts";

export type Hook = { readonly url: string; readonly secret: string; readonly take: MessengerHook };

export function hookOf(name: URL, take: (update: unknown) => void): Hook {
  const secret = randomBytes(32).toString("hex");
  const expected = Buffer.from(secret);
  return {
    url: new URL(HOOK_PATH, name).href,
    secret,
    take: (told, update) => {
      const given = Buffer.from(told ?? "");
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "refused";
      take(update);
      return "taken";
    },
  };
}
