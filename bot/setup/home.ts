/** The data folder (DABYL_HOME): where everything that must survive lies. Only its owner can read it. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

export type Home = {
  readonly folder: string;
  /** Ledger, projections, inbox, outbox. */
  readonly database: string;
  /** The key that everything sealed hangs on, unless DABYL_STORE_KEY gives it. */
  readonly storeKey: string;
  readonly log: string;
  /** The bot's account on the local homeserver. */
  readonly localBot: string;
};

export function homeAt(folder: string): Home {
  const root = resolve(folder);
  return {
    folder: root,
    database: join(root, "dabyl.db"),
    storeKey: join(root, "store.key"),
    log: join(root, "dabyl.log"),
    localBot: join(root, "local-bot.json"),
  };
}

export const makeHome = (home: Home): void => void mkdirSync(home.folder, { recursive: true, mode: 0o700 });
