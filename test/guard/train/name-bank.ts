import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RATHER_NAMES, SURNAMES } from "../build/hand-lists.ts";
import { MORE_GIVEN } from "../build/more-given.ts";
import { FOREIGN_GIVEN, FOREIGN_SURNAMES } from "./foreign-names.ts";
import { inKazakhCase, type KazakhCase } from "./kazakh-case.ts";
import { nicknameOf, spokenPatronymic } from "./nickname.ts";
import type { Random } from "./random.ts";
import { type Gender, inRussianCase, type RussianCase } from "./russian-case.ts";
import { misspelt } from "./spoil.ts";

/** Names to put into training texts: those of the lists (data/names), and some that no list has. */
export type NameBank = {
  readonly given: readonly (readonly string[])[];
  readonly surnames: readonly (readonly string[])[];
  readonly uzbekGiven: readonly string[];
  readonly uzbekSurnames: readonly string[];
};
/** `son` is the word behind a father's name: оглы, уулу, қызы. */
export type Part = {
  readonly text: string;
  readonly part: "given" | "surname" | "patronymic" | "initial" | "son";
};
export type Person = { readonly parts: readonly Part[]; readonly gender: Gender };
/** `any` person in a message, `given` name alone, `official` as officials are named, `full` as in a document. */
export type Style = "any" | "given" | "official" | "full";

export function readNameBank(folder: string): NameBank {
  const list = (name: string): string[] =>
    readFileSync(join(folder, `${name}.txt`), "utf8")
      .split("\n")
      .map((line) => line.replace(/#.*/, "").trim())
      .filter((word) => /^[\p{L}ʻʼ'‘’]{3,}$/u.test(word));
  const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
  const notSurname = (word: string): boolean => !/(?:ов|ев|ова|ева)$/.test(word);
  const russianSurnames = list("last").filter((word) => /^.{3,}(?:ов|ев|ин|ский|цкий|енко|чук)$/.test(word));
  return {
    given: [
      list("kaz-first").filter(notSurname),
      MORE_GIVEN,
      list("first").map(capital).filter(notSurname),
      [
        ...list("kir-first").filter(notSurname),
        ...list("uzb-first").filter((word) => /^\p{Script=Cyrillic}/u.test(word)),
      ],
      FOREIGN_GIVEN,
    ],
    surnames: [
      list("kaz-last").filter((word) => !word.endsWith("а")),
      list("kir-last").filter((word) => !word.endsWith("а")),
      russianSurnames.map(capital),
      [...SURNAMES, ...FOREIGN_SURNAMES],
    ],
    uzbekGiven: list("uzb-first"),
    uzbekSurnames: list("uzb-last"),
  };
}

/** A new person. Some names are put together or misspelt so that no list knows them. */
export function makePerson(bank: NameBank, style: Style, random: Random): Person {
  const given = givenName(bank, random);
  const gender = genderOf(given, random);
  const surname = (): Part => ({ text: surnameOf(bank, gender, random), part: "surname" });
  const first: Part = { text: given, part: "given" };
  const initial = (): Part => ({ text: (given[0] ?? "А").toUpperCase(), part: "initial" });
  const patronymic = (): Part => ({ text: patronymicOf(bank, gender, random), part: "patronymic" });
  if (style !== "given" && random.chance(0.06))
    return { parts: foreignPerson(bank, gender, first, random), gender };
  const dice = random.next();
  const parts = ((): readonly Part[] => {
    switch (style) {
      case "given":
        return [first];
      case "full":
        if (dice < 0.08) return [first, patronymic(), surname()];
        return dice < 0.75 ? [surname(), first, patronymic()] : [surname(), first];
      case "official":
        if (dice < 0.4) return [surname()];
        if (dice < 0.5) return [surname(), initial()];
        if (dice < 0.6) return [initial(), surname()];
        if (dice < 0.68) return [surname(), initial(), initial()];
        return dice < 0.88 ? [first, patronymic()] : [surname(), first];
      case "any":
        if (dice < 0.2) return [first];
        if (dice < 0.48) return [first, surname()];
        if (dice < 0.66) return [surname(), first];
        if (dice < 0.76) return [first, patronymic()];
        if (dice < 0.86) return [surname(), first, patronymic()];
        if (dice < 0.93) return [surname()];
        if (dice < 0.95) return [first, initial()];
        return dice < 0.975 ? [initial(), surname()] : [surname(), initial()];
    }
  })();
  return { parts, gender };
}

/** Two-letter surnames beside a given name; a father's name with "оглы", "уулу", "угли", "қызы" as a word of its own. */
function foreignPerson(bank: NameBank, gender: Gender, given: Part, random: Random): readonly Part[] {
  const surname: Part = { text: random.pick(FOREIGN_SURNAMES), part: "surname" };
  const name: Part = random.chance(0.5) ? { text: random.pick(FOREIGN_GIVEN), part: "given" } : given;
  if (random.chance(0.5)) return random.chance(0.5) ? [surname, name] : [name, surname];
  const father: Part = { text: givenName(bank, random), part: "given" };
  const son: Part = {
    text: random.pick(gender === "f" ? SPLIT_DAUGHTER : SPLIT_SON),
    part: "son",
  };
  const other: Part = { text: surnameOf(bank, gender, random), part: "surname" };
  const dice = random.next();
  if (dice < 0.3) return [father, son, name];
  return dice < 0.75 ? [other, name, father, son] : [name, father, son];
}

const SPLIT_SON = "оглы угли уулу улы ұлы ўғли огли углы".split(" ");
const SPLIT_DAUGHTER = "кызы қызы кизи қизи гызы".split(" ");

export function russianWords({ parts, gender }: Person, wanted: RussianCase): readonly string[] {
  return parts.map(({ text, part }) =>
    part === "initial" || part === "son" ? text : inRussianCase(text, part, gender, wanted),
  );
}

export function kazakhWords({ parts }: Person, wanted: KazakhCase): readonly string[] {
  return parts.map(({ text, part }, i) =>
    i === parts.length - 1 && part !== "initial" ? inKazakhCase(text, wanted) : text,
  );
}

/** So many names are everyday words as well (Света, Дана, Бақыт): they are everyday words in the nameless texts often enough. */
const HOMONYMS = 0.12;

function givenName(bank: NameBank, random: Random): string {
  const dice = random.next();
  const name = random.pick(
    bank.given[dice < 0.35 ? 0 : dice < 0.65 ? 1 : dice < 0.9 ? 2 : dice < 0.97 ? 3 : 4] ?? MORE_GIVEN,
  );
  if (random.chance(HOMONYMS)) return random.pick(RATHER_NAMES);
  if (random.chance(0.06)) return compound(random);
  if (random.chance(0.06)) return nicknameOf(name, random);
  return random.chance(0.05) ? misspelt(name, random) : name;
}

function compound(random: Random): string {
  const heads =
    "Нұр Ай Гүл Ер Бек Жан Сұлтан Темір Бай Дос Қал Әл Тоқ Сар Ақ Ес Мұх Жар Құл Бақ Той Ым Шах Дил Мам Раҳ Зул Абд";
  const tails =
    "бек жан гүл сұлтан бай мұрат хан али нар дана лан тай ғали берді бике сая мира дос тас жол кен рат нур зода мат";
  return random.pick(heads.split(" ")) + random.pick(tails.split(" "));
}

function genderOf(given: string, random: Random): Gender {
  const female = /(?:[ая]|г[үу]ль?|[аa]й|ым|ім|нұр|наз|көз|ш)$/iu.test(given);
  return female !== random.chance(0.08) ? "f" : "m";
}

function surnameOf(bank: NameBank, gender: Gender, random: Random): string {
  const dice = random.next();
  const list = bank.surnames[dice < 0.45 ? 0 : dice < 0.6 ? 1 : dice < 0.93 ? 2 : 3] ?? SURNAMES;
  const made = random.chance(0.15)
    ? `${givenName(bank, random).replace(/[аяйьыіеә]$/u, "")}ов`
    : random.pick(list);
  if (gender === "m") return made;
  return /(?:[оеё]в|[иы]н)$/.test(made) ? `${made}а` : made.replace(/ий$/, "ая");
}

function patronymicOf(bank: NameBank, gender: Gender, random: Random): string {
  if (random.chance(0.08)) return spokenPatronymic(gender, random);
  const father = givenName(bank, random);
  if (random.chance(0.45)) return father + (gender === "f" ? "қызы" : "ұлы");
  const stem = father.replace(/[аяйьыіеә]$/u, "");
  const soft = /[йь]$/u.test(father) || /[жшщчц]$/u.test(stem);
  return stem + (gender === "f" ? (soft ? "евна" : "овна") : soft ? "евич" : "ович");
}
