import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { logTail } from "./log-tail.ts";
import { RUN_KEY } from "./synapse-config.ts";
import type { SynapseFiles } from "./synapse-files.ts";

const LAUNCHER = fileURLToPath(new URL("synapse-launcher.py", import.meta.url));
const STDERR_KEPT = 16 * 1024;

/** One run of the Synapse process, from its birth to its end. */
export type SynapseChild = {
  readonly pid: number;
  /** Resolves when the process is gone. `code` is null after a signal; `said`: the end of its standard error and of its log. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
  alive(): boolean;
  kill(signal: "SIGTERM" | "SIGKILL"): void;
};

/**
 * Starts Synapse in a session of its own, so that Ctrl-C at the terminal reaches us alone and the bot can still drain.
 * Null when the interpreter cannot be run.
 */
export function spawnSynapse(python: string, files: SynapseFiles): SynapseChild | null {
  // -I: no PYTHON* variables of the environment, so that bytecode is kept (1.0 s to import instead of 2.5 s).
  const logged = logTail(files.log);
  const child = spawn(python, ["-I", LAUNCHER, files.pid, files.synapseLock, files.config], {
    cwd: files.folder,
    stdio: ["pipe", "ignore", "pipe"],
    detached: true,
  });
  const ended = endOf(child, logged);
  const { pid } = child;
  if (pid === undefined) return null;
  return {
    pid,
    ended,
    alive: () => child.exitCode === null && child.signalCode === null,
    kill: (signal) => void child.kill(signal),
  };
}

function endOf(child: ChildProcess, logged: () => string): SynapseChild["ended"] {
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr = (stderr + chunk.toString("utf8")).slice(-STDERR_KEPT);
  });
  // The pipe breaks when the process dies; its end tells us anyway.
  child.stdin?.on("error", () => child.stdin?.destroy());
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, said: error.message }));
    child.once("close", (code) => resolve({ code, said: stderr + logged() }));
  });
}

/** Ends a run: SIGTERM, and SIGKILL when it has not gone after `patience` milliseconds. */
export async function endSynapse(child: SynapseChild, patience: number): Promise<void> {
  if (!child.alive()) return;
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), patience);
  await child.ended;
  clearTimeout(hard);
}

/** Where to ask, and the mark of homeserver.yaml by which we know that it is ours that answers. */
export type Address = { readonly url: string; readonly port: number; readonly run: string };

/** True as soon as the homeserver answers; false when the process ended, or did not answer within `patience` milliseconds. */
export async function answers(child: SynapseChild, address: Address, patience: number): Promise<boolean> {
  const until = performance.now() + patience;
  while (child.alive() && performance.now() < until) {
    if (await pings(address, 2_000)) return child.alive();
    await Promise.race([child.ended, new Promise((next) => setTimeout(next, 50))]);
  }
  return false;
}

const WellKnown = z.object({ [RUN_KEY]: z.string() });

/** One look: does it answer within so many milliseconds, and is it ours? */
export async function pings({ url, run }: Address, patience: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(patience);
    const versions = await fetch(`${url}/_matrix/client/versions`, { signal });
    await versions.arrayBuffer();
    const known = await fetch(`${url}/.well-known/matrix/client`, { signal });
    return versions.ok && WellKnown.parse(await known.json())[RUN_KEY] === run;
  } catch {
    // Not up yet: nobody listens, it does not answer in time, or somebody else does.
    return false;
  }
}
