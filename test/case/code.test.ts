import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CODE_ALPHABET, findCodes, makeCode, readCode, showCode } from "../../src/case/code.ts";

const symbols = [...CODE_ALPHABET];
const draws = fc.array(fc.nat({ max: 18 }), { minLength: 6, maxLength: 6 });
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
};

describe("the check symbol", () => {
  // The weighted sum is linear, so an error is caught or not whatever the other symbols are: all positions and all pairs of
  // symbols at one code stand for all codes. Run over several codes to see that it is so.
  const codes = [
    [0, 0, 0, 0, 0, 0],
    [18, 17, 16, 15, 14, 13],
    [3, 14, 1, 5, 9, 2],
    [7, 7, 7, 1, 7, 7],
  ].map((n) => makeCode(n));

  test("catches every single wrong symbol at every position", () => {
    const missed = codes.flatMap((code) =>
      [...code].flatMap((right, at) =>
        symbols.filter(
          (wrong) =>
            wrong !== right && readCode(code.slice(0, at) + wrong + code.slice(at + 1)) !== "mistyped",
        ),
      ),
    );
    expect(missed).toEqual([]);
  });

  test("catches every swap of neighbours, the check symbol included", () => {
    let swaps = 0;
    for (let at = 0; at < 6; at++)
      for (const one of symbols)
        for (const other of symbols) {
          if (one === other) continue;
          const code = codeWith(at, one, other);
          const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
          if (swapped === code) continue;
          swaps++;
          expect(readCode(swapped), `${code} -> ${swapped}`).toBe("mistyped");
        }
    expect(swaps).toBeGreaterThan(6 * 19 * 17);
  });

  /** A code with these two symbols side by side; at the end the second one is what the check makes it. */
  function codeWith(at: number, one: string, other: string): string {
    const body = Array.from({ length: 6 }, (_, i) => (i === at ? one : i === at + 1 ? other : "4"));
    return makeCode(body.map((symbol) => CODE_ALPHABET.indexOf(symbol)));
  }
});

describe("reading a code", () => {
  test("in either alphabet, any case, with or without the dash", () => {
    fc.assert(
      fc.property(draws, fc.boolean(), fc.boolean(), fc.boolean(), (numbers, cyrillic, lower, dash) => {
        const code = makeCode(numbers);
        const typed = [...(dash ? showCode(code) : code)]
          .map((c) => (cyrillic ? (CYRILLIC[c] ?? c) : c))
          .join("");
        expect(readCode(lower ? typed.toLowerCase() : typed)).toBe(code);
      }),
    );
  });

  test("is shown as three and four symbols", () => {
    expect(showCode(makeCode([1, 2, 3, 4, 5, 6]))).toMatch(/^.{3}-.{4}$/);
  });

  test("what cannot be a code is none", () => {
    for (const text of ["", "K7P", "K7P-4X2", "K7P-4X2MM", "мама мыла", "K7P—4X2M!"])
      expect(readCode(text)).toBeNull();
  });

  test("a symbol outside the alphabet is a typing error", () => {
    expect(readCode("O7P-4X2M")).toBe("mistyped");
  });

  test("takes six draws from 0 to 18", () => {
    expect(() => makeCode([1, 2, 3])).toThrow(RangeError);
    expect(() => makeCode([1, 2, 3, 4, 5, 19])).toThrow(RangeError);
    expect(() => makeCode([1, 2, 3, 4, 5, 0.5])).toThrow(RangeError);
  });
});

describe("finding codes in a text", () => {
  const code = makeCode([10, 6, 16, 3, 17, 1]); // letters and digits

  test("anywhere in a sentence, at the right place", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("беру ", "", "по ", "(", "Аламын, "),
        fc.constantFrom("", ".", " спасибо", ")", ", рақмет"),
        (before, after) => {
          const [found] = findCodes(`${before}${showCode(code)}${after}`);
          expect(found).toEqual({ start: before.length, end: before.length + 8, code });
        },
      ),
    );
  });

  test("a mistyped one is reported as such", () => {
    const wrong = showCode(code).replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    expect(findCodes(`статус ${wrong}`)).toMatchObject([{ code: null }]);
  });

  test("words, telephone numbers, years, times and hotlines are no codes", () => {
    for (const text of [
      "схватка",
      "тел 123-4567",
      "123 4567",
      "2023-2024",
      "116-16",
      "15:30",
      "7-8 жаста",
      "каменка матрас",
      "А2 трасса 155 км",
    ])
      expect(findCodes(text), text).toEqual([]);
  });

  test("two codes are found in order", () => {
    const other = makeCode([0, 9, 1, 10, 2, 11]);
    expect(findCodes(`${showCode(code)} то же что ${showCode(other)}`).map((found) => found.code)).toEqual([
      code,
      other,
    ]);
  });

  test("never throws, whatever the text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => void findCodes(text)));
  });
});
