/** How much the data folder's disk still takes; told before it is full, as nothing can be written after. */
import { existsSync, statfsSync } from "node:fs";
import type { Journal } from "../ports.ts";

/** Bytes below which a day's work might not fit. */
export const LEAST_DISK = 500_000_000;

/** Null where there is no such folder. */
export function freeBytes(folder: string): number | null {
  if (!existsSync(folder)) return null;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** To be called now and then; the journal tells administrators once a day. */
export function watchDisk(
  folder: string,
  journal: Journal,
  free: (folder: string) => number | null = freeBytes,
): void {
  const bytes = free(folder);
  if (bytes !== null && bytes <= LEAST_DISK)
    journal.alarm("disk_low", { megabytes: Math.round(bytes / 1e6) });
}
