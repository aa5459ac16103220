import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const MOST = 16 * 1024;

/** Remembers where a log ends now, and gives what has been added since: at most its last 16 kB. */
export function logTail(path: string): () => string {
  const before = withFile(path, (file) => fstatSync(file).size) ?? 0;
  const added = (file: number): string => {
    const { size } = fstatSync(file);
    // A log that turned over meanwhile is shorter: then all of it is new.
    const start = Math.max(size < before ? 0 : before, size - MOST);
    const buffer = Buffer.alloc(size - start);
    const read = readSync(file, buffer, 0, buffer.length, start);
    return buffer.toString("utf8", 0, read);
  };
  return () => withFile(path, added) ?? "";
}

/** Null when there is no such file. */
function withFile<T>(path: string, use: (file: number) => T): T | null {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
