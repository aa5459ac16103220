/** The hard rules of the glossary, "Tone" and "Grammar that templates must keep", over every word of every text. */
import { Visitor } from "@fluent/syntax";
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../src/people/member.ts";
import { parsed, sources } from "./texts-for-tests.ts";

/** The words of a language without variables, selectors and comments. */
function wordsOf(language: Language): string[] {
  const found: string[] = [];
  const collect = new (class extends Visitor {
    override visitTextElement(element: { value: string }): void {
      found.push(element.value);
    }
  })();
  for (const resource of parsed(language)) collect.visit(resource);
  return found;
}

/** A whole word or beginning of one, as \b does not know Cyrillic letters. */
const word = (stem: string): RegExp => new RegExp(`(?<!\\p{L})(?:${stem})`, "iu");

const matching = (language: Language, pattern: RegExp): string[] =>
  wordsOf(language).filter((text) => pattern.test(text));

test.each(LANGUAGES)("no exclamation mark in %s", (language) => {
  expect(matching(language, /!/)).toEqual([]);
});

test.each(["kk", "ru"] as const)("no Latin letters in %s but the name of the bot and of apps", (language) => {
  const left = wordsOf(language).map((text) => text.replaceAll(/Dabyl|Telegram|Element/g, ""));
  expect(left.filter((text) => /[a-zA-Z]/.test(text))).toEqual([]);
});

test.each(["kk", "ru"] as const)("no words in capitals in %s", (language) => {
  expect(matching(language, /\p{Lu}{4,}/u)).toEqual([]);
});

test.each(LANGUAGES)("no emoji in the words of %s", (language) => {
  expect(matching(language, /\p{Extended_Pictographic}/u)).toEqual([]);
});

test.each(LANGUAGES)("no suffix is glued to a variable in %s", (language) => {
  for (const file of sources[language]) {
    expect(file).not.toMatch(/\$[\w-]+ \}[-\p{L}]/u);
    expect(file).not.toMatch(/[\p{L}-]\{/u);
  }
});

test.each(["kk", "ru"] as const)("no foreign words in %s", (language) => {
  const stems = "эскалац|дедлайн|кейс|алерт|апдейт|респондент|аудитор|дайджест|статистик|тред";
  expect(matching(language, word(stems))).toEqual([]);
});

describe("Kazakh", () => {
  test("nouns stay singular after a number", () => {
    for (const file of sources.kk)
      expect(file).not.toMatch(/\{ \$n \} \p{L}*(?:лар|лер|дар|дер|тар|тер)(?!\p{L})/u);
  });

  test("is neither bureaucratic nor blaming, and never names a child by what was done to it", () => {
    const stems = [
      "осыған байланысты|жоғарыда аталған|тиісті|назарыңызға|қамтамасыз|құрметті|жақын арада|жедел топ",
      "қайыршы|тіленші|қаңғыбас|заңсыз|жезөкше|батрак|бұзық|мұғат|сыған|люли|мүгедек",
      "жала|құпия|әкімші|есеп|қайтар",
    ];
    expect(matching("kk", word(stems.join("|")))).toEqual([]);
  });

  test("the word for a victim stands only in the official name of the status", () => {
    const left = wordsOf("kk").map((text) => text.replaceAll(/адам саудасы құрбаны мәртебесі/giu, ""));
    expect(left.filter((text) => word("құрбан").test(text))).toEqual([]);
  });

  test("speaks to the member as сіз, in lower case", () => {
    expect(matching("kk", /(?<=\p{L} )Сіз/u)).toEqual([]);
    expect(matching("kk", word("сен(?!і)|сендер|саған|жаз(?!\\p{L})"))).toEqual([]);
  });

  test("is spelt with Kazakh letters where a Russian keyboard would tempt", () => {
    const typed =
      "когам|кол коя|калай|казак|кызмет|уйым|косу|ушин|кимге|кайда|кажет|журіп|журет|улес|тусінік|омир";
    expect(matching("kk", word(typed))).toEqual([]);
  });
});

describe("Russian", () => {
  test("is neither bureaucratic nor blaming, and never names a child by what was done to it", () => {
    const stems = [
      "в связи с|вышеизлож|принять меры|осуществ|данн(?:ый|ая|ого|ой|ому|ую)(?!\\p{L})|надлежащ|довести до|установленном",
      "уважаем|якобы|утвержда|ложн|секретн|просроч|попрошайк|беспризорн|бомж|нелегал|проститут|батрак|малолет|трудный",
      "инвалид|дебил|неблагополучн|сбежал|цыган|люли|в ближайшее",
    ];
    expect(matching("ru", word(stems.join("|")))).toEqual([]);
  });

  test("the word for a victim stands only in the official name of the status", () => {
    const left = wordsOf("ru").map((text) => text.replaceAll(/статус\p{L}* жертвы торговли людьми/giu, ""));
    expect(left.filter((text) => word("жертв").test(text))).toEqual([]);
  });

  test("says вы in lower case", () => {
    expect(matching("ru", /(?<=[\p{L},;:»] )В(?:ы|ас|ам|ами|аш\p{L}*)(?!\p{L})/u)).toEqual([]);
  });

  test("is free of gender where a person is meant", () => {
    expect(matching("ru", /\((?:а|на|ая|ла|ась)\)|пострадавш|(?<!\p{L})(?:он|она)(?!\p{L})/iu)).toEqual([]);
    expect(matching("ru", word("вы (?:взял|закрыл|открыл|передал)(?!и)"))).toEqual([]);
  });

  test("has ё everywhere", () => {
    const withoutDots = [
      "еще|ребен(?:ок|к)|берет(?!\\p{L})|берете|возьмет|ведет|ведем|ждет|ждем|идет|придет|займет|уйдет|пришел|перешел|зашел|ушел",
      "счет|желт|серьез|прочт?ет|переведен|приемн|легк|трех|четырех|ее(?!\\p{L})|нее|мое(?!\\p{L})|свое(?!\\p{L})|твое",
      "учет|отчет|надежн|тяжел|запрещен(?!о|и|а)|подтвержден(?!о|и|а)|удален(?!о|и|а|ы)|объединен(?!о|и|а)|переведен(?!о|и|а)|сохранен(?!о|и|а)|жжен|вдвоем|остается|пошел|нашел",
    ];
    expect(matching("ru", word(withoutDots.join("|")))).toEqual([]);
  });
});

describe("English", () => {
  test("names no child by what was done to it", () => {
    expect(matching("en", word("beggar|victim|illegal|prostitut|escort|runaway|gypsy|disabled"))).toEqual([]);
  });
});
