import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../../templates/guard");

/** The files of templates/guard by name, as loadGuard wants them: weights as bytes, the rest as text. */
export function guardFiles(): Record<string, string | Uint8Array> {
  const names = readdirSync(FOLDER).filter((name) => /\.(?:json|txt|bin)$/.test(name));
  const read = (name: string): string | Uint8Array => {
    const bytes = readFileSync(join(FOLDER, name));
    return name.endsWith(".bin") ? bytes : bytes.toString("utf8");
  };
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}
