import { expect, test } from "vitest";
import { withName } from "./chat/carriers.ts";
import { makeChat } from "./chat/make-chat.ts";
import { venuePhrase } from "./chat/venues.ts";
import { inKazakhCase, kazakhCaseOf } from "./kazakh-case.ts";
import { messageTexts } from "./messages-as-texts.ts";
import type { NameBank } from "./name-bank.ts";
import { nicknameOf, spokenPatronymic } from "./nickname.ts";
import { fromPieces, toPieces } from "./pieces.ts";
import { seeded } from "./random.ts";
import { withOtherNames } from "./replace-names.ts";
import { inRussianCase } from "./russian-case.ts";

const bank: NameBank = {
  given: [["Асқар"], ["Гүлнара"], ["Вадим"], ["Айбек"], ["Эркан"]],
  surnames: [["Ахметов"], ["Асанов"], ["Петренко"], ["Ким"]],
  uzbekGiven: ["Gulnoza"],
  uzbekSurnames: ["Karimov"],
};
const places = { kk: ["Арыс"], ru: ["Арысь"] };
const world = { places, likeNames: places, words: { kk: ["келді"], ru: ["пришёл"] } };

test("every mention of a made-up message is a piece of it, and the same seed makes the same messages", () => {
  const make = () => {
    const random = seeded(3);
    return Array.from({ length: 300 }, () => makeChat(bank, world, random));
  };
  const chats = make();
  expect(make()).toEqual(chats);
  for (const { text, mentions } of chats) {
    expect(text).not.toMatch(/[{}]/);
    for (const [start, end] of mentions.flat()) {
      expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}'ʻʼ‘’`-]+$/u);
    }
  }
  expect(chats.filter(({ mentions }) => mentions.length === 0).length).toBeGreaterThan(60);
});

test("a sentence of somebody else gets a name in place of a pronoun, in its case, or beside it", () => {
  const random = seeded(5);
  const made = (sentence: string, language: "ru" | "kk") =>
    Array.from({ length: 200 }, () => fromPieces(withName(sentence, language, bank, random), "carried", -1));
  for (const sentence of [...made("Мы говорили с ней вчера.", "ru"), ...made("Біз оны көрдік.", "kk")]) {
    expect(sentence.mentions.length).toBeGreaterThan(0);
    for (const [start, end] of sentence.mentions.flat())
      expect(sentence.text.slice(start, end)).toMatch(/^[\p{L}\p{M}]+$/u);
  }
  const texts = made("Мы говорили с ней вчера.", "ru").map(({ text }) => text);
  expect(texts.some((text) => /^Мы говорили с \p{L}+ой вчера\.$/u.test(text))).toBe(true);
  expect(made("Сосед пришёл.", "ru").some(({ text }) => /^Сосед \p{Lu}/u.test(text))).toBe(true);
  expect(made("Біз оны көрдік.", "kk").some(({ text }) => /^Біз \p{L}+[дтн][ыі] көрдік\.$/u.test(text))).toBe(
    true,
  );
});

test("a thing called like a person is told from one by the word beside it", () => {
  const random = seeded(2);
  const phrases = Array.from({ length: 400 }, () => venuePhrase("kk", () => "Айгүл", random));
  expect(phrases.every((phrase) => phrase.includes("Айгүл"))).toBe(true);
  expect(phrases.some((phrase) => /^Айгүл \p{L}+(?:ы|і)/u.test(phrase))).toBe(true);
  const russian = Array.from({ length: 400 }, () => venuePhrase("ru", () => "Айгуль", random));
  expect(russian.some((phrase) => /^(?:кафе|магазин|школа|остановка|банк|клуб) Айгуль$/.test(phrase))).toBe(
    true,
  );
});

test("people call each other by shorter names", () => {
  const random = seeded(4);
  const names = Array.from({ length: 300 }, () => nicknameOf("Ринат", random));
  expect(names).toContain("Ринатик");
  expect(names).toContain("Рике");
  expect(nicknameOf("Ая", random)).toBe("Ая");
  expect(spokenPatronymic("f", random)).toMatch(/на$/);
});

test("the labelled messages are one part an author", () => {
  const texts = messageTexts();
  expect([...new Set(texts.map(({ fold }) => fold))]).toEqual([0, 1, 2, 3, 4]);
  for (const { text, mentions } of texts)
    for (const [start, end] of mentions.flat())
      expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}'ʻʼ‘’`-]+$/u);
});

test("other names stand where the old ones stood, in their case", () => {
  const text = "Дело передали Ивановой, а Серікке айтпады";
  const example = { set: "own", fold: 0, text, mentions: [[[14, 22]], [[26, 33]]] as const };
  const other = withOtherNames(example, "kk", bank, seeded(1));
  expect(other.mentions).toHaveLength(2);
  expect(other.text).toMatch(/^Дело передали \p{L}+, а \p{L}+(?:ке|ге|қа|ға) айтпады$/u);
});

test("pieces put together again are the same text with the same mentions", () => {
  const example = {
    set: "own",
    fold: 2,
    text: "аты Дана Ким екен",
    mentions: [
      [
        [4, 8],
        [9, 12],
      ],
    ] as const,
  };
  expect(fromPieces(toPieces(example), "own", 2)).toEqual(example);
});

test.each([
  ["Асқар", "gen", "Асқардың"],
  ["Айгерім", "acc", "Айгерімді"],
  ["Болат", "dat", "Болатқа"],
  ["Сәуле", "abl", "Сәуледен"],
  ["Серік", "ins", "Серікпен"],
] as const)("a Kazakh case: %s, %s", (name, wanted, form) => {
  expect(inKazakhCase(name, wanted)).toBe(form);
  expect(kazakhCaseOf(form)).toBe(wanted);
});

test.each([
  ["Мария", "given", "f", "dat", "Марии"],
  ["Сергей", "given", "m", "ins", "Сергеем"],
  ["Айгерим", "given", "f", "gen", "Айгерим"],
  ["Ахметова", "surname", "f", "acc", "Ахметову"],
  ["Ким", "surname", "m", "dat", "Киму"],
  ["Болатовна", "patronymic", "f", "gen", "Болатовны"],
] as const)("a Russian case: %s", (name, part, gender, wanted, form) => {
  expect(inRussianCase(name, part, gender, wanted)).toBe(form);
});
