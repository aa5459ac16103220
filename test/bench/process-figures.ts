/** What a process of this machine has used so far, from /proc (Linux only; elsewhere an exception says so). */
import { readFileSync } from "node:fs";

/** User and system time of all its threads, milliseconds; in steps of 10 (USER_HZ is 100 on every Linux, proc(5)). */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field is the name in brackets and may hold spaces: counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident now and at most so far, in MB of 10^6 bytes. */
export function memoryMegabytes(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return { now: field(status, "VmRSS"), peak: field(status, "VmHWM") };
}

function field(status: string, name: string): number {
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`/proc tells no ${name}`);
  return (Number(kilobytes) * 1024) / 1e6;
}
