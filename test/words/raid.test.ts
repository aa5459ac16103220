/** What is read of a raid, and what is left alone. */
import { describe, expect, test } from "vitest";
import { readRaid } from "../../src/words/raid.ts";
import { isRaidCounts, readRaidPart } from "../../src/words/raid-report.ts";
import { words } from "./words-for-tests.ts";

const read = (text: string) => readRaid(text, words);
const until = (text: string) => {
  const told = read(text);
  return told?.act === "open" ? told.until : null;
};

describe("a message about a raid", () => {
  test("names it among its first words; a long story that mentions one is none", () => {
    expect(read("Коллеги, всем доброе утро, завтра рейд")).toBeNull();
    expect(read(`рейд ${"слово ".repeat(41)}`)).toBeNull();
    expect(read("доброе утро")).toBeNull();
  });

  test("that denies it opens nothing, but an end may say that nothing was found", () => {
    expect(read("рейд не начинаем")).toBeNull();
    expect(read("рейд ещё не завершён")).toBeNull();
    expect(read("рейд аяқталған жоқ")).toBeNull();
    expect(read("рейд завершён, рынок 2, не нашли, людей 3")).toEqual({
      act: "end",
      parts: { visited: { market: 2 }, met: 3 },
    });
  });

  test("tells its hour in many ways, and no hour that no clock shows", () => {
    expect(until("рейд до 18:30")).toEqual({ hour: 18, minute: 30 });
    expect(until("рейд до 18")).toEqual({ hour: 18, minute: 0 });
    expect(until("рейд 18-ге дейін")).toEqual({ hour: 18, minute: 0 });
    expect(until("рейд с 14:00 до 19:00")).toEqual({ hour: 19, minute: 0 });
    expect(until("raid until 25:00")).toBeNull();
    expect(until("raid until 18:75")).toBeNull();
    expect(until("рейд 18 жұмысшы")).toBeNull();
  });

  test("counts people by the number beside their word, on either side, and none", () => {
    const met = (text: string) => {
      const told = read(text);
      return told?.act === "end" ? told.parts.met : null;
    };
    expect(met("рейд завершён, рынок 3, 14 человек")).toBe(14);
    expect(met("рейд завершён, рынок 3, людей: 14")).toBe(14);
    expect(met("рейд завершён, люди")).toBeUndefined();
    expect(met("рейд аяқталды, ешкім кездескен жоқ")).toBe(0);
  });

  test("adds up a kind of place that is named twice", () => {
    expect(read("рейд завершён: рынок 3, базар 1")).toEqual({
      act: "end",
      parts: { visited: { market: 4 } },
    });
  });
});

describe("an answer about one part", () => {
  test("is read as that part, together with what else it tells", () => {
    expect(readRaidPart("visited", "рынок 3, людей 5", words)).toEqual({ visited: { market: 3 }, met: 5 });
    expect(readRaidPart("met", "5 человек", words)).toEqual({ met: 5 });
    expect(readRaidPart("met", "12", words)).toEqual({ met: 12 });
    expect(readRaidPart("visited", "нигде не были", words)).toEqual({ visited: {} });
  });

  test("without a number, or with two of them, is none", () => {
    expect(readRaidPart("visited", "скоро напишу", words)).toBeNull();
    expect(readRaidPart("met", "много", words)).toBeNull();
    expect(readRaidPart("met", "12 или 13", words)).toBeNull();
  });
});

describe("numbers of a report", () => {
  test.each<[string, object]>([
    ["три рынка и две стройки, людей 14", { visited: { market: 3, construction: 2 }, met: 14 }],
    ["базар 3 құрылыс 2 адам 14", { visited: { market: 3, construction: 2 }, met: 14 }],
    ["шахта 1, ферма 2, мойка 4", { visited: { farm: 2, shop: 4 } }],
    ["людей 14, 3 рынка", { visited: { market: 3 }, met: 14 }],
    ["рынок 3, поговорили с 40 людьми", { visited: { market: 3 }, met: 40 }],
    ["екі базар, үш құрылыс, алты адам", { visited: { market: 2, construction: 3 }, met: 6 }],
    ["рынок, стройка 2", { visited: { market: 1, construction: 2 } }],
    ["рынок 2, ни одного человека", { visited: { market: 2 }, met: 0 }],
  ])("«%s»", (text, report) => {
    expect(readRaidPart("visited", text, words)).toEqual(report);
  });

  test.each([
    "рынков 3, строек 2",
    "3 рынка, 2 стройки, 14 человек",
    "базар 3, құрылыс 2, адам 14",
    "рейд R4X-2MK завершён: рынок 3, людей 14",
    "markets 3, farm 1, people 9",
    "автомоек 5, людей 12",
    "14",
  ])("«%s» is nothing but counts", (text) => {
    expect(isRaidCounts(text, words)).toBe(true);
  });

  test.each([
    "дом 3, квартира 12",
    "улица 5, рынок 3",
    "рынок 3, Айбек 14",
    "рынок 3, 87011234567",
    "8701 123 45 67",
    "рынок 8701 123 45 67",
    "рынок",
    "",
    "рынок 1 ".repeat(30),
  ])("«%s» is more, or none", (text) => {
    expect(isRaidCounts(text, words)).toBe(false);
  });
});
