/** `dabyl local`: homeserver and bot in the foreground, each watched and started again when it dies (contract.md). */
import { type ChildProcess, spawn } from "node:child_process";
import { z } from "zod";
import { asRoomId } from "../../src/ids.ts";
import { makeHome } from "../setup/home.ts";
import { botAccount } from "../local/bot-account.ts";
import { failureSentence, stepSentence } from "../local/sentences.ts";
import { startSynapse, type Synapse } from "../local/synapse-process.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { EXIT_BROKEN } from "./exit-codes.ts";
import { DABYL, NODE_FLAGS } from "./node-flags.ts";
import type { Ready } from "./run.ts";
import { configured } from "./settings.ts";

export type LocalOptions = { readonly port?: number; readonly webPort?: number };

export type Stack = {
  readonly ready: Ready;
  readonly synapse: Synapse;
  stop(): Promise<void>;
  readonly ended: Promise<void>;
};

export async function local(options: LocalOptions, printer: Printer): Promise<void> {
  const stack = await startStack(options, printer);
  printer.result(
    stack.ready,
    `Ready. Homeserver: ${stack.ready.homeserver}. Bot: ${stack.ready.bot}. Stop with Ctrl+C.`,
  );
  const stopped = new Promise<void>((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });
  await Promise.race([stopped, stack.ended]);
  await stack.stop();
}

/** Starts Synapse and the bot of this home and waits until both answer. */
export async function startStack(options: LocalOptions, printer: Printer): Promise<Stack> {
  const { home } = configured();
  makeHome(home);
  const started = await startSynapse({
    home: home.folder,
    limits: "lifted",
    onProgress: (step) => printer.note(stepSentence(step)),
    ...(options.port !== undefined && { port: options.port }),
  });
  if (started.kind !== "running") throw new CommandFailure(started.kind, failureSentence(started));
  try {
    const account = await botAccount(home, started.url);
    const env = {
      ...process.env,
      DABYL_HOME: home.folder,
      DABYL_HOMESERVER: started.url,
      DABYL_USER: account.user,
      DABYL_PASSWORD: account.password,
      DABYL_SYNAPSE_ADMIN_TOKEN: account.adminToken,
      DABYL_SYNAPSE_PURGE_MEDIA: "yes",
      ...(options.webPort !== undefined && { DABYL_WEB_PORT: String(options.webPort) }),
    };
    const bot = superviseBot(env, printer);
    const ready = await bot.ready;
    return {
      ready,
      synapse: started,
      ended: Promise.race([bot.ended, started.ended.then(() => undefined)]),
      stop: async () => {
        await bot.stop();
        await started.stop();
      },
    };
  } catch (error) {
    await started.stop();
    throw error;
  }
}

const ReadyMessage = z.strictObject({
  ready: z.literal(true),
  homeserver: z.string(),
  bot: z.string(),
  web: z.string(),
  regions: z.record(
    z.string(),
    z.strictObject({
      response: z.string().transform(asRoomId),
      coordination: z.string().transform(asRoomId),
    }),
  ),
});
/** Milliseconds between a death and the next start: the first at once, then longer, but alerts are waiting. */
const PAUSES = [50, 200, 1_000, 2_000];

type Supervised = { readonly ready: Promise<Ready>; readonly ended: Promise<void>; stop(): Promise<void> };

function superviseBot(env: NodeJS.ProcessEnv, printer: Printer): Supervised {
  let child: ChildProcess | null = null;
  let stopping = false;
  let deaths = 0;
  let webPort = env["DABYL_WEB_PORT"];
  const ready = Promise.withResolvers<Ready>();
  const ended = Promise.withResolvers<void>();
  const start = (): void => {
    // Its words come to our stderr: stdout carries one JSON object and nothing else.
    child = spawn(process.execPath, [...NODE_FLAGS, ...DABYL, "run"], {
      env: { ...env, ...(webPort !== undefined && { DABYL_WEB_PORT: webPort }) },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (message) => {
      const parsed = ReadyMessage.safeParse(message);
      if (!parsed.success) return;
      deaths = 0;
      webPort = new URL(parsed.data.web).port; // a hotline goes on calling where it called before
      ready.resolve(parsed.data);
    });
    child.once("exit", (code, signal) => {
      if (stopping) return ended.resolve();
      // A wrong setting does not mend itself; a death does.
      if (code !== null && code !== EXIT_BROKEN && code !== 0) {
        const failure = new CommandFailure(
          "bot_failed",
          "The bot could not start; what is wrong stands above.",
        );
        ready.reject(failure);
        return ended.resolve();
      }
      printer.note(`The bot ended (${signal ?? code}); starting it again…`);
      setTimeout(start, PAUSES[Math.min(deaths++, PAUSES.length - 1)] ?? 0);
    });
  };
  start();
  return {
    ready: ready.promise,
    ended: ended.promise,
    stop: async () => {
      stopping = true;
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child?.once("exit", resolve));
      child.kill("SIGTERM");
      const hurry = setTimeout(() => child?.kill("SIGKILL"), 15_000);
      await gone;
      clearTimeout(hurry);
    },
  };
}
