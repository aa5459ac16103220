/**
 * Makes templates/guard/{given,surnames,common,places,venues}.txt and manifest.json from their sources.
 *
 *   node test/guard/build/build-lists.ts NAMES_DIR GAZETTEER.json KAZNERD.txt RUSSIAN.tsv OUT_DIR [FIFTH]
 *
 * NAMES_DIR: first.txt (natasha, MIT), {kaz,kir,uzb}-{first,last,places}.txt (apertium lexicons, GPL-3). KAZNERD: the
 * validation split (CC BY 4.0, IS2AI). RUSSIAN: russian_words.py. Everyday Kazakh words come from KAZNERD and from this project's own
 * templates (lexicons of intake, command words, texts). With FIFTH (0-4) that fifth of KAZNERD is left out: the tagger is trained on it as if its words had never been seen. Deterministic: same sources, same bytes.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { keyTable, type KeyTable } from "../../../src/guard/key-table.ts";
import { nameFold, nameKey } from "../../../src/guard/name-key.ts";
import type { NameLists } from "../../../src/guard/name-lists.ts";
import { readName, type Strength } from "../../../src/guard/name-reading.ts";
import type { Token } from "../../../src/guard/token.ts";
import { kazakhForms } from "./kazakh-words.ts";
import { MORE_GIVEN } from "./more-given.ts";
import { ownWords } from "./own-words.ts";
import { RATHER_TOWNS, TOWNS } from "./towns.ts";
import {
  ENGLISH,
  MORE_PLACES,
  NO_PLACES,
  RATHER_NAMES,
  RATHER_WORDS,
  SURELY_NAMES,
  SURNAMES,
} from "./hand-lists.ts";

const [namesDir = "", gazetteerFile = "", kaznerdFile = "", russianFile = "", outDir = "", fifth = ""] =
  process.argv.slice(2);

type Russian = { form: string; count: number; given: number; surname: number; other: number; common: number };

const gazetteer = z.array(
  z.object({
    type: z.string(),
    kk: z.string(),
    ru: z.string(),
    en: z.string(),
    kk_latin: z.string().optional(),
    also: z.array(z.string()),
  }),
);

/** Frequent Russian words are all kept, for telling an unknown word from a known one. */
const FREQUENT = 30_000;

const lines = (file: string): string[] => readFileSync(file, "utf8").split("\n");
const nameFile = (name: string): string[] =>
  lines(join(namesDir, `${name}.txt`))
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((word) => /^[\p{L}ʻʼ'‘’]+$/u.test(word));
const keysOf = (list: readonly string[]): Set<string> =>
  new Set(list.map(nameKey).filter((k) => /^[а-я]{2,}$/.test(k)));

const russian: Russian[] = lines(russianFile)
  .filter((line) => line !== "")
  .map((line) => {
    const [form = "", count, given, surname, other, common] = line.split("\t");
    return {
      form,
      count: Number(count),
      given: Number(given),
      surname: Number(surname),
      other: Number(other),
      common: Number(common),
    };
  });
const own = ownWords();
const kazakhWords = own.cyrillic;
const kaznerdForms = kazakhForms(kaznerdFile, fifth === "" ? null : Number(fifth));

const given = buildGiven();
const venues = new Set<string>();
const byHand = new Set([...SURELY_NAMES, ...RATHER_NAMES, ...MORE_GIVEN].map(nameKey));
const places = buildPlaces();
const surnames = buildSurnames();
const common = buildCommon();
write();

/** Which names: those that two sources know or that are long are sure; short rare ones are dropped. */
function buildGiven(): Map<string, Strength> {
  const sources = ["first", "kaz-first", "kir-first", "uzb-first"].map((name) => keysOf(nameFile(name)));
  const [social = new Set<string>(), ...others] = sources;
  const more = new Set(MORE_GIVEN.map(nameKey));
  const found = new Map<string, Strength>();
  const known = (key: string): boolean =>
    social.has(key) || more.has(key) || others.filter((source) => source.has(key)).length > 1;
  for (const key of new Set(sources.flatMap((source) => [...source]))) {
    if (/^.{3,}(?:ов|ев|ова|ева)$/.test(key)) continue;
    if (key.length >= 7 || (known(key) && key.length >= 4)) found.set(key, 3);
    else if (key.length >= 5) found.set(key, 2);
  }
  for (const key of more) found.set(key, 3);
  for (const { form, given: asName, common: asWord, count } of russian) {
    const key = nameKey(form);
    if (!found.has(key) || asWord === 0) continue;
    if (asName < 0.15 && count > 300) lower(found, key, count > 3000 ? 1 : 2);
    else if (asWord >= 0.3) lower(found, key, 2);
  }
  for (const word of kazakhWords)
    lower(found, nameKey(word), known(nameKey(word)) && !kaznerdForms.has(word) ? 2 : 1);
  for (const word of [...kaznerdForms.keys(), ...ENGLISH, ...RATHER_WORDS]) lower(found, nameKey(word), 1);
  for (const word of RATHER_NAMES) if (found.get(nameKey(word)) !== 3) found.set(nameKey(word), 2);
  for (const word of SURELY_NAMES) found.set(nameKey(word), 3);
  addDoubled(found);
  return found;
}

/** "Анна" has the key of Kazakh "ана" (mother), "Инна" that of "іні": such names are kept with their doubled letter too. */
function addDoubled(found: Map<string, Strength>): void {
  const folds = new Set(
    [
      ...russian.filter((word) => word.common > 0.3).map((word) => word.form),
      ...kazakhWords,
      ...kaznerdForms.keys(),
      ...RATHER_WORDS,
    ].map(nameFold),
  );
  for (const word of [...nameFile("first"), ...MORE_GIVEN, ...SURELY_NAMES]) {
    const fold = nameFold(word);
    if (fold !== nameKey(word) && (found.get(nameKey(word)) ?? 0) < 3 && fold.length > 3 && !folds.has(fold))
      found.set(fold, 3);
  }
}

function lower(found: Map<string, Strength>, key: string, to: Strength): void {
  const now = found.get(key);
  if (now !== undefined && now > to) found.set(key, to);
}

/** The gazetteer's places, and the wide world's where no one is called so. */
function buildPlaces(): Set<string> {
  const found = new Set<string>();
  for (const place of gazetteer.parse(JSON.parse(readFileSync(gazetteerFile, "utf8")))) {
    const names = [place.kk, place.ru, place.en, place.kk_latin ?? place.kk, ...place.also];
    for (const name of names) {
      const bare = name.replace(
        /(?:^|\s)(?:ауданы|аудан|ауд\.?|облысы|обл\.?|қаласы|қала|область|район|р-н|город|г\.|с\.|село|ауылы|District|oblast|region|audany|oblysy|базары|базар|рынок|вокзалы|вокзал|автовокзал[ыі]?|әуежайы|аэропорт|станция|трасса|city)(?=\s|$)/giu,
        " ",
      );
      const parts = bare.split(/[\s-]+/).filter((part) => /^[\p{L}']{3,}$/u.test(part));
      const key = parts.map(nameKey).join(" ");
      const person =
        /^(?:village|market|station|border_post|road)$/.test(place.type) && (given.get(key) ?? 0) > 1;
      if (person) venues.add(key);
      else if (parts.length > 0 && parts.length < 4) found.add(key);
    }
  }
  for (const name of RATHER_TOWNS) lower(given, nameKey(name), 1);
  for (const name of TOWNS) {
    const key = name.split("-").map(nameKey).join(" ");
    // "Сатпаев", "Қонаев": a town, and a surname more often.
    ((given.get(key) ?? 0) > 1 || /(?:паев|наев)$/.test(key) ? venues : found).add(key);
  }
  for (const name of NO_PLACES) found.delete(nameKey(name));
  for (const name of MORE_PLACES)
    found.add(
      name
        .split(/[\s-]+/)
        .map(nameKey)
        .join(" "),
    );
  const sure = new Set(
    russian.filter((word) => word.other >= 0.5 && word.given < 0.2).map((word) => nameKey(word.form)),
  );
  for (const name of ["kaz-places", "kir-places", "uzb-places"]) {
    for (const key of keysOf(nameFile(name))) {
      const person = (given.get(key) ?? 0) >= 2 || /(?:ов|ев|ин|енко|ски)$/.test(key);
      if (key.length > 3 && (!person || sure.has(key))) found.add(key);
    }
  }
  for (const { form, other, given: asName, surname } of russian) {
    if (
      other < 0.5 ||
      asName + surname >= 0.2 ||
      !/^\p{Ll}{4,}$/u.test(form) ||
      /(?:ич|вн[аыеуо]й?)$/.test(form)
    )
      continue;
    const key = nameKey(form);
    if (byHand.has(key)) continue;
    found.add(key);
    lower(given, key, 1);
  }
  return found;
}

function buildSurnames(): Map<string, Strength> {
  const found = new Map<string, Strength>();
  for (const { form, surname, count } of russian) {
    const key = nameKey(form);
    if (surname >= 0.8 && count > 400 && key.length >= 5 && !given.has(key))
      found.set(key, surname >= 0.95 ? 3 : 2);
  }
  for (const name of ["kaz-last", "kir-last"]) {
    for (const key of keysOf(nameFile(name)))
      if (key.length >= 6 && !given.has(key) && !places.has(key)) found.set(key, 2);
  }
  for (const word of SURNAMES) found.set(nameKey(word), nameKey(word).length > 4 ? 2 : 1);
  return found;
}

function strengths(words: ReadonlyMap<string, Strength>): KeyTable {
  return keyTable([...words].map(([key, by]) => (by === 3 ? key : `${key} ${by}`)).join("\n"));
}

/** Everyday words: the frequent ones, and of the rarer ones those that the name finder would take for names. */
function buildCommon(): Set<string> {
  const weights = {
    mask: 0,
    step: 0,
    transitions: [],
    buckets: new Int8Array(1),
    traits: new Uint32Array(0),
  };
  const lists: NameLists = {
    given: strengths(given),
    vocabulary: { third: 1, seed: 1, slots: new Uint16Array(3) },
    surnames: strengths(surnames),
    common: keyTable(""),
    places: keyTable([...places].filter((place) => !place.includes(" ")).join("\n")),
    phrases: new Map(),
    venues: keyTable([...venues].join("\n")),
    weights,
    placeWeights: weights,
  };
  const found = new Set<string>();
  const keep = (key: string): void => {
    if ((given.get(key) ?? 0) < 2 && key.length > 1) found.add(key);
  };
  const frequent = new Set(
    russian
      .filter(({ common: asWord }) => asWord > 0.5)
      .toSorted((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1))
      .slice(0, FREQUENT)
      .map(({ form }) => form),
  );
  for (const { form, common: asWord } of russian) {
    if (asWord <= 0.5) continue;
    const reading = readName(asToken(form), lists);
    if (frequent.has(form) || reading.given > 0 || reading.surname > 0 || reading.patronymic > 0)
      keep(nameKey(form));
  }
  for (const word of [...kazakhWords, ...kaznerdForms.keys(), ...own.english, ...ENGLISH, ...RATHER_WORDS])
    keep(nameKey(word));
  // The word for a village goes with its name: address-reach.ts takes both along.
  found.delete(nameKey("ауылы"));
  for (const key of surnames.keys()) found.delete(key);
  return found;
}

function asToken(word: string): Token {
  return {
    kind: "word",
    text: word,
    start: 0,
    end: word.length,
    key: nameKey(word),
    lower: word,
    fold: nameFold(word),
    capital: "none",
    opens: false,
    glued: false,
  };
}

/** The entries of vocabulary and weights (build-vocabulary.ts, train.ts, train-places.ts) are kept; after new lists both should be made anew. */
function otherEntries(): Record<string, { entries: number; sha256: string }> {
  const file = join(outDir, "manifest.json");
  if (!existsSync(file)) return {};
  const entries: ReturnType<typeof otherEntries> = JSON.parse(readFileSync(file, "utf8"));
  return Object.fromEntries(Object.entries(entries).filter(([name]) => name.endsWith(".bin")));
}

function write(): void {
  const flagged = (list: ReadonlyMap<string, Strength>): string[] =>
    [...list].map(([key, strength]) => (strength === 3 ? key : `${key} ${strength}`));
  const files = {
    given: flagged(given),
    surnames: flagged(surnames),
    common: [...common],
    places: [...places],
    venues: [...venues],
  };
  const manifest: Record<string, { entries: number; sha256: string }> = otherEntries();
  for (const [name, entries] of Object.entries(files)) {
    const text = `${entries.toSorted().join("\n")}\n`;
    writeFileSync(join(outDir, `${name}.txt`), text);
    manifest[`${name}.txt`] = {
      entries: entries.length,
      sha256: createHash("sha256").update(text).digest("hex"),
    };
  }
  writeFileSync(join(outDir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
