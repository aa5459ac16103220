import { createHash } from "node:crypto";
import { z } from "zod";
import { type Guard, type GuardData, makeGuard } from "./guard.ts";
import { guardWordsSchema } from "./guard-words.ts";
import { keyTable } from "./key-table.ts";
import type { NameLists, PlacePhrases } from "./name-lists.ts";
import { parseWeights } from "./tagger/weights.ts";
import { KINDS } from "./verdict.ts";
import { parseVocabulary } from "./vocabulary.ts";

const masks = z.record(z.enum(KINDS), z.string().regex(/^\[[^[\]]+\]$/));
const json = z.string().transform((text): unknown => JSON.parse(text));
/** The files of templates/guard by name. Lists and weights are made by a machine and have checksums; the rest is edited by people. */
const guardFiles = z.object({
  "words.json": json.pipe(guardWordsSchema),
  "masks.json": json.pipe(z.strictObject({ kk: masks, ru: masks, en: masks })),
  "manifest.json": json.pipe(z.record(z.string(), z.object({ entries: z.int(), sha256: z.string() }))),
  "given.txt": z.string(),
  "surnames.txt": z.string(),
  "common.txt": z.string(),
  "places.txt": z.string(),
  "venues.txt": z.string(),
  "tagger.bin": z.instanceof(Uint8Array),
  "vocabulary.bin": z.instanceof(Uint8Array),
  "places.bin": z.instanceof(Uint8Array),
});
const LISTS = [
  "given.txt",
  "surnames.txt",
  "common.txt",
  "places.txt",
  "venues.txt",
  "tagger.bin",
  "vocabulary.bin",
  "places.bin",
] as const;

/**
 * The guard, from the files of templates/guard: `{ "words.json": "…", "given.txt": "…", …, "tagger.bin": bytes }`. Throws when a file is missing,
 * malformed or differs from its checksum; the bot does not start without its guard. Takes under 300 ms.
 */
export function loadGuard(data: unknown): Guard {
  const guard = makeGuard(readGuardData(data));
  // The first text makes the engine compile all patterns (40 ms): better now than with the first alert.
  guard("Нұрлан Ахметов, 8 701 000 00 00, @nick", { recipient: "response_room", language: "kk" });
  return guard;
}

/** The guard's data, checked; throws as loadGuard does. */
export function readGuardData(data: unknown): GuardData {
  const files = guardFiles.parse(data);
  for (const name of LISTS) {
    const expected = files["manifest.json"][name];
    const sum = createHash("sha256").update(files[name]).digest("hex");
    if (expected?.sha256 !== sum) throw new Error(`templates/guard/${name} does not match its checksum`);
  }
  const lists: NameLists = {
    given: keyTable(files["given.txt"]),
    vocabulary: parseVocabulary(files["vocabulary.bin"]),
    surnames: keyTable(files["surnames.txt"]),
    common: keyTable(files["common.txt"]),
    places: keyTable(files["places.txt"]),
    phrases: placePhrases(files["places.txt"]),
    venues: keyTable(files["venues.txt"]),
    weights: parseWeights(files["tagger.bin"]),
    placeWeights: parseWeights(files["places.bin"]),
  };
  return { lists, words: files["words.json"], masks: files["masks.json"] };
}

function placePhrases(text: string): PlacePhrases {
  const byFirst = new Map<string, string[][]>();
  for (const [place] of text.matchAll(/^[^ \n]+ .+$/gmu)) {
    const words = place.split(" ");
    const [first = ""] = words;
    const same = byFirst.get(first);
    if (same === undefined) byFirst.set(first, [words]);
    else same.push(words);
  }
  return byFirst;
}
