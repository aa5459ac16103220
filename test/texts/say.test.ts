import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/people/member.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import type { Arg } from "../../src/texts/line.ts";
import { label, put } from "../../src/texts/put.ts";
import { say } from "../../src/texts/say.ts";
import { AFTERNOON, allKeys, code, sampleArgs, texts, TIME_ZONE } from "./texts-for-tests.ts";

const K7P = code("K7P-4X2E");

describe("every text", () => {
  test.each(LANGUAGES)("is said in %s with nothing left open", (language) => {
    for (const key of allKeys) {
      const { plain } = say({ key, args: sampleArgs(key) }, [language], texts, TIME_ZONE);
      expect(plain.trim(), key).not.toBe("");
      expect(plain, key).not.toMatch(/[{}$]|undefined|NaN|\?\?\?/);
    }
  });

  test("begins with the code when it concerns a case, and says the code once", () => {
    for (const key of allKeys) {
      const { plain, html } = say({ key, args: sampleArgs(key), code: K7P }, ["kk", "ru"], texts, TIME_ZONE);
      expect(plain.startsWith("K7P-4X2E · "), key).toBe(true);
      expect(html.startsWith("<b>K7P-4X2E</b> · "), key).toBe(true);
      expect(plain.split("K7P-4X2E"), key).toHaveLength(2);
    }
  });

  test("is at most three short lines in a language, but for lists, numbers, reports and help", () => {
    const longer =
      /^(list|numbers|numbers-more|help|closed|report-ask-confirm|raid-ended|assessment-result|device-steps|device-steps-for|practice-.*)$/;
    for (const key of allKeys.filter((one) => !longer.test(one)))
      for (const language of LANGUAGES) {
        const lines = say({ key, args: sampleArgs(key) }, [language], texts, TIME_ZONE).plain.split("\n");
        expect(lines.length, key).toBeLessThanOrEqual(3);
        expect(lines.join("").length, `${language} ${key}`).toBeLessThanOrEqual(235);
      }
  });
});

describe("a room of two languages", () => {
  test("hears Kazakh first and Russian on the next line, whatever the order asked for", () => {
    const line = { key: "reopened", code: K7P } as const;
    expect(say(line, ["ru", "kk"], texts, TIME_ZONE).plain).toBe(
      "K7P-4X2E · Іс қайта ашылды. Алу үшін: «аламын».\nСлучай снова открыт. Чтобы взять: «беру».",
    );
    expect(say(line, ["ru", "kk"], texts, TIME_ZONE).html).toContain("«аламын».<br>Случай");
  });

  test("sees the languages apart where each takes many lines", () => {
    const long = say({ key: "numbers", args: sampleArgs("numbers") }, ["kk", "ru"], texts, TIME_ZONE);
    expect(long.plain.split("\n\n")).toHaveLength(2);
    expect(long.html.split("<br><br>")).toHaveLength(2);
    expect(say({ key: "reopened", code: K7P }, ["kk", "ru"], texts, TIME_ZONE).plain).not.toContain("\n\n");
  });

  test("reads a label once where the languages agree", () => {
    expect(label({ text: "need-police" }, ["kk", "ru"], texts, TIME_ZONE)).toBe("полиция");
    expect(label({ text: "need-food" }, ["ru", "kk"], texts, TIME_ZONE)).toBe("тамақ / питание");
    expect(label({ text: "band-7-10" }, ["kk", "ru"], texts, TIME_ZONE)).toBe("7–10");
  });
});

test("taking is told as the glossary has it (message 4)", () => {
  const line = {
    key: "taken",
    code: K7P,
    args: {
      org: { text: "kind-juvenile-police" },
      time: { moment: AFTERNOON, show: "time" },
      since: { text: "minutes", args: { n: 6 } },
    },
  } as const;
  const said = (language: "kk" | "ru" | "en") => say(line, [language], texts, TIME_ZONE).plain;
  expect(said("kk")).toBe("K7P-4X2E · Алған: ювеналды полиция, 14:32. Дабылдан бері: 6 минут.");
  expect(said("ru")).toBe("K7P-4X2E · Ведёт: ювенальная полиция, с 14:32. После сигнала прошло: 6 минут.");
  expect(said("en")).toBe("K7P-4X2E · Taken by: juvenile police, 14:32, 6 minutes after the alert.");
});

const ask = (left: number, more: TextKey[], closes: Arg = "") =>
  say(
    { key: "report-ask-services", args: { left, more: { all: more.map((text) => ({ text })) }, closes } },
    ["ru"],
    texts,
    TIME_ZONE,
  ).plain;

test("what else a report needs is named only while something else is missing", () => {
  expect(ask(1, [])).toBe("Итог. Какие услуги оказаны?");
  const summary: Arg = { text: "summary-children", args: { value: 2 } };
  expect(ask(1, [], { text: "report-ask-last", args: { summary } })).toBe(
    "Итог. Какие услуги оказаны?\nВаш ответ закроет случай. Будет записано: Детей получили помощь: 2.",
  );
  expect(ask(2, ["part-next"])).toBe(
    "Итог. Какие услуги оказаны?\nЕщё нужно: следующий шаг. Можно ответить одним сообщением.",
  );
});

test("codes inside a text are bold in html and bare in plain words", () => {
  const line = { key: "merged", code: K7P, args: { other: { code: code("AB1-23CT") } } } as const;
  const said = say(line, ["en"], texts, TIME_ZONE);
  expect(said.plain).toBe("K7P-4X2E · Duplicate alert. Continues as AB1-23CT.");
  expect(said.html).toBe("<b>K7P-4X2E</b> · Duplicate alert. Continues as <b>AB1-23CT</b>.");
  expect(label({ code: K7P }, ["kk"], texts, TIME_ZONE)).toBe("K7P-4X2E");
});

test("a forgotten variable is a bug that shows at once, without the words of the case", () => {
  expect(() => say({ key: "taken", code: K7P, args: { org: "Үміт" } }, ["kk"], texts, TIME_ZONE)).toThrow(
    /text taken in kk: .*\$time/,
  );
});

test("numbers take the separators of their language", () => {
  expect(put(1234.5, "kk", texts, TIME_ZONE).replaceAll(/\s/g, " ")).toBe("1 234,5");
  expect(put(1234.5, "ru", texts, TIME_ZONE).replaceAll(/\s/g, " ")).toBe("1 234,5");
  expect(put(1234.5, "en", texts, TIME_ZONE)).toBe("1,234.5");
});
