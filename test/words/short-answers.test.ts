import { describe, expect, test } from "vitest";
import { chosenNumbers } from "../../src/words/chosen-numbers.ts";
import { courtesy } from "../../src/words/courtesy.ts";
import { yesNo } from "../../src/words/yes-no.ts";
import { words } from "./words-for-tests.ts";

describe("yes and no", () => {
  test("as the whole message, in three languages, with thanks beside", () => {
    for (const text of [
      "да",
      "Да!",
      "иә",
      "ия",
      "ИӘ",
      "yes",
      "ага",
      "ok",
      "Ok.",
      "+",
      "👍🏽",
      "да, спасибо",
      "иә, рақмет",
      "верно",
      "da",
      "iya",
    ])
      expect([text, yesNo(text, words)]).toEqual([text, "yes"]);
    for (const text of [
      "жоқ",
      "жок",
      "нет",
      "no",
      "Нет, спасибо",
      "не надо",
      "керек емес",
      "неверно",
      "joq",
      "zhok",
      "net",
      "👎",
    ])
      expect([text, yesNo(text, words)]).toEqual([text, "no"]);
  });

  test("anything else is neither", () => {
    for (const text of [
      "да нет",
      "да?",
      "нет документов",
      "жоқ бала",
      "ngo",
      "но",
      "может быть",
      "2",
      "",
      "?",
    ])
      expect([text, yesNo(text, words)]).toEqual([text, null]);
  });
});

describe("courtesy", () => {
  test("greetings, thanks, understood and emoji expect no answer", () => {
    for (const text of [
      "Сәлеметсіз бе",
      "рақмет",
      "Рахмет сізге!",
      "спасибо большое",
      "понял",
      "жақсы",
      "Понял, спасибо",
      "👍",
      "🙏🙏",
      "thanks, well noted",
      "Қайырлы таң, әріптестер",
      "ок",
    ])
      expect([text, courtesy(text, words)]).toEqual([text, true]);
  });

  test("whatever says more expects one", () => {
    for (const text of ["спасибо, а где ребёнок", "жақсы бала", "?", "понял не всё", "102", "помогите"])
      expect([text, courtesy(text, words)]).toEqual([text, false]);
  });
});

describe("chosen numbers", () => {
  test("one or several, however they are parted", () => {
    const read = [
      "2",
      " 2 ",
      "2)",
      "2.",
      "№2",
      "№ 2",
      "1 3",
      "1,3",
      "1, 3",
      "1; 3",
      "1 и 3",
      "1, 2 және 3",
      "2 2",
      "1) 3)",
      "3️⃣",
    ];
    expect(read.map((text) => chosenNumbers(text, 3))).toEqual([
      [2],
      [2],
      [2],
      [2],
      [2],
      [2],
      [1, 3],
      [1, 3],
      [1, 3],
      [1, 3],
      [1, 3],
      [1, 2, 3],
      [2],
      [1, 3],
      [3],
    ]);
  });

  test("not a choice: a word, a date, a range, a number beyond the options", () => {
    for (const text of ["", "два", "2 детей", "2.11", "1-3", "0", "4", "1 4", "22", "-1", "и 2", "2?", "1.5"])
      expect([text, chosenNumbers(text, 3)]).toEqual([text, null]);
  });
});
