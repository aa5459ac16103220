/** The two children of a running `dabyl local`, bot and homeserver, and their sudden end. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dabyl } from "./dabyl-process.ts";

const PID_FILES = { bot: "instance.pid", homeserver: "synapse/synapse.pid" } as const;

/**
 * kill -9. False when it is not running at this moment: its pid file may be an old one, and the number somebody else's by now,
 * so that only a child of this `dabyl local` is ended.
 */
export function killNow(which: keyof typeof PID_FILES, { home, process: local }: Dabyl): boolean {
  const pid = pidIn(join(home, PID_FILES[which]));
  if (pid === null || local.pid === undefined || parentOf(pid) !== local.pid) return false;
  try {
    return process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

function pidIn(file: string): number | null {
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8"));
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

/** Null when there is no such process, or only what is left of one until its parent has noticed. */
function parentOf(pid: number): number | null {
  const { stdout } = spawnSync("ps", ["-o", "ppid=,stat=", "-p", String(pid)], { encoding: "utf8" });
  const [parent, state = "Z"] = stdout.trim().split(/\s+/);
  return parent === undefined || state.startsWith("Z") ? null : Number(parent);
}
