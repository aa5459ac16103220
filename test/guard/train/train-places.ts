/**
 * Trains the tagger of places and writes templates/guard/places.bin and its entry in manifest.json: docs/guard.md, "Retrain".
 *
 *   npm run guard:train-places [-- WORK_DIR --judge]
 *
 * With --judge nothing is written but WORK_DIR/places-without-N.bin: for each part of the authors, weights that learnt from the others. Same texts and seed, same bytes.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { guardFiles } from "../guard-files.ts";
import { readGuardData } from "../../../src/guard/load-guard.ts";
import { emptyTable } from "./featurise.ts";
import { placeFeaturiser } from "./featurise-places.ts";
import { type FitOptions, fit, type Row } from "./fit.ts";
import { PLACE_FOLDS, placeTexts } from "./place-texts.ts";
import { weightBytes } from "./weight-bytes.ts";

const SEED = 7;
const OPTIONS: FitOptions = {
  bits: 16,
  epochs: 4,
  rate: 0.08,
  seed: SEED,
  dropInner: 0.1,
  dropOuter: 0.03,
  decay: 0,
  least: 5,
};
const TEMPLATES = join(import.meta.dirname, "../../../templates/guard");
const NO_TRAITS = new Uint32Array(0);
const [work = ""] = process.argv.slice(2);
const data = readGuardData(guardFiles());
const table = emptyTable(300_000_000);
const add = placeFeaturiser(table, data, SEED);
const rows: (Row & { fold: number })[] = [];
for (const text of placeTexts(SEED))
  for (let copies = add(text); copies > 0; copies -= 1)
    rows.push({ text: rows.length, weight: text.weight, fold: text.fold });
console.log(`${rows.length} texts, ${table.labels.length} figures, ${table.used} features`);
if (process.argv.includes("--judge"))
  for (let fold = 0; fold < PLACE_FOLDS; fold += 1)
    writeFileSync(join(work, `places-without-${fold}.bin`), fitted(rows.filter((row) => row.fold !== fold)));
else write(fitted(rows));

function fitted(some: readonly Row[]): Uint8Array {
  return weightBytes({ ...fit(table, some, OPTIONS), traits: NO_TRAITS });
}

function write(bytes: Uint8Array): void {
  const file = join(TEMPLATES, "manifest.json");
  const manifest = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, "utf8")));
  const entry = { entries: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  writeFileSync(join(TEMPLATES, "places.bin"), gzipSync(bytes, { level: 9 }));
  writeFileSync(file, `${JSON.stringify({ ...manifest, "places.bin": entry }, null, 2)}\n`);
}
