/** Whether the messenger is there. That it is away is said once, not at its first hiccup; that it is back, in the log alone. */
import type { Millis } from "../../src/ids.ts";
import type { MessengerDesk } from "../messenger.ts";
import type { Journal } from "../ports.ts";

export type Health = Pick<MessengerDesk, "up" | "down"> & { readonly isUp: () => boolean };

/** In the vault: since when the bot does not get there. */
export const AWAY = "telegram.away";

/** Mobile networks and proxies fail for a minute every day. */
const PATIENCE_MS = 180_000;

/** `remember`: since when it is away, for who asks from outside (`dabyl doctor`); null: it is there. */
export function newHealth(
  journal: Journal,
  now: () => Millis,
  onUp: () => void,
  remember: (since: Millis | null) => void,
): Health {
  let isUp = false;
  let downSince: Millis | null = null;
  let told = false;
  return {
    isUp: () => isUp,
    up: () => {
      if (told) journal.info("telegram_up");
      const wasUp = isUp;
      if (!wasUp) remember(null);
      [isUp, downSince, told] = [true, null, false];
      if (!wasUp) onUp();
    },
    down: (why) => {
      isUp = false;
      downSince ??= now();
      if (told || (why === "network" && now() - downSince < PATIENCE_MS)) return;
      told = true;
      remember(downSince);
      journal.alarm(why === "token" ? "telegram_token" : "telegram_down", { why });
    },
  };
}
