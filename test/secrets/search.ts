/**
 * Finds secrets in folders as somebody would who has seized the machine without its key: every byte of every file (databases with their
 * free pages and logs among them), every row of every SQLite database, and what is packed inside of any of it.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { formsOf, type Secret } from "./forms.ts";
import { unpackedIn } from "./packed.ts";
import { scanFor } from "./scan.ts";

export type Found = { readonly secret: Secret; readonly where: string };

export type Searched = { readonly found: readonly Found[]; readonly files: number; readonly bytes: number };

/** `places`: folders and files. `skip`: paths that end so are left alone. */
export type Places = { readonly places: readonly string[]; readonly skip?: readonly string[] };

export function searchFor(secrets: readonly Secret[], { places, skip = [] }: Places): Searched {
  const scan = scanFor(secrets.map(formsOf));
  const found = new Map<string, Found>();
  let bytes = 0;
  const look = (part: Uint8Array, where: string): void => {
    bytes += part.length;
    for (const index of [...scan(part), ...scan(lowered(part))]) {
      const secret = secrets[index];
      if (secret !== undefined) found.set(`${index} ${where}`, { secret, where });
    }
  };
  const files = places.flatMap(filesAt).filter((path) => !skip.some((end) => path.endsWith(end)));
  for (const path of files) {
    const whole = readFileSync(path);
    look(whole, path);
    for (const { how, bytes: inner } of unpackedIn(whole)) look(inner, `${path} (${how})`);
    if (whole.subarray(0, 15).toString("latin1") === "SQLite format 3") lookIntoTables(path, look);
  }
  return { found: [...found.values()], files: files.length, bytes };
}

/** Upper and lower case count as one, in every script. */
const lowered = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8").toLowerCase());

const SQLITE_BUSY = 5;

/** Rows as SQLite gives them: a long one lies in pieces in the file. Of a database that its process has for itself only the bytes are looked at. */
function lookIntoTables(path: string, look: (part: Uint8Array, where: string) => void): void {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables) {
      const parts: Buffer[] = [];
      for (const row of database.prepare(`SELECT * FROM "${String(name)}"`).iterate())
        for (const value of Object.values(row))
          parts.push(value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)), GAP);
      const whole = Buffer.concat(parts);
      look(whole, `${path} [${String(name)}]`);
      for (const { how, bytes } of unpackedIn(whole)) look(bytes, `${path} [${String(name)}] (${how})`);
    }
  } catch (error) {
    if (!(error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY)) throw error;
  } finally {
    database.close();
  }
}
/** Between two values: no secret begins in one and ends in the next. */
const GAP = Buffer.from("\0\n\0");

function filesAt(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
