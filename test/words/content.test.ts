/** What goes with a command: its rest, the body, the period. */
import { describe, expect, test } from "vitest";
import { CODE, inThread, reading, word } from "./words-for-tests.ts";

describe("the rest of a command", () => {
  test("close carries its report, however long, in the spelling of the member", () => {
    const report =
      "помещены в ЦАН, питание, психолог, 2 детей, дело не возбуждено, следующий шаг: школа 27.11";
    expect(word(`закрыть: ${report}`)).toMatchObject({ action: "close", sure: true, rest: report });
    expect(word(`Жабу ${CODE}: отбасына қайтарылды, 1 бала`)).toMatchObject({
      sure: true,
      rest: "отбасына қайтарылды, 1 бала",
    });
    expect(word("close placed in shelter, food")).toMatchObject({
      sure: true,
      rest: "placed in shelter, food",
    });
    expect(word("закрыть не нашли")).toMatchObject({ sure: true, rest: "не нашли" });
  });

  test("to deny closing is no report", () => {
    for (const text of ["закрыть не надо", "жабуға болмайды", "закрыть нельзя"])
      expect([text, reading(text)]).toEqual([text, "close?"]);
  });

  test("a correction leaves out what is denied, and a bare number counts children", () => {
    const rest = (text: string, language: "kk" | "ru" | "en" = "ru") => word(text, inThread(language))?.rest;
    expect(rest("не 2, а 3")).toBe("3 детей");
    expect(rest("2 емес 3", "kk")).toBe("3 бала");
    expect(rest("not 2 but 3", "en")).toBe("3 children");
    expect(rest("не 2 девочки, а 3")).toBe("3 девочки");
    expect(rest("2 бала емес, 3", "kk")).toBe("3 бала");
    expect(rest("3, а не 2")).toBe("3 детей");
    expect(rest("исправить: рынок, 3 детей")).toBe("рынок, 3 детей");
    expect(word("не рынок, а вокзал")).toMatchObject({ action: "correct", sure: false, rest: "вокзал" });
  });

  test("a region makes a transfer of it", () => {
    expect(word("перевести в Туркестан")).toMatchObject({
      action: "transfer",
      sure: false,
      rest: "Туркестан",
    });
    expect(word("Түркістанға жіберу", inThread("kk"))).toMatchObject({
      action: "transfer",
      rest: "Түркістанға",
    });
    expect(reading("перевести деньги")).toBe("-");
  });
});

describe("the body named", () => {
  const named: readonly (readonly [string, string])[] = [
    ["передать миграционной службе", "migration"],
    ["передать в миграцию", "migration"],
    ["көші-қонға тапсыру", "migration"],
    ["көшіқонға жіберу", "migration"],
    ["передать опеке", "guardianship"],
    ["қамқоршылыққа тапсыру", "guardianship"],
    ["қорғаншылық органына тапсыру", "guardianship"],
    ["передать ИДН", "juvenile_police"],
    ["ИДНге тапсыру", "juvenile_police"],
    ["ИДН-ге тапсыру", "juvenile_police"],
    ["полицияға тапсыру", "juvenile_police"],
    ["hand over to the police", "juvenile_police"],
    ["миграционной полиции передать", "migration"],
    ["передать в ЦАН", "csc"],
    ["бейімдеу орталығына тапсыру", "csc"],
    ["передать НПО", "ngo"],
    ["ҮЕҰ-ға тапсыру", "ngo"],
    ["hand over to ngo", "ngo"],
    ["передать акимату", "akimat"],
    ["әкімдікке тапсыру", "akimat"],
    ["передать в собес", "akimat"],
    ["передать в управление образования", "education"],
    ["білім бөліміне тапсыру", "education"],
    ["передать в больницу", "health"],
    ["денсаулық сақтауға тапсыру", "health"],
    ["передать на горячую линию", "hotline"],
    ["сенім телефонына тапсыру", "hotline"],
    ["из полиции в опеку передать", "guardianship"],
    ["polisiyaga tapsyru", "juvenile_police"],
  ];
  for (const [text, to] of named)
    test(`«${text}» goes to ${to}`, () => {
      expect(word(text)).toMatchObject({ action: "hand_over", sure: false, to });
    });

  test("without a body it is asked to whom", () => {
    expect(word("передать")).toMatchObject({ action: "hand_over", to: null });
  });
});

describe("the period of numbers", () => {
  for (const [text, days] of [
    ["цифры", null],
    ["цифры за неделю", 7],
    ["апталық есеп", 7],
    ["сандар 30 күн", 30],
    ["статистика за месяц", 30],
    ["numbers for a day", 1],
    ["сводка за 2 недели", 14],
    ["stats for the last 10 days", 10],
    ["айлық есеп", 30],
    ["отчет за квартал", 90],
    ["сколько закрыли за последние 7 дней", 7],
    ["цифры за 0 дней", null],
  ] as const)
    test(`«${text}» is ${String(days)} days`, () => {
      expect(word(text)).toMatchObject({ action: "numbers", sure: true, days });
    });
});
