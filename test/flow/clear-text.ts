/** Looks for words in what Dabyl itself keeps on disk: nothing of a case may lie there in clear. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

export type FoundOnDisk = { readonly needle: string; readonly file: string };

/** The bytes of every file below `home` but the homeserver's (findInHomeserver looks there), as UTF-8 and as UTF-16. */
export function findOnDisk(home: string, needles: readonly string[]): FoundOnDisk[] {
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(home, path).startsWith("synapse") && !path.endsWith(".lock"));
  return files.flatMap((path) => {
    const bytes = readFileSync(path);
    const texts = [bytes.toString("utf8").toLowerCase(), bytes.toString("utf16le").toLowerCase()];
    return needles
      .filter((needle) => texts.some((text) => text.includes(needle.toLowerCase())))
      .map((needle) => ({ needle, file: relative(home, path) }));
  });
}
