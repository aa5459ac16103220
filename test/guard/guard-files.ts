import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../../templates/guard");

/** The files of templates/guard by name, as loadGuard wants them. */
export function guardFiles(): Record<string, string> {
  const names = readdirSync(FOLDER).filter((name) => /\.(?:json|txt)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]));
}
