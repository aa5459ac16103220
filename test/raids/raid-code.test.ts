/** Codes of raids: as sure as those of cases, and never taken for one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CODE_ALPHABET, findCodes, makeCode, readCode, showCode } from "../../src/case/code.ts";
import type { RaidCode } from "../../src/ids.ts";
import { findRaidCodes, makeRaidCode, showRaidCode } from "../../src/raids/raid-code.ts";

const draws = fc.array(fc.integer({ min: 0, max: 18 }), { minLength: 4, maxLength: 4 });
/** As the bot gives them: with a digit. */
const codes = draws.map(makeRaidCode).filter((code) => /\d/.test(code));
const CYRILLIC: Readonly<Record<string, string>> = {
  A: "А",
  B: "В",
  C: "С",
  E: "Е",
  H: "Н",
  K: "К",
  M: "М",
  P: "Р",
  T: "Т",
  X: "Х",
  R: "Р",
};
const cyrillic = (text: string): string => [...text].map((c) => CYRILLIC[c] ?? c).join("");
const isCode = (symbols: string): boolean => {
  const [found] = findRaidCodes(`R${symbols}`);
  return found !== undefined && found.code !== null;
};

describe("a raid's code", () => {
  test("is found in either alphabet, any case, with or without its dash, anywhere in a text", () => {
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom(
          showRaidCode,
          (code: RaidCode) => code,
          (code: RaidCode) => showRaidCode(code).toLowerCase(),
          (code: RaidCode) => cyrillic(showRaidCode(code)),
          (code: RaidCode) => showRaidCode(code).replace("-", " "),
          (code: RaidCode) => showRaidCode(code).replace("-", "–"),
        ),
        (code, written) => {
          const text = `рейд ${written(code)}: рынок 3`;
          expect(findRaidCodes(text)).toEqual([{ start: 5, end: 5 + written(code).length, code }]);
        },
      ),
    );
  });

  test("can never be read as the code of a case, however it is written", () => {
    fc.assert(
      fc.property(codes, fc.constantFrom("рейд ", "", "K7P "), (code, before) => {
        for (const written of [code, showRaidCode(code), cyrillic(code), cyrillic(showRaidCode(code))]) {
          expect(readCode(written)).toBeNull();
          expect(findCodes(`${before}${written} завершён: рынок 3`)).toEqual([]);
        }
      }),
    );
  });

  test("is found in no code of a case", () => {
    const cases = fc.array(fc.integer({ min: 0, max: 18 }), { minLength: 6, maxLength: 6 }).map(makeCode);
    fc.assert(
      fc.property(cases, (code) => {
        for (const written of [code, showCode(code), cyrillic(showCode(code)), showCode(code).toLowerCase()])
          expect(findRaidCodes(written)).toEqual([]);
      }),
    );
  });

  test("with one wrong symbol, or with two neighbours swapped, is none: all of them tried", () => {
    let tried = 0;
    for (let n = 0; n < 19 ** 2; n += 1) {
      const code = makeRaidCode([n % 19, Math.floor(n / 19), (n * 7) % 19, (n * 5) % 19]).slice(1);
      for (let at = 0; at < code.length; at += 1) {
        for (const symbol of CODE_ALPHABET) {
          if (symbol === code[at]) continue;
          expect(isCode(code.slice(0, at) + symbol + code.slice(at + 1))).toBe(false);
          tried += 1;
        }
        const [one, next] = [code[at] ?? "", code[at + 1] ?? ""];
        if (next !== "" && one !== next)
          expect(isCode(code.slice(0, at) + next + one + code.slice(at + 2))).toBe(false);
      }
    }
    expect(tried).toBe(361 * 5 * 18);
  });

  test("mistyped is told apart from words and numbers", () => {
    const right = showRaidCode(makeRaidCode([0, 9, 10, 11]));
    expect(findRaidCodes(right)).toHaveLength(1);
    const wrong = `${right.slice(0, -1)}${right.endsWith("A") ? "B" : "A"}`;
    expect(findRaidCodes(`рейд ${wrong}`)).toEqual([{ start: 5, end: 5 + wrong.length, code: null }]);
    for (const word of ["рахмет", "Рахмет, рынок", "р25-000", "работа", "R", "R12", "р-н Абай", "рейд-100"])
      expect(findRaidCodes(word), word).toEqual([]);
  });

  test("takes four numbers from 0 to 18", () => {
    for (const wrong of [[], [1, 2, 3], [1, 2, 3, 19], [1, 2, 3, -1], [1, 2, 3, 0.5]])
      expect(() => makeRaidCode(wrong)).toThrow(RangeError);
  });
});
