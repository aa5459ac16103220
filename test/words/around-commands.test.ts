/** What stands around a command word: how much of it is borne, and what it turns the word into. */
import { describe, expect, test } from "vitest";
import { buildLexicon } from "../../src/words/lexicon.ts";
import { CODE, files, inDirect, inRoom, inThread, reading, word } from "./words-for-tests.ts";
import { loadWords } from "../../src/words/words.ts";

describe("closing", () => {
  test("after the beginning of a story is no command", () => {
    expect(reading("просим вас закрыть")).toBe("close?");
    expect(reading("сегодня утром мы сами закрыть")).toBe("-");
  });

  test("with a question mark behind the word is asked back, and keeps its report", () => {
    expect(word("закрыть? ЦАН, 2 детей")).toMatchObject({
      action: "close",
      sure: false,
      rest: "ЦАН, 2 детей",
    });
    expect(word("закрыть ЦАН, 2 детей")).toMatchObject({ sure: true });
  });

  test("«итог» closes with a report behind its colon, and asks for numbers without one", () => {
    expect(word("итог: в семье")).toMatchObject({ action: "close", sure: true, rest: "в семье" });
    expect(reading("итог:")).toBe("numbers");
    expect(reading("итог")).toBe("numbers");
  });
});

describe("correcting", () => {
  test("needs something to be corrected, and nobody else before the word", () => {
    expect(reading("исправить")).toBe("-");
    expect(reading("мама исправить 3 ребёнка")).toBe("-");
  });

  test("is plain with a colon or a number; other words are confirmed", () => {
    expect(reading("исправить: рынок")).toBe("correct");
    expect(reading("исправить 3 ребёнка")).toBe("correct");
    expect(reading("исправить на рынок")).toBe("correct?");
    expect(reading("точнее: рынок")).toBe("correct?");
    expect(reading("точнее рынок")).toBe("-");
  });

  test("a number takes the noun that was told with it, before or behind", () => {
    const rest = (text: string) => word(text)?.rest;
    expect(rest("мальчиков не 2, а 3")).toBe("мальчиков 3");
    expect(rest("не 2 девочки, а 3")).toBe("3 девочки");
    expect(rest("3 not 2")).toBe("3 детей");
  });

  test("without numbers is read only in one order, and from few words", () => {
    expect(word("не рынок, а вокзал")).toMatchObject({ action: "correct", sure: false });
    expect(reading("вокзал, а не рынок")).toBe("-");
    expect(reading("not a market but a station", inThread("en"))).toBe("-");
  });
});

describe("handing over and moving", () => {
  test("the body may stand behind a colon or a comma", () => {
    expect(word("передать: опека")).toMatchObject({ action: "hand_over", to: "guardianship", rest: "опека" });
    expect(word("передать, опеке")).toMatchObject({ action: "hand_over", to: "guardianship" });
  });

  test("a place that nobody knows is still a place to ask back about, a sentence is none", () => {
    expect(word("transfer to Narnia", inThread("en"))).toMatchObject({ action: "transfer", rest: "Narnia" });
    expect(reading("transfer to", inThread("en"))).toBe("-");
    expect(reading("transfer", inThread("en"))).toBe("-");
    expect(reading("transfer him to some other far away place", inThread("en"))).toBe("-");
  });

  test("to somebody without a name is asked back, a story is left alone", () => {
    expect(word("передать тому кто свободен")).toMatchObject({ action: "hand_over", sure: false, to: null });
    expect(reading("передать тому кто сегодня свободен там")).toBe("-");
    expect(reading("мама передать")).toBe("-");
  });

  test("a pupil is no school", () => {
    expect(word("передать школе")).toMatchObject({ action: "hand_over", to: "education" });
    expect(word("передать школьнику")).toMatchObject({ action: "hand_over", to: null });
  });

  test("«беру» with a body is Kazakh for handing over, with a thing no command", () => {
    expect(word("беру ИДН-ге")).toMatchObject({ action: "hand_over", to: "juvenile_police" });
    expect(reading("беру тамақ")).toBe("-");
  });
});

describe("asking", () => {
  test("what follows is the question, behind a colon or not", () => {
    expect(word("сұрақ: жасы қанша", inThread("kk"))).toMatchObject({
      action: "ask",
      sure: true,
      rest: "жасы қанша",
    });
    expect(word("вопрос сколько лет")).toMatchObject({ action: "ask", sure: false });
  });

  test("not where a child begs («қайыр сұрау»), nor in the middle of a sentence", () => {
    expect(reading("қайыр сұрау", inThread("kk"))).toBe("-");
    expect(reading("сколько вопрос")).toBe("-");
  });
});

describe("going back", () => {
  test("a reason may follow after a comma, then one tap is needed", () => {
    expect(word("отменить, ошибка")).toMatchObject({ action: "undo", sure: false, rest: "ошибка" });
    expect(reading("отменить")).toBe("undo");
  });

  test("a rarer word for the same case needs the code of the other", () => {
    expect(reading(`дубль ${CODE}`)).toBe("same_as?");
    expect(reading("дубль")).toBe("-");
  });
});

describe("looking", () => {
  test("a case is shown by its code only: «көрсету» is also to give services", () => {
    expect(reading(`показать ${CODE}`)).toBe("show");
    expect(reading("көрсету", inThread("kk"))).toBe("-");
  });

  test("a number without a unit is no period, and a period of decades is everything", () => {
    expect(reading("цифры за 5")).toBe("-");
    expect(reading("цифры за 5 10 дней")).toBe("-");
    expect(word("сандар 99 квартал", inThread("kk"))).toMatchObject({ action: "numbers", days: null });
  });
});

describe("denied", () => {
  test("Kazakh «не» («what») denies neither a number nor a Kazakh word; Russian «не» denies", () => {
    expect(reading("не открыть снова")).toBe("reopen?");
    expect(reading("не не беру")).toBe("take?");
    for (const text of ["не 2 беру", "не білем беру"]) expect([text, reading(text)]).toEqual([text, "-"]);
  });
});

test("two mistyped commands are one only where both mean the same", () => {
  expect(reading("закыть закрть")).toBe("close?");
  expect(reading("закыть передть")).toBe("-");
});

test("a sign takes where it answers a case, with one tap, and nowhere else", () => {
  expect(reading("+", inThread())).toBe("take?");
  expect(reading("+", inDirect())).toBe("-");
  expect(reading("+", inRoom())).toBe("-");
  expect(reading("🙂", inThread())).toBe("-");
});

describe("a file of phrases is refused", () => {
  test("with a phrase that ends in a gap, or is a star alone", () => {
    expect(() => buildLexicon([[true, ["вернули .."]]])).toThrow("not a phrase");
    expect(() => buildLexicon([[true, ["вернули *"]]])).toThrow("not a word of a phrase");
  });

  test("that is missing", () => {
    expect(() => loadWords({ ...files, courtesy: undefined })).toThrow();
  });
});
