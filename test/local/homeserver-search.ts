/** Looks for words in everything that the homeserver keeps: what must never be there in clear is not to be found by any way. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { SQLOutputValue } from "node:sqlite";
import { DatabaseSync } from "node:sqlite";
import { POSTGRES_SETTING } from "../../bot/local/synapse-database.ts";
import { synapseFiles } from "../../bot/local/synapse-files.ts";
import { dumpOf } from "../postgres/dump.ts";

/** `where`: `table.column`, or a file's path below `<home>/synapse`. */
export type FoundInHomeserver = { readonly needle: string; readonly where: string };

/**
 * Searches all tables and columns (blobs as well) of Synapse's database, and the bytes of every file of its folder: database with
 * its free pages and write-ahead log, logs, media. Upper and lower case count as one; what JSON (\uXXXX), a URL or base64
 * spells differently is found too. Where Synapse keeps its tables in PostgreSQL (test/postgres) a dump of it is searched. Needles need four characters: shorter ones turn up in ciphertext by chance.
 */
export function findInHomeserver(home: string, needles: readonly string[]): FoundInHomeserver[] {
  const searched = needles.map(formsOf);
  const files = synapseFiles(home);
  const found = new Map<string, FoundInHomeserver>();
  const look = (text: string, where: string): void => {
    const folded = plain(text).toLowerCase();
    for (const { needle, lower, base64 } of searched) {
      if (!folded.includes(lower) && !base64.some((core) => text.includes(core))) continue;
      found.set(`${needle}\0${where}`, { needle, where });
    }
  };
  const dsn = process.env[POSTGRES_SETTING];
  if (dsn === undefined) searchTables(files.database, look);
  else look(dumpOf(dsn), "postgres");
  for (const path of filesBelow(files.folder)) {
    // A lock file is empty, and reading it could drop a lock that this process holds (bot/local/home-lock.ts).
    if (path.startsWith(`${files.venv}/`) || path.endsWith(".lock")) continue;
    look(readFileSync(path, "utf8"), relative(files.folder, path));
  }
  return [...found.values()];
}

type Forms = { readonly needle: string; readonly lower: string; readonly base64: readonly string[] };

function formsOf(needle: string): Forms {
  if (needle.length < 4) throw new Error(`"${needle}" is too short to be looked for`);
  const base64 = [0, 1, 2].map((shift) => base64Core(needle, shift)).filter((core) => core.length >= 8);
  return { needle, lower: needle.toLowerCase(), base64 };
}

/** The text with JSON's and URLs' escapes undone (Synapse keeps events as JSON in ASCII). */
function plain(text: string): string {
  return text
    .replaceAll(/\\+u([0-9a-f]{4})/gi, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)))
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8"));
}

/** What stands in the base64 of any text that holds the needle `shift` bytes after a multiple of three. */
function base64Core(needle: string, shift: number): string {
  const bytes = Buffer.from(needle);
  const start = (3 - shift) % 3;
  const whole = bytes.length - start - ((bytes.length - start) % 3);
  return bytes.subarray(start, start + whole).toString("base64");
}

function searchTables(path: string, look: (text: string, where: string) => void): void {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of names) {
      const table = String(name);
      for (const row of database.prepare(`SELECT * FROM "${table}"`).iterate()) {
        for (const [column, value] of Object.entries(row)) look(textOf(value), `${table}.${column}`);
      }
    }
  } finally {
    database.close();
  }
}

function textOf(value: SQLOutputValue): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : String(value);
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
