/** PostgreSQL's own programs, as Debian and others install them. */
import { existsSync, globSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Debian keeps most of them out of the path. */
const FOLDERS = [
  ...(process.env["PATH"] ?? "").split(delimiter),
  ...globSync("/usr/lib/postgresql/*/bin").toSorted().toReversed(),
];

/** @throws Error where it is not installed */
export function program(name: string): string {
  const path = FOLDERS.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate));
  if (path === undefined)
    throw new Error(`${name} is not here: install PostgreSQL (Debian: apt-get install postgresql)`);
  return path;
}
