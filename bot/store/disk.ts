/**
 * Waits for the disk beside the work instead of in the middle of it. SQLite has written a commit to its write-ahead log before it
 * returns; with synchronous=NORMAL only the flush of that file is left out. Here it is flushed from a thread of its own, through a
 * second handle: what fdatasync makes durable is the file, whoever wrote to it (adr/0012).
 */
import { closeSync, existsSync, fdatasync, openSync } from "node:fs";

export type Disk = {
  /** A commit was left to be flushed; `matters` when somebody will ask `reached` for it. */
  left(matters: boolean): void;
  /** Resolves when every commit that matters is on the disk. Rejects when the disk fails. */
  reached(): Promise<void>;
  /** Flushes no more. What is still left is flushed by SQLite, which empties the log into the file when it closes it. */
  close(): void;
};

/** Also what nobody waits for is not left to a power cut for longer than this, milliseconds. */
const AT_MOST_MS = 1_000;

export function openDisk(log: string): Disk {
  let handle: number | null = null;
  let timer: NodeJS.Timeout | null = null;
  let matters = false;
  let last: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    matters = false;
    // Read-only would do on Linux; Windows flushes through handles that may write.
    handle ??= existsSync(log) ? openSync(log, "r+") : null;
    const open = handle;
    if (open === null) return last;
    const done = new Promise<void>((resolve, reject) => {
      fdatasync(open, (error) => (error === null ? resolve() : reject(error)));
    });
    // An earlier flush that failed stays failed.
    last = Promise.all([last, done]).then(() => undefined);
    last.catch(() => undefined); // told to everybody who asks `reached`
    return last;
  };

  return {
    left: (asked) => {
      matters ||= asked;
      timer ??= setTimeout(() => void flush(), AT_MOST_MS).unref();
    },
    reached: () => (matters ? flush() : last),
    close: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      matters = false;
      const open = handle;
      handle = null;
      // A flush under way still uses the number, which the system would give to another file.
      if (open !== null) void last.catch(() => undefined).then(() => closeSync(open));
    },
  };
}
