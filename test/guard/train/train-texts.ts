import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { nameKey } from "../../../src/guard/name-key.ts";
import { withName } from "./chat/carriers.ts";
import { makeChat } from "./chat/make-chat.ts";
import { placed } from "./chat/placed.ts";
import type { World } from "./chat/slots.ts";
import { readSets } from "./corpora.ts";
import { editedBody } from "./edited-bodies.ts";
import { type Example, readExamples } from "./examples.ts";
import { languageOf, messageTexts } from "./messages-as-texts.ts";
import { type NameBank, readNameBank } from "./name-bank.ts";
import { operationalTexts } from "./operational-texts.ts";
import { fromPieces, toPieces } from "./pieces.ts";
import { type Random, seeded } from "./random.ts";
import { withOtherNames } from "./replace-names.ts";
import { changed, typed } from "./spoil.ts";
import { WORLD_GIVEN, WORLD_SURNAMES } from "./foreign-names.ts";

/** A text to learn from. Only texts `as` written or in lower case, of a fold, are judged. */
export type TrainText = {
  readonly example: Example;
  readonly weight: number;
  readonly as: "written" | "lower" | "varied";
};

const CHATS = 40_000;
const CARRIED = 36_000;
const BODIES = 6_000;
const VENUES = join(import.meta.dirname, "../../../templates/guard/venues.txt");
const lower = (example: Example): Example =>
  fromPieces(
    changed(toPieces(example), (text) => text.toLowerCase()),
    example.set,
    example.fold,
  );

/**
 * Everything the tagger learns from: the labelled sets as they are, in lower case and with other names; texts labelled by a teacher
 * (taught.jsonl of the work folder, if there is one); messages of our own making.
 */
export async function trainTexts(data: string, work: string, seed: number): Promise<TrainText[]> {
  const random = seeded(seed);
  const bank = readNameBank(join(data, "names"));
  const wide: NameBank = {
    ...bank,
    given: bank.given.map(() => WORLD_GIVEN),
    surnames: bank.surnames.map(() => WORLD_SURNAMES),
  };
  const spoilt = (example: Example): Example =>
    fromPieces(typed(toPieces(example), random), example.set, example.fold);
  const texts: TrainText[] = [];
  const plain = plainSentences(work);
  const file = join(work, "taught.jsonl");
  const taught = existsSync(file) ? await readExamples(file) : [];
  const world = readWorld(data, plain, taught);
  for (const text of plain.filter(isNameless)) {
    const example = { set: "plain", fold: -1, text, mentions: [] };
    texts.push(asVaried(random.chance(0.4) ? lower(example) : example, 0.6));
  }
  for (const example of readSets(data)) {
    texts.push({ example, weight: 1, as: "written" }, { example: lower(example), weight: 1, as: "lower" });
    const language = example.set === "kaznerd" ? "kk" : "ru";
    const other = (): Example => withOtherNames(example, language, bank, random);
    if (example.mentions.length > 0)
      texts.push(...[other(), lower(other()), spoilt(other())].map((varied) => asVaried(varied, 0.5)));
    else if (random.chance(0.2)) texts.push(asVaried(spoilt(example), 0.7));
    if (example.set === "factrueval" && example.mentions.length > 0) texts.push(...worldly(example));
  }
  for (const example of messageTexts()) {
    texts.push({ example, weight: 1.5, as: "written" }, { example: lower(example), weight: 1, as: "lower" });
    const language = languageOf(example.text);
    const copies = example.mentions.length > 0 ? 12 : 6;
    for (let i = 0; i < copies; i += 1)
      texts.push(asVaried(spoilt(i === 0 ? example : withOtherNames(example, language, bank, random)), 0.7));
    if (example.mentions.length > 0) texts.push(asVaried(withMasks(example, random), 0.7));
  }
  for (const example of taught) {
    if (example.set === "edited") texts.push(asVaried(example, 0.8), ...worldly(example));
    if (example.set === "lit" && example.mentions.length === 0 && random.chance(0.67)) continue;
    texts.push(random.chance(0.5) ? asVaried(example, 0.7) : asVaried(lower(example), 0.5));
    if (example.mentions.length > 0 && random.chance(0.6)) texts.push(asVaried(otherTaught(example), 0.4));
  }
  for (let i = 0; i < CHATS; i += 1) texts.push(asVaried(makeChat(bank, world, random), 0.8));
  for (let i = 0; i < BODIES; i += 1) texts.push(asVaried(editedBody(random), 0.6));
  texts.push(...carriedTexts(plain.filter(isNameless), taught, bank, random));
  texts.push(...aboutCases(bank, world, random));
  return texts;

  /** Edited news with the names of the wide world. */
  function worldly(example: Example): readonly TrainText[] {
    if (example.mentions.length === 0) return [];
    return [wide, wide, bank].map((names) => asVaried(withOtherNames(example, "ru", names, random), 0.5));
  }

  function otherTaught(example: Example): Example {
    const other = withOtherNames(example, "ru", bank, random);
    return random.chance(0.4) ? other : spoilt(other);
  }
}

/** Messages about cases as they are and typed in a hurry, with a place, and with somebody's name put in so that not all of them are nameless. */
function aboutCases(bank: NameBank, world: World, random: Random): readonly TrainText[] {
  return operationalTexts().flatMap(({ example, kind }): readonly TrainText[] => {
    const language = languageOf(example.text);
    const { set, fold, text } = example;
    const spoilt = (): Example => fromPieces(typed(toPieces(example), random), set, fold);
    const texts: TrainText[] = [
      { example, weight: 0.8, as: "written" },
      { example: lower(example), weight: 0.7, as: "lower" },
      asVaried(spoilt(), 0.7),
      ...(kind === "told" ? [] : [asVaried(spoilt(), 0.7)]),
    ];
    if (example.mentions.length > 0) return texts;
    for (let i = 0; i < (kind === "message" ? 3 : kind === "told" ? 1 : 2); i += 1) {
      const named = withName(text, language, bank, random);
      texts.push(asVaried(fromPieces(typed(named, random), set, fold), 0.7));
    }
    if (random.chance(0.4)) {
      const places = random.chance(0.5) ? world.likeNames : world.places;
      const at = placed(text, language, random.pick(places[language]), random);
      texts.push(asVaried(fromPieces(typed([{ text: at, mention: null }], random), set, fold), 0.7));
    }
    return texts;
  });
}

/** Half of the names masked already: the guard reads its own cleaned text again, and a mask is no name and makes none of its neighbours. */
function withMasks(example: Example, random: Random): Example {
  const mask = random.pick(["[имя]", "[есім]", "[name]"]);
  const masked = new Set(example.mentions.flatMap((_, mention) => (random.chance(0.6) ? [mention] : [])));
  const done = new Set<number>();
  const pieces = toPieces(example).map((piece) => {
    if (piece.mention === null || !masked.has(piece.mention)) return piece;
    const first = !done.has(piece.mention);
    done.add(piece.mention);
    return { text: first ? mask : "", mention: null };
  });
  return fromPieces(pieces, example.set, example.fold);
}

/** Nameless sentences of other people, half of them with a name put in, typed in a hurry. */
function carriedTexts(
  plain: readonly string[],
  taught: readonly Example[],
  bank: NameBank,
  random: Random,
): readonly TrainText[] {
  const russian = taught
    .filter(({ text, mentions }) => mentions.length === 0 && isShort(text))
    .map(({ text }) => text);
  const carriers = {
    kk: plain.filter((line) => isShort(line) && /[әғқңөұүһі]/.test(line)),
    ru: [
      ...russian,
      ...plain.filter((line) => isShort(line) && /[ыэё]/.test(line) && !/[әғқңөұүһі]/.test(line)),
    ].filter(isNameless),
  };
  return Array.from({ length: CARRIED }, () => {
    const language = random.chance(0.5) ? "kk" : "ru";
    const sentence = random.pick(carriers[language]);
    const pieces = random.chance(0.55)
      ? withName(sentence, language, bank, random)
      : [{ text: sentence, mention: null }];
    return asVaried(fromPieces(typed(pieces, random), "carried", -1), 0.6);
  });
}

const isShort = (text: string): boolean => text.length < 140 && text.trim().includes(" ");

/** Sentences in Kazakh, Kyrgyz and Uzbek (Common Voice, CC0): plain/*.txt of the work folder. */
function plainSentences(work: string): readonly string[] {
  return globSync("plain/*.txt", { cwd: work })
    .toSorted()
    .flatMap((file) => readFileSync(join(work, file), "utf8").split("\n"))
    .filter((line) => line.trim() !== "");
}

/** Without a capital inside the sentence there is hardly a name in it. */
function isNameless(sentence: string): boolean {
  return !/[^.!?«"“\-–—\s]\s+["«“]?\p{Lu}/u.test(sentence);
}

function readWorld(data: string, plain: readonly string[], taught: readonly Example[]): World {
  const venues = new Set(readFileSync(VENUES, "utf8").split("\n"));
  const gazetteer = z
    .array(z.object({ kk: z.string(), ru: z.string() }))
    .parse(JSON.parse(readFileSync(join(data, "gazetteer-kz.json"), "utf8")));
  const bare = (place: string): string => place.replace(/\s*(?:облысы|область|ауданы|район|қаласы)$/u, "");
  const places = { kk: gazetteer.map(({ kk }) => bare(kk)), ru: gazetteer.map(({ ru }) => bare(ru)) };
  const likeName = (place: string): boolean => venues.has(nameKey(place));
  return {
    places,
    likeNames: { kk: places.kk.filter(likeName), ru: places.ru.filter(likeName) },
    words: {
      kk: smallWords(plain.filter((line) => /[әғқңөұүһі]/.test(line))),
      ru: smallWords(taught.map(({ text }) => text)),
    },
  };
}

function smallWords(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/(?<=\s)\p{Ll}{2,}(?=[\s.,!?]|$)/gu)].map(([word]) => word),
  );
}

function asVaried(example: Example, weight: number): TrainText {
  return { example, weight, as: "varied" };
}
