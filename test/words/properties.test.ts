import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/people/member.ts";
import { chosenNumbers } from "../../src/words/chosen-numbers.ts";
import { courtesy } from "../../src/words/courtesy.ts";
import { recogniseWord } from "../../src/words/recognise.ts";
import { readReport, readReportPart } from "../../src/words/report.ts";
import { isOneErrorAway } from "../../src/words/typing-error.ts";
import { loadWords } from "../../src/words/words.ts";
import { yesNo } from "../../src/words/yes-no.ts";
import { files, inThread, TODAY, word, words } from "./words-for-tests.ts";

const WORDS =
  "беру аламын закрыть жабу передать отмена статус сұрақ не , . : ? « 2 27.11 дети бала ЦАН психолог нет жоқ если K7P-4X2M емес а следующий шаг: примечание: \n".split(
    " ",
  );
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }).map((parts) => parts.join(" ")),
);
const setting = fc.record({
  addressed: fc.boolean(),
  direct: fc.boolean(),
  language: fc.constantFrom(...LANGUAGES),
});
const PARTS = [
  "outcome",
  "placement",
  "children",
  "services",
  "organisations",
  "tip",
  "criminal",
  "next",
  "note",
  "duplicateOf",
] as const;

describe("properties", () => {
  test("nothing throws, whatever is written", () => {
    fc.assert(
      fc.property(anyText, setting, fc.constantFrom(...PARTS), (text, where, part) => {
        recogniseWord(text, where, words);
        readReport(text, words, TODAY);
        readReportPart(part, text, words, TODAY);
        yesNo(text, words);
        courtesy(text, words);
        chosenNumbers(text, 9);
      }),
      { numRuns: 2000 },
    );
  });

  test("what is denied, asked, supposed or quoted never acts", () => {
    const commands = fc.constantFrom(
      "беру",
      "аламын",
      "закрыть",
      "жабу",
      "отмена",
      "возьму",
      "take",
      "close",
    );
    const spoilt = fc.constantFrom<(text: string) => string>(
      (text) => `не ${text}`,
      (text) => `${text}?`,
      (text) => `если ${text}`,
      (text) => `егер ${text}`,
      (text) => `«${text}»`,
      (text) => `don't ${text}`,
      (text) => `${text} емес`,
    );
    fc.assert(
      fc.property(commands, spoilt, setting, (text, spoil, where) => {
        expect(recogniseWord(spoil(text), where, words)?.sure ?? false).toBe(false);
      }),
    );
  });

  test("what is not addressed never changes anything", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...LANGUAGES), (text, language) => {
        expect(recogniseWord(text, { addressed: false, direct: false, language }, words)?.sure ?? false).toBe(
          false,
        );
      }),
    );
  });

  test("case, full stops and Kazakh letters make no difference to a command word", () => {
    const plain = fc.constantFrom(
      "аламын",
      "сұрақ",
      "жабу",
      "болдырмау",
      "күйі",
      "тізім",
      "сандар",
      "көмек",
      "вопрос",
      "закрыть",
      "отмена",
      "статус",
      "список",
      "цифры",
      "помощь",
    );
    const KAZAKH: Readonly<Record<string, string>> = {
      ә: "а",
      ғ: "г",
      қ: "к",
      ң: "н",
      ө: "о",
      ұ: "у",
      ү: "у",
      і: "и",
    };
    fc.assert(
      fc.property(
        plain,
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom("", ".", "!", "!!", " "),
        (text, bits, end) => {
          const flip = (): boolean => bits.next().value === true;
          const typed = [...text].map((letter) => {
            const other = flip() ? (KAZAKH[letter] ?? letter) : letter;
            return flip() ? other.toUpperCase() : other;
          });
          expect(word(typed.join("") + end)).toEqual(word(text));
        },
      ),
    );
  });

  test("one typing error is one edit, either way round", () => {
    const letters = fc.string({ unit: fc.constantFrom("а", "б", "в"), minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(isOneErrorAway(one, other)).toBe(isOneErrorAway(other, one));
        expect(isOneErrorAway(one, one)).toBe(false);
      }),
    );
  });

  test("the work grows with the text and no faster", () => {
    const timeOf = (text: string): number => {
      // Processor time: other work on the machine must not count.
      const start = process.cpuUsage();
      recogniseWord(text, inThread(), words);
      readReport(text, words, TODAY);
      courtesy(text, words);
      yesNo(text, words);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    for (const piece of [
      "закрыть, ",
      "спасибо ",
      "не 2, а 3 ",
      "передали в ",
      "следующий шаг: ",
      "примечание ",
      "и 2 детей ",
      "а".repeat(50),
      "1.1.",
      "?",
      "қайта ",
    ]) {
      timeOf(piece.repeat(500));
      const short = Math.max(2, Math.min(timeOf(piece.repeat(1000)), timeOf(piece.repeat(1000))));
      const long = Math.min(timeOf(piece.repeat(8000)), timeOf(piece.repeat(8000)));
      // Eight times the text; quadratic work would take 64 times as long.
      expect([piece, long / short < 30]).toEqual([piece, true]);
    }
  });

  test("a broken file is refused, not half read", () => {
    for (const name of Object.keys(files)) {
      expect(() => loadWords({ ...files, [name]: undefined })).toThrow();
      expect(() =>
        loadWords({ ...files, [name]: Object.assign({}, files[name], { surplus: [] }) }),
      ).toThrow();
    }
  });
});
