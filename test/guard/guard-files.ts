import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const FOLDER = join(import.meta.dirname, "../../templates/guard");

/** The files of templates/guard by name, as loadGuard wants them: weights as bytes, the rest as text. */
export function guardFiles(): Record<string, string | Uint8Array> {
  const names = readdirSync(FOLDER).filter((name) => /\.(?:json|txt|bin)$/.test(name));
  const read = (name: string): string | Uint8Array =>
    name.endsWith(".bin") ? readBinary(join(FOLDER, name)) : readFileSync(join(FOLDER, name), "utf8");
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

/** As bot/setup/templates.ts reads it: inflated where it is stored deflated. */
export function readBinary(file: string): Uint8Array {
  const bytes = readFileSync(file);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
