import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";

/** A Node process of its own that runs a piece of TypeScript-free module code, to be killed as `dabyl local` may be. */
export type ChildScript = {
  readonly process: ChildProcess;
  /** The next line that it prints; rejects when it ends without one. */
  line(): Promise<string>;
  /** kill -9, and its end. */
  kill(): Promise<void>;
};

export function childScript(code: string, env: NodeJS.ProcessEnv = process.env): ChildScript {
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...env, NODE_OPTIONS: "" },
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8");
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    process: child,
    line: async () => {
      while (!text.includes("\n")) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error("the script ended without a word");
        await new Promise((next) => setTimeout(next, 20));
      }
      const end = text.indexOf("\n");
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      return line;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The file URL of a module of bot/local, for the scripts. */
export const localModule = (name: string): string => new URL(`../../bot/local/${name}`, import.meta.url).href;
