/** The bot as a process of its own, started as `dabyl run` starts it, with the time that takes. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import { DABYL, NODE_FLAGS } from "../../bot/cli/node-flags.ts";

const Ready = z.looseObject({
  bot: z.string(),
  regions: z.record(z.string(), z.looseObject({ response: z.string(), coordination: z.string() })),
});

export type BotProcess = {
  readonly ready: z.infer<typeof Ready>;
  readonly pid: number;
  /** From the start of the process to its "ready", milliseconds. */
  readonly startMs: number;
  /** SIGTERM, or the signal given, and its end. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

export type BotOptions = {
  readonly home: string;
  readonly homeserver: string;
  readonly user: string;
  readonly password: string;
  readonly regions: string;
};

/** DABYL_BENCH_NODE_ARGS goes instead to the bot's node, e.g. `--cpu-prof --cpu-prof-dir=profiles`. */
export async function startBotProcess(options: BotOptions): Promise<BotProcess> {
  const env = {
    ...process.env,
    DABYL_HOME: options.home,
    DABYL_HOMESERVER: options.homeserver,
    DABYL_USER: options.user,
    DABYL_PASSWORD: options.password,
    DABYL_REGIONS: options.regions,
    DABYL_WEB_PORT: "0",
  };
  const other = process.env["DABYL_BENCH_NODE_ARGS"];
  const nodeArgs = other === undefined ? NODE_FLAGS : other.split(" ").filter(Boolean);
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeArgs, ...DABYL, "run", "--json"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const notes: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => notes.push(line));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the bot ended with ${code}: ${notes.join("\n")}`)));
  });
  const startMs = performance.now() - began;
  const ready = Ready.parse(JSON.parse(line));
  return { ready, pid: child.pid ?? 0, startMs, stop: (signal = "SIGTERM") => stopped(child, signal) };
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}
