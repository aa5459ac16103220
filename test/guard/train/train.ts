/**
 * Trains the tagger and writes templates/guard/tagger.bin and its entry in manifest.json: docs/guard.md, "Retrain".
 *
 *   npm run guard:train -- DATA_DIR WORK_DIR [--judge [--folds=0,1] [--write]]
 *
 * With --judge, unless --write is there too, nothing is written but WORK_DIR/without-N.bin: for each fifth of the labelled sets (of our own messages: each author's) the rest is learnt, the fifth is
 * judged and the curves are printed; guard:eval takes those weights with --without=WORK_DIR. WORK_DIR: taught.jsonl (teacher.py), traits.bin (word_traits.py), lists0 … lists4 (build-lists.ts, build-vocabulary.ts with FIFTH). Same sources and seed, same bytes.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { GuardData } from "../../../src/guard/guard.ts";
import { readGuardData } from "../../../src/guard/load-guard.ts";
import { guardFiles, readBinary } from "../guard-files.ts";
import { FOLDS } from "./corpora.ts";
import { printCurves } from "./curve.ts";
import { addText, emptyTable } from "./featurise.ts";
import { type FitOptions, fit } from "./fit.ts";
import { trainTexts } from "./train-texts.ts";
import { weightBytes } from "./weight-bytes.ts";

const SEED = 7;
const OPTIONS: FitOptions = {
  bits: 21,
  epochs: 6,
  rate: 0.08,
  seed: SEED,
  dropInner: 0.1,
  dropOuter: 0.05,
  decay: 0,
  least: 2,
};
const TEMPLATES = join(import.meta.dirname, "../../../templates/guard");
const LISTS = ["given.txt", "surnames.txt", "common.txt", "places.txt", "venues.txt"];

const [data = "", work = ""] = process.argv.slice(2);
const judge = process.argv.includes("--judge");
const took = stopwatch();
const traits = new Uint32Array(new Uint8Array(readFileSync(join(work, "traits.bin"))).buffer);

/** The lists with which a text is read: KazNERD's own fifths without the everyday words known from that fifth alone. */
const whole = dataWith(TEMPLATES);
const folds = Array.from({ length: FOLDS }, (_, fold) => dataWith(join(work, `lists${fold}`)));
const texts = await trainTexts(data, work, SEED);
const table = emptyTable(800_000_000);
for (const { example } of texts)
  addText(table, example, (example.set === "kaznerd" ? folds[example.fold] : undefined) ?? whole);
console.log(`${texts.length} texts, ${table.labels.length} tokens, ${table.used} features: ${took()}`);
const rows = texts.map(({ weight, example, as }, text) => ({
  text,
  weight,
  set: example.set,
  fold: example.fold,
  as,
}));

if (judge) {
  const chosen = process.argv.flatMap(
    (argument) => /^--folds=([\d,]+)$/.exec(argument)?.[1]?.split(",").map(Number) ?? [],
  );
  const judged = chosen.length > 0 ? chosen : Array.from({ length: FOLDS }, (_, fold) => fold);
  const weights = judged.map((fold) => {
    const fitted = fit(
      table,
      rows.filter((row) => row.fold !== fold),
      OPTIONS,
    );
    writeFileSync(join(work, `without-${fold}.bin`), weightBytes({ ...fitted, traits }));
    console.log(`without part ${fold}: ${took()}`);
    return { fold, fitted };
  });
  printCurves(table, rows, new Map(weights.map(({ fold, fitted }) => [fold, fitted])));
}
if (!judge || process.argv.includes("--write")) {
  write(weightBytes({ ...fit(table, rows, OPTIONS), traits }));
  console.log(`trained: ${took()}`);
}

function dataWith(folder: string): GuardData {
  const manifest = readManifest(folder);
  const bytes = weightBytes({
    mask: 3,
    step: 0,
    transitions: [0, 0, 0, 0, 0, 0, 0, 0],
    buckets: new Int8Array(4),
    traits,
  });
  const sum = { entries: 2, sha256: createHash("sha256").update(bytes).digest("hex") };
  const lists = LISTS.map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
  return readGuardData({
    ...guardFiles(),
    ...Object.fromEntries(lists),
    "tagger.bin": bytes,
    "vocabulary.bin": readBinary(join(folder, "vocabulary.bin")),
    "manifest.json": JSON.stringify({ ...manifest, "tagger.bin": sum }),
  });
}

function readManifest(folder: string): Record<string, unknown> {
  const text = readFileSync(join(folder, "manifest.json"), "utf8");
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

function write(bytes: Uint8Array): void {
  const file = join(TEMPLATES, "manifest.json");
  const manifest = readManifest(TEMPLATES);
  const entry = { entries: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  writeFileSync(join(TEMPLATES, "tagger.bin"), bytes);
  writeFileSync(file, `${JSON.stringify({ ...manifest, "tagger.bin": entry }, null, 2)}\n`);
}

function stopwatch(): () => string {
  const start = performance.now();
  return () => `${((performance.now() - start) / 1000).toFixed(0)} s`;
}
