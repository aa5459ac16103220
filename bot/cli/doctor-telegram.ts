/** The doctor's line on the doorbell. */
import { existsSync } from "node:fs";
import { evolve } from "../../src/case/evolve.ts";
import { asMillis } from "../../src/ids.ts";
import type { Config } from "../setup/config.ts";
import { AWAY } from "../doorbell/doorbell-health.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { bad, type Finding, good } from "./finding.ts";

type Doorbell = {
  readonly linked: number;
  readonly unreached: number;
  readonly lost: number;
  /** The running bot does not get there, whether this command does or not: the service has a way out of its own. */
  readonly isAway: boolean;
};
const NOTHING_KNOWN: Doorbell = { linked: 0, unreached: 0, lost: 0, isAway: false };

function doorbellOf({ telegram, bells, vault }: Store): Doorbell {
  const linked = telegram.linked();
  const { failed, unsure } = bells.counts(asMillis(Date.now() - 86_400_000));
  return {
    linked: linked.length,
    unreached: linked.filter(({ unreachableSince }) => unreachableSince !== null).length,
    lost: failed + unsure,
    isAway: vault.get(AWAY) !== null,
  };
}

function doorbellIn(config: Config): Doorbell {
  const key = existsSync(config.home.database) ? config.storeKey() : null;
  if (key === null) return NOTHING_KNOWN;
  try {
    const store = openStore({ file: config.home.database, key, evolve, readOnly: true });
    try {
      return doorbellOf(store);
    } finally {
      store.close();
    }
  } catch {
    // The line on the store says what is wrong with it.
    return NOTHING_KNOWN;
  }
}

export async function telegramFinding(config: Config): Promise<Finding> {
  const { telegram } = config;
  if (telegram === null) return good("telegram", "no doorbell: DABYL_TELEGRAM_TOKEN is not set.");
  const { probeTelegram } = await import("../telegram/probe.ts");
  const { linked, unreached, lost, isAway } = doorbellIn(config);
  const counts = `${linked} linked, ${unreached} of them not reached, ${lost} rings of the last day failed or may be lost`;
  const closed = (how: string): Finding =>
    bad(
      "telegram",
      `${how}: open the way to ${telegram.apiRoot.host} (docs/operations.md, "The way out to Telegram"); ${counts}. Dabyl works without it.`,
    );
  switch (await probeTelegram(telegram.token, telegram.apiRoot)) {
    case "there":
      return isAway
        ? closed("answers here, but not the running bot")
        : good("telegram", `answers; ${counts}.`);
    case "token":
      return bad("telegram", "does not know the token: correct DABYL_TELEGRAM_TOKEN, and restart the bot.");
    case "away":
      return closed("does not answer");
  }
}
