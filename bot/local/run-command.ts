import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";

/** `code` is null when the program could not be run or was killed; `output` is the end of what it wrote, both streams. */
export type Ran = { readonly code: number | null; readonly output: string };

const OUTPUT_KEPT = 64 * 1024;

export type RunOptions = {
  readonly env?: NodeJS.ProcessEnv;
  /** Killed after so many milliseconds. */
  readonly timeout?: number;
  /** Its whole output is added here as well. */
  readonly logFile?: string;
  /** Keep its standard input open as long as we live, in a process group of its own: for with-parent.py. */
  readonly tied?: boolean;
};

/** Runs a program to its end, without a shell. Never rejects. */
export function runCommand(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, {
      stdio: [options.tied === true ? "pipe" : "ignore", "pipe", "pipe"],
      detached: options.tied === true,
      env: options.env ?? process.env,
      ...(options.timeout === undefined ? {} : { timeout: options.timeout, killSignal: "SIGKILL" }),
    });
    const log =
      options.logFile === undefined ? null : createWriteStream(options.logFile, { flags: "a", mode: 0o600 });
    // A log that cannot be written must not stop the program whose end it would tell.
    log?.on("error", () => log.destroy());
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString("utf8")).slice(-OUTPUT_KEPT);
      log?.write(chunk);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", (error) => {
      log?.end();
      resolve({ code: null, output: error.message });
    });
    child.once("close", (code) => {
      log?.end();
      resolve({ code, output });
    });
  });
}
