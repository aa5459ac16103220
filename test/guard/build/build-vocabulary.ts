/**
 * Makes templates/guard/vocabulary.bin and its entry in manifest.json.
 *
 *   node test/guard/build/build-vocabulary.ts VOCABULARY.tsv KAZAKH.dic KAZAKH.lexc KAZNERD.txt PLAIN_DIR OUT_DIR [FIFTH]
 *
 * VOCABULARY: russian_vocabulary.py. KAZAKH.dic: Debian's hunspell-kk (GPL-2+, LGPL or MPL). KAZAKH.lexc: apertium-kaz (GPL-3). KAZNERD: the validation split
 * (CC BY 4.0, IS2AI). PLAIN_DIR: kk.txt, ky.txt, uz.txt of Common Voice (CC0). With FIFTH (0-4) that fifth of KAZNERD is left out, as in build-lists.ts.
 * Deterministic: same sources, same bytes.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { foldHash } from "../../../src/guard/fold-hash.ts";
import { nameFold, nameKey } from "../../../src/guard/name-key.ts";
import { ENGLISH } from "./hand-lists.ts";
import { kazakhForms } from "./kazakh-words.ts";
import { operationalWords } from "./operational-words.ts";
import { ownWords } from "./own-words.ts";
import { vocabularyBytes } from "./vocabulary-bytes.ts";

const [
  russianFile = "",
  dicFile = "",
  lexcFile = "",
  kaznerdFile = "",
  plainDir = "",
  outDir = "",
  fifth = "",
] = process.argv.slice(2);
const OWN = ownWords();
/** A form seen so often in Kazakh texts is as common as a word of our own templates. */
const OFTEN = 3;

const russian = new Map<string, number>();
const kazakh = new Map<string, number>();
const raise = (levels: Map<string, number>, word: string, level: number): void => {
  const fold = nameFold(word);
  if (fold.length > 1 && (levels.get(fold) ?? 0) < level) levels.set(fold, level);
};
const text = (file: string): string => readFileSync(file, "utf8");

const names = new Set(
  text(join(outDir, "given.txt"))
    .split("\n")
    .filter((line) => line !== "" && !line.endsWith(" 1"))
    .map((line) => line.split(" ")[0] ?? ""),
);
for (const line of text(russianFile).split("\n")) {
  const [form = "", band] = line.split("\t");
  if (form !== "" && !(/^[a-z]/.test(form) && names.has(nameKey(form)))) raise(russian, form, Number(band));
}
for (const word of [...ENGLISH, ...OWN.english]) raise(russian, word, 2);
for (const [word] of text(dicFile).matchAll(/^[а-яёәғқңөұүһі]{2,}(?=\/|$)/gmu)) raise(kazakh, word, 1);
for (const [, word = ""] of text(lexcFile).matchAll(/^([а-яёәғқңөұүһі]{2,}):\S* (?!NP)[A-Z]/gmu))
  raise(kazakh, word, 1);
for (const [word, count] of seenWords(["kk"])) raise(kazakh, word, count >= OFTEN ? 3 : 2);
for (const [word, count] of seenWords(["ky", "uz"])) if (count > 1) raise(kazakh, word, 1);
for (const word of OWN.cyrillic) raise(kazakh, word, 3);
const places = new Set(text(join(outDir, "places.txt")).split("\n"));
for (const { word, kk, count } of operationalWords())
  if (!names.has(nameKey(word)) && !places.has(nameKey(word)))
    raise(kk ? kazakh : russian, word, count >= OFTEN ? 2 : 1);

const values = new Map<number, number>();
for (const fold of new Set([...russian.keys(), ...kazakh.keys()])) {
  const hash = foldHash(fold);
  values.set(hash, (values.get(hash) ?? 0) | (4 * (russian.get(fold) ?? 0) + (kazakh.get(fold) ?? 0)));
}
write(vocabularyBytes(values));
console.log(`${russian.size} Russian and English, ${kazakh.size} Kazakh words`);

/** Words in small letters and how often they stand in the plain texts and, for Kazakh, in KazNERD. */
function seenWords(languages: readonly string[]): ReadonlyMap<string, number> {
  const counts = languages.includes("kk")
    ? kazakhForms(kaznerdFile, fifth === "" ? null : Number(fifth))
    : new Map<string, number>();
  for (const language of languages)
    for (const [word] of text(join(plainDir, `${language}.txt`)).matchAll(
      /(?<![\p{L}])\p{Ll}[\p{Ll}ʻʼ'‘’]+(?!\p{L})/gu,
    ))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function write(bytes: Uint8Array): void {
  const file = join(outDir, "manifest.json");
  const manifest = z.record(z.string(), z.unknown()).parse(JSON.parse(text(file)));
  const entry = { entries: values.size, sha256: createHash("sha256").update(bytes).digest("hex") };
  writeFileSync(join(outDir, "vocabulary.bin"), gzipSync(bytes, { level: 9 }));
  writeFileSync(file, `${JSON.stringify({ ...manifest, "vocabulary.bin": entry }, null, 2)}\n`);
}
