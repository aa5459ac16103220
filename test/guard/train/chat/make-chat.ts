import type { Example } from "../examples.ts";
import { inKazakhCase, type KazakhCase } from "../kazakh-case.ts";
import { kazakhWords, makePerson, type NameBank, russianWords, type Style } from "../name-bank.ts";
import { fromPieces, type Piece } from "../pieces.ts";
import type { Random } from "../random.ts";
import type { RussianCase } from "../russian-case.ts";
import { typed } from "../spoil.ts";
import { KAZAKH, KAZAKH_CLEAN } from "./kazakh.ts";
import { KAZAKH_MORE } from "./kazakh-more.ts";
import { KAZAKH_MORE_CLEAN } from "./kazakh-more-clean.ts";
import { KAZAKH_OPENERS } from "./kazakh-openers.ts";
import { KAZAKH_SAYINGS } from "./kazakh-sayings.ts";
import { ENGLISH, ENGLISH_CLEAN, MIXED, MIXED_CLEAN, UZBEK, UZBEK_CLEAN } from "./others.ts";
import { RUSSIAN } from "./russian.ts";
import { RUSSIAN_CLEAN } from "./russian-clean.ts";
import { RUSSIAN_MORE } from "./russian-more.ts";
import { RUSSIAN_MORE_CLEAN } from "./russian-more-clean.ts";
import { RUSSIAN_OPENERS } from "./russian-openers.ts";
import { fillSlot, nameLikeWord, type World } from "./slots.ts";
import { venuePhrase } from "./venues.ts";

type Family = {
  readonly named: readonly string[];
  readonly clean: readonly string[];
  readonly language: "ru" | "kk";
};
const FAMILIES: readonly (readonly [number, Family])[] = [
  [
    0.42,
    {
      named: [...KAZAKH, ...KAZAKH_MORE],
      clean: [...KAZAKH_CLEAN, ...KAZAKH_MORE_CLEAN, ...KAZAKH_SAYINGS, ...KAZAKH_OPENERS],
      language: "kk",
    },
  ],
  [
    0.82,
    {
      named: [...RUSSIAN, ...RUSSIAN_MORE],
      clean: [...RUSSIAN_CLEAN, ...RUSSIAN_MORE_CLEAN, ...RUSSIAN_OPENERS],
      language: "ru",
    },
  ],
  [0.9, { named: MIXED, clean: MIXED_CLEAN, language: "ru" }],
  [0.95, { named: ENGLISH, clean: ENGLISH_CLEAN, language: "ru" }],
  [1, { named: UZBEK, clean: UZBEK_CLEAN, language: "kk" }],
];
const STYLES = new Map<string, Style>([
  ["p", "any"],
  ["g", "given"],
  ["s", "official"],
  ["f", "full"],
]);
const RUSSIAN_CASES: readonly RussianCase[] = ["nom", "gen", "dat", "acc", "ins", "loc"];
const KAZAKH_CASES: readonly KazakhCase[] = ["nom", "gen", "dat", "acc", "loc", "abl", "ins", "pl"];

/** One message of the kind members write, or several sentences in one; a good third without any name. */
export function makeChat(bank: NameBank, world: World, random: Random): Example {
  const dice = random.next();
  const family = (FAMILIES.find(([limit]) => dice < limit) ?? FAMILIES[0])?.[1];
  if (family === undefined) throw new Error("no family");
  const sentences = random.chance(0.55) ? 1 : random.chance(0.7) ? 2 : 3;
  const pieces: Piece[] = [];
  const counter = { mentions: 0 };
  for (let i = 0; i < sentences; i += 1) {
    if (i > 0) pieces.push({ text: random.pick([". ", ", ", "\n", "! ", " ", ". "]), mention: null });
    const template = random.pick(random.chance(0.5) ? family.named : family.clean);
    pieces.push(...filled(template, family.language, bank, world, random, counter));
  }
  if (random.chance(0.3))
    pieces.push({
      text: random.pick([".", "!", "?", " 🙏", "...", " !!!", " спс", " рахмет"]),
      mention: null,
    });
  return fromPieces(typed(pieces, random), "chat", -1);
}

function filled(
  template: string,
  language: "ru" | "kk",
  bank: NameBank,
  world: World,
  random: Random,
  counter: { mentions: number },
): readonly Piece[] {
  return template.split(/(\{[^{}]+\})/).flatMap((part): readonly Piece[] => {
    if (!part.startsWith("{")) return [{ text: part, mention: null }];
    const slot = part.slice(1, -1);
    const value = fillSlot(slot, world, random);
    if (value !== null) return [{ text: value, mention: null }];
    const [kind = "", wanted = "nom"] = slot.split(".");
    if (kind === "vp") {
      const nameLike = (): string => (random.chance(0.6) ? venueOf(bank, random) : nameLikeWord(random));
      return [{ text: venuePhrase(language, nameLike, random), mention: null }];
    }
    if (kind === "venue") return [{ text: venueOf(bank, random), mention: null }];
    if (kind === "street" || kind === "fullstreet") {
      const words = wordsOf(
        makePerson(bank, kind === "street" ? "official" : "any", random),
        language,
        wanted,
      );
      return [{ text: words.join(" "), mention: null }];
    }
    const mention = counter.mentions;
    counter.mentions += 1;
    if (language === "kk" && kind === "g" && STRONG.test(template) && random.chance(0.2))
      return [{ text: kazakhWordAsName(wanted, world, random), mention }];
    return joined(nameWords(kind, wanted, language, bank, random), mention, random);
  });
}

/** Where even an everyday word is a name: many Kazakh names are words. */
const STRONG =
  /деген|есімді|атты|аты |есімі|атым|деп атайды|дейді|апай|апа|аға|көке|атай|әжей|жеңге|мырза|ханым|анасы|әкесі|көршісі|інісі|інім|бауырым|әпкесі|сіңлісі|мұғалім|директор|жүргізуші/u;

function kazakhWordAsName(wanted: string, world: World, random: Random): string {
  let word = random.pick(world.words.kk);
  while (word.length < 4) word = random.pick(world.words.kk);
  return inKazakhCase(
    word.slice(0, 1).toUpperCase() + word.slice(1),
    KAZAKH_CASES.find((name) => name === wanted) ?? "nom",
  );
}

function nameWords(
  kind: string,
  wanted: string,
  language: "ru" | "kk",
  bank: NameBank,
  random: Random,
): readonly string[] {
  if (kind === "u") return [random.pick(bank.uzbekGiven)];
  if (kind === "us") return [random.pick(bank.uzbekSurnames)];
  if (kind === "uc") return [random.pick(bank.given[1] ?? [])];
  const person = makePerson(bank, STYLES.get(kind) ?? "any", random);
  return wanted.startsWith("kk") ? wordsOf(person, "kk", wanted.slice(2)) : wordsOf(person, language, wanted);
}

function wordsOf(
  person: ReturnType<typeof makePerson>,
  language: "ru" | "kk",
  wanted: string,
): readonly string[] {
  if (language === "kk") return kazakhWords(person, KAZAKH_CASES.find((name) => name === wanted) ?? "nom");
  return russianWords(person, RUSSIAN_CASES.find((name) => name === wanted) ?? "nom");
}

/** Words of a name with what stands between them: spaces, an initial's full stop. */
function joined(words: readonly string[], mention: number, random: Random): readonly Piece[] {
  const dots = random.chance(0.85);
  return words.flatMap((word, i): readonly Piece[] => {
    const initial = word.length === 1;
    const nextInitial = words[i + 1]?.length === 1;
    const between =
      (initial && dots ? "." : "") + (i < words.length - 1 && !(initial && nextInitial && dots) ? " " : "");
    return [
      { text: word, mention },
      { text: between, mention: null },
    ];
  });
}

function venueOf(bank: NameBank, random: Random): string {
  const person = makePerson(bank, random.chance(0.8) ? "given" : "official", random);
  return person.parts.map((part) => part.text).join(" ");
}
