/** Settings and store for a command; what is wrong becomes one sentence each. */
import { evolve } from "../../src/case/evolve.ts";
import { type Config, readConfig, readDotEnv } from "../setup/config.ts";
import { makeHome } from "../setup/home.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { CommandFailure } from "./output.ts";

export function configured(): Config {
  readDotEnv();
  const config = readConfig(process.env);
  if ("problems" in config) {
    const lines = config.problems.map(({ name, message }) => `${name}: ${message}`).join("; ");
    throw new CommandFailure(
      "wrong_settings",
      `Correct these settings in .env or the environment: ${lines}.`,
    );
  }
  return config;
}

export function storeKeyOf(config: Config): Uint8Array {
  makeHome(config.home);
  const key = config.storeKey();
  if (key === null)
    throw new CommandFailure(
      "wrong_store_key",
      `The store key is not 32 bytes of base64: correct DABYL_STORE_KEY, or restore ${config.home.storeKey} from your key backup.`,
    );
  return key;
}

/** Opens the store for one piece of work. The bot may be running beside it. */
export function withStore<T>(config: Config, readOnly: boolean, work: (store: Store) => T): T {
  const store = openStore({ file: config.home.database, key: storeKeyOf(config), evolve, readOnly });
  try {
    return work(store);
  } finally {
    store.close();
  }
}
