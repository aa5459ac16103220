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
    // Each by itself: the slow ones would hide a quadratic quick one.
    const readers: Readonly<Record<string, (text: string) => unknown>> = {
      word: (text) => recogniseWord(text, inThread(), words),
      report: (text) => readReport(text, words, TODAY),
      courtesy: (text) => courtesy(text, words),
      yesNo: (text) => yesNo(text, words),
    };
    // Processor time: other work on the machine must not count.
    const timeOf = (read: (text: string) => unknown, text: string): number => {
      const start = process.cpuUsage();
      read(text);
      const { user, system } = process.cpuUsage(start);
      return Math.max(0.5, (user + system) / 1000);
    };
    /**
     * Eight times the text: 8 to 13 times as long was measured; quadratic work takes 64 times. A busy machine may make either time
     * longer, never the work shorter: the best of all tries on each side is compared, and one look that is good enough suffices.
     */
    const growsEvenly = (read: (text: string) => unknown, piece: string): boolean => {
      let short = Number.POSITIVE_INFINITY;
      let long = Number.POSITIVE_INFINITY;
      for (let tries = 0; tries < 12; tries += 1) {
        short = Math.min(short, timeOf(read, piece.repeat(500)));
        long = Math.min(long, timeOf(read, piece.repeat(4000)));
        if (tries > 1 && long / short < 24) return true;
      }
      return false;
    };
    const pieces = [
      "закрыть, ",
      "спасибо ",
      "не 2, а 3 ",
      "передали в ",
      "следующий шаг: ",
      "и 2 детей ",
      "1.1.",
      "?",
      "қайта ",
    ];
    for (const [name, read] of Object.entries(readers))
      for (const piece of pieces)
        expect([name, piece, growsEvenly(read, piece)]).toEqual([name, piece, true]);
    // It does see quadratic work.
    const quadratic = (text: string): unknown => {
      let letters = 0;
      for (let from = 0; from < text.length; from += 6)
        for (let at = 0; at < text.length; at += 6) letters += text.charCodeAt(at);
      return letters;
    };
    expect(growsEvenly(quadratic, "следующий шаг: ")).toBe(false);
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
