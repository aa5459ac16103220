/** `dabyl run`: the bot alone, against the homeserver of .env. Also what `dabyl local` supervises. */
import { flushCompileCache } from "node:module";
import { asUserId } from "../../src/ids.ts";
import type { Config } from "../setup/config.ts";
import { takeLock } from "../matrix/instance-lock.ts";
import { type Bot, startBot } from "../wire.ts";
import { EXIT_BROKEN, EXIT_NEEDS_PERSON, needsPerson } from "./exit-codes.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, storeKeyOf } from "./settings.ts";

export async function run(printer: Printer): Promise<void> {
  const config = configured();
  const bot = await startLocked(config);
  const ready = readyObject(bot, config);
  // Also the next start after a kill finds compiled what this one needed.
  flushCompileCache();
  process.send?.(ready);
  printer.result(ready, `The bot ${bot.user} is ready at ${ready.homeserver}.`);
  await untilStopped(bot);
}

export type Ready = {
  readonly ready: true;
  readonly homeserver: string;
  readonly bot: string;
  readonly web: string;
  readonly regions: Bot["rooms"];
};

function readyObject(bot: Bot, config: Config): Ready {
  return {
    ready: true,
    homeserver: config.homeserver?.origin ?? "",
    bot: bot.user,
    web: bot.webUrl,
    regions: bot.rooms,
  };
}

/** @throws CommandFailure when settings are missing or another process holds the data folder */
export async function startLocked(config: Config): Promise<Bot> {
  const { homeserver, user, password } = config;
  if (homeserver === null || user === null || password === null)
    throw new CommandFailure(
      "no_homeserver",
      "Set DABYL_HOMESERVER, DABYL_USER and DABYL_PASSWORD in .env (see .env.example), or try `npm run dabyl -- local`.",
    );
  const storeKey = storeKeyOf(config);
  const lock = takeLock(config.home.folder);
  if (lock.kind === "taken")
    throw new CommandFailure(
      "already_running",
      `Another bot is running with ${config.home.folder}: stop it first, or name another folder in DABYL_HOME.`,
    );
  const bot = await startBot({
    config,
    homeserver,
    user: asUserId(user),
    credentials: { kind: "password", password },
    storeKey,
    onFatal: (fatal) => {
      process.stderr.write(`The bot cannot go on (${fatal.kind}) and must be started again.\n`);
      process.exit(needsPerson(fatal.kind) ? EXIT_NEEDS_PERSON : EXIT_BROKEN);
    },
  });
  // The bot keeps hold of the lock: an unreferenced one is collected, and its SQLite connection closed with it.
  return {
    ...bot,
    stop: async () => {
      await bot.stop();
      lock.release();
    },
  };
}

/** Stops cleanly on SIGTERM and SIGINT, and when the supervisor is gone. Timers of the SDK linger, so the process is ended. */
async function untilStopped(bot: Bot): Promise<never> {
  await new Promise<void>((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
    process.once("disconnect", () => resolve());
  });
  await bot.stop();
  process.exit(0);
}
