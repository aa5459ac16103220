import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { readSmallFile } from "./secret-file.ts";
import type { SynapseFiles } from "./synapse-files.ts";

/**
 * Stops a Synapse of this home that outlived its parent (kill -9). Usually it is going already, as its standard input
 * closed. Call it only while the home's owner lock is held: else it may be somebody's running Synapse.
 */
export async function stopLeftover(files: SynapseFiles, patience = 5_000): Promise<void> {
  const pid = leftoverPid(files);
  if (pid !== null) {
    signal(pid, "SIGTERM");
    if (!(await gone(pid, files, patience))) {
      signal(pid, "SIGKILL");
      await gone(pid, files, patience);
    }
  }
  rmSync(files.pid, { force: true });
}

async function gone(pid: number, files: SynapseFiles, patience: number): Promise<boolean> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    if (!isSynapseOf(pid, files)) return true;
    await new Promise((next) => setTimeout(next, 50));
  }
  return false;
}

function leftoverPid(files: SynapseFiles): number | null {
  const pid = Number(readSmallFile(files.pid)?.trim() ?? "");
  return Number.isInteger(pid) && pid > 1 && isSynapseOf(pid, files) ? pid : null;
}

/** A pid may have gone to another program meanwhile: only a command line that names this home's configuration counts. */
function isSynapseOf(pid: number, files: SynapseFiles): boolean {
  const line = commandLine(pid);
  return line.includes("synapse-launcher.py") && line.includes(files.config);
}

function commandLine(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    // No such process: /proc has no entry, ps exits 1.
    return "";
  }
}

function signal(pid: number, name: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
