/** The doctor's line on the doorbell. */
import { existsSync } from "node:fs";
import { evolve } from "../../src/case/evolve.ts";
import { asMillis } from "../../src/ids.ts";
import type { Config } from "../config.ts";
import { openStore } from "../store/open-store.ts";

/** Counts of the doorbell, for the line that says whether it works. */
function doorbellCounts(config: Config): {
  readonly linked: number;
  readonly away: number;
  readonly lost: number;
} {
  const none = { linked: 0, away: 0, lost: 0 };
  const key = existsSync(config.home.database) ? config.storeKey() : null;
  if (key === null) return none;
  try {
    const store = openStore({ file: config.home.database, key, evolve, readOnly: true });
    try {
      const linked = store.telegram.linked();
      const { failed, unsure } = store.bells.counts(asMillis(Date.now() - 86_400_000));
      const away = linked.filter(({ unreachableSince }) => unreachableSince !== null).length;
      return { linked: linked.length, away, lost: failed + unsure };
    } finally {
      store.close();
    }
  } catch {
    // The line on the store says what is wrong with it.
    return none;
  }
}

/** `good` and `bad` make a line of the doctor (doctor.ts). */
export async function telegramFinding<F>(
  config: Config,
  { good, bad }: Readonly<Record<"good" | "bad", (check: string, message: string) => F>>,
): Promise<F> {
  const { telegram } = config;
  if (telegram === null) return good("telegram", "no doorbell: DABYL_TELEGRAM_TOKEN is not set.");
  const { probeTelegram } = await import("../telegram/probe.ts");
  const { linked, away, lost } = doorbellCounts(config);
  const counts = `${linked} linked, ${away} of them not reached, ${lost} rings of the last day failed or may be lost`;
  switch (await probeTelegram(telegram.token, telegram.apiRoot)) {
    case "there":
      return good("telegram", `answers; ${counts}.`);
    case "token":
      return bad("telegram", "does not know the token: correct DABYL_TELEGRAM_TOKEN, and restart the bot.");
    case "away":
      return bad(
        "telegram",
        `does not answer: open the way to ${telegram.apiRoot.host} (docs/operations.md, "Telegram"); ${counts}. Dabyl works without it.`,
      );
  }
}
