import type { LocalFailure } from "./failure.ts";
import type { SynapseFiles } from "./synapse-files.ts";

/** Why Synapse ended before it answered, from what it said on standard error and in its log during that run. */
export function startFailure(said: string, port: number, files: SynapseFiles): LocalFailure {
  if (/Address already in use|CannotListenError/.test(said)) return { kind: "port_taken", port };
  if (/No space left on device|database or disk is full|Errno 28/.test(said)) {
    return { kind: "disk_full", path: files.folder };
  }
  if (/readonly database|unable to open database|Permission denied|Read-only file system/.test(said)) {
    return { kind: "home_not_writable", path: files.folder };
  }
  if (/disk image is malformed|file is not a database/.test(said))
    return { kind: "home_damaged", path: files.folder };
  return { kind: "synapse_failed", logFile: files.log };
}
