import { expect, test } from "vitest";
import { makeChat } from "./chat/make-chat.ts";
import { inKazakhCase, kazakhCaseOf } from "./kazakh-case.ts";
import type { NameBank } from "./name-bank.ts";
import { fromPieces, toPieces } from "./pieces.ts";
import { seeded } from "./random.ts";
import { withOtherNames } from "./replace-names.ts";
import { inRussianCase } from "./russian-case.ts";

const bank: NameBank = {
  given: [["Асқар"], ["Гүлнар"], ["Вадим"], ["Айбек"]],
  surnames: [["Ахметов"], ["Асанов"], ["Петренко"], ["Ким"]],
  uzbekGiven: ["Gulnoza"],
  uzbekSurnames: ["Karimov"],
};
const world = { places: { kk: ["Арыс"], ru: ["Арысь"] }, words: { kk: ["келді"], ru: ["пришёл"] } };

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
