/** `dabyl run` as its owner starts it against a homeserver of his own, with its other commands. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import { DABYL } from "../../bot/cli/node-flags.ts";
import { asRoomId, type RoomId } from "../../src/ids.ts";
import { type Dabyl, runCommand } from "./dabyl-process.ts";

const Ready = z.looseObject({
  bot: z.string(),
  regions: z.record(z.string(), z.looseObject({ response: z.string(), coordination: z.string() })),
});

export type BotProcess = {
  readonly child: ChildProcess;
  readonly response: RoomId;
  readonly run: Dabyl["run"];
  /** The exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

export async function startBotProcess(env: NodeJS.ProcessEnv, region: string): Promise<BotProcess> {
  const whole = { ...process.env, ...env, DABYL_REGIONS: region };
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", ...DABYL, "run", "--json"],
    {
      env: whole,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    void ended.then((code) => reject(new Error(`dabyl run ended with ${code}`)));
  });
  const ready = Ready.parse(JSON.parse(line));
  const rooms = ready.regions[region];
  if (rooms === undefined) throw new Error(`no rooms for ${region}`);
  return {
    child,
    response: asRoomId(rooms.response),
    run: (args, stdin) => runCommand(args, whole, stdin),
    ended,
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      await ended;
    },
  };
}
