/** The four conditions: addressed, short, whole, neither denied nor asked nor supposed nor quoted. */
import { describe, expect, test } from "vitest";
import { CODE, inDirect, inRoom, inThread, reading, word } from "./words-for-tests.ts";

describe("the four conditions", () => {
  test("all four: it acts", () => {
    for (const text of [
      "аламын",
      "мен аламын",
      "беру",
      `${CODE} беру`,
      "Спасибо, беру",
      "Сәлеметсіз бе, аламын",
      "иә, аламын",
    ])
      expect([text, reading(text)]).toEqual([text, "take"]);
  });

  test("not addressed: one tap for a plain «I take it», nothing for the rest", () => {
    expect(reading("аламын", inRoom("kk"))).toBe("take?");
    expect(reading("беру", inRoom("kk"))).toBe("take?");
    expect(reading("беру ребёнка домой", inRoom())).toBe("-");
    expect(reading("закрыли ребёнка дома", inRoom())).toBe("-");
  });

  test("too long: one tap; too long and not addressed: nothing", () => {
    expect(reading("мы сейчас это берём")).toBe("take");
    expect(reading("мы сейчас уже сами это берём")).toBe("take?");
    expect(reading("мы сейчас уже сами это берём", inRoom())).toBe("-");
    expect(reading("беру, через десять минут буду там")).toBe("take?");
    expect(reading("беру, через десять минут буду там", inRoom())).toBe("-");
  });

  test("a hand-over may have six words", () => {
    expect(word("прошу передать в миграционную службу сегодня")).toMatchObject({
      action: "hand_over",
      to: "migration",
    });
  });

  test("what reaches far is always confirmed, however plain", () => {
    for (const [text, action] of [
      ["отозвать", "withdraw?"],
      ["открыть снова", "reopen?"],
      [`то же что ${CODE}`, "same_as?"],
      ["передать в опеку", "hand_over?"],
      ["перевести в Туркестан", "transfer?"],
    ] as const)
      expect([text, reading(text)]).toEqual([text, action]);
  });

  test("denied, asked, supposed, quoted: one tap", () => {
    for (const text of ["не беру", "беру?", "если беру", "аламын ба", "«беру»", "егер аламын", "> беру"])
      expect([text, reading(text)]).toEqual([text, "take?"]);
  });

  test("two conditions missing: nothing", () => {
    for (const text of ["не беру?", "если беру", "беру?"])
      expect([text, reading(text, inRoom())]).toEqual([text, "-"]);
  });

  test("questions that change nothing may be asked", () => {
    for (const [text, action] of [
      [`статус ${CODE}?`, "status"],
      ["список?", "list"],
      ["сколько закрыли за неделю?", "numbers"],
      ["помощь?", "help"],
    ] as const)
      expect([text, reading(text)]).toEqual([text, action]);
  });

  test("болдырма denies nothing", () => {
    expect(reading("болдырма", inThread("kk"))).toBe("undo");
    expect(reading("болдырмау", inDirect("kk"))).toBe("undo");
  });

  test("a Kazakh verb denied is no typing error of the verb", () => {
    // One letter from «алайын», «жабайын», «тапсырайын», and they say the opposite.
    for (const text of ["алмайын", "жаппайын", "тапсырмайын", "тапсырмайық"])
      expect([text, reading(text, inThread("kk"))]).toEqual([text, "-"]);
  });

  test("a denied verb is another word", () => {
    for (const text of [
      "алмаймын",
      "ала алмаймын",
      "жаппаймын",
      "тапсырмаймын",
      "не возьму никак сейчас это",
    ])
      expect(word(text, inThread("kk"))?.sure ?? false).toBe(false);
  });
});

test("answers to the questions of a card or a report are no commands", () => {
  const answers =
    "двое; нет; дома; ЦАН; питание и психолог; 2; рынок; с родителями; сегодня; да; иә; жоқ; базар; 7–10; полиция; не знаю; белгісіз; мама; опека и полиция; врач; другое; басқа; екі бала; вокзалда; школа 27 ноября; documents; two; at home; қазір; жалғыз; ата-анасымен; құжаты жоқ; Шымкент; Түркістан облысы";
  for (const text of answers.split("; "))
    for (const setting of [inThread("kk"), inThread("ru"), inDirect("ru")])
      expect([text, reading(text, setting)]).toEqual([text, "-"]);
});

describe("spelling", () => {
  test("case, doubled letters, punctuation, Kazakh letters and Latin letters make no difference", () => {
    for (const text of ["АЛАМЫН!!!", "аламыын", "Alamyn", "alamin", "ALAMYN."])
      expect([text, reading(text)]).toEqual([text, "take"]);
    for (const text of ["сұрақ", "сурак", "surak", "suraq", "СҰРАҚ:"])
      expect([text, reading(text)]).toEqual([text, "ask"]);
    for (const text of ["жабу", "jabu", "zhabu", "Жабу.."])
      expect([text, reading(text)]).toEqual([text, "close"]);
  });

  test("one typing error from five letters is borne, and confirmed", () => {
    expect(
      ["закыть", "заркыть", "закрысть", "отмнеа", "тапсыруу опекаға"].map((text) => reading(text)),
    ).toEqual(["close?", "close?", "close?", "undo?", "hand_over?"]);
    expect(reading("баруу")).toBe("-");
  });

  test("an everyday word is never corrected into a command", () => {
    for (const text of [
      "алдын",
      "алдың",
      "аласыз",
      "вопросы",
      "помощи",
      "измена",
      "берег",
      "запрос",
      "допрос",
      "closer",
      "Санжар",
      "again",
    ])
      expect([text, reading(text)]).toEqual([text, "-"]);
  });

  test("the Kazakh endings of person are open", () => {
    for (const [one, other] of [
      ["жабамын", "жабамыз"],
      ["жаптым", "жаптық"],
      ["алайын", "алайық"],
      ["қабылдадым", "қабылдадық"],
    ] as const)
      expect(word(other)?.action).toBe(word(one)?.action);
  });
});
