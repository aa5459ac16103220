/** The processes of a running system, by the pid files that they keep, and their sudden end. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Of the bot, a child of `dabyl local`; null while there is none. */
export const botPid = (home: string): number | null => pidIn(join(home, "instance.pid"));
export const synapsePid = (home: string): number | null => pidIn(join(home, "synapse/synapse.pid"));

/** kill -9. False when the process was gone already. */
export function killNow(pid: number | null): boolean {
  if (pid === null) return false;
  try {
    return process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

function pidIn(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}
