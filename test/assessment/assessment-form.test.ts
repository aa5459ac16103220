/** The form's lines: 28 under four heads, as in Annex Three (000:1198), in three languages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAssessmentForm } from "../../src/assessment/assessment-form.ts";

const json: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../templates/assessment.json"), "utf8"),
);
const form = parseAssessmentForm(json);

describe("the form", () => {
  test("has 28 lines under four heads: purpose 5, acts 12, means 7, harm 4", () => {
    expect(form.map(({ id, lines }) => [id, lines.length])).toEqual([
      ["purpose", 5],
      ["acts", 12],
      ["means", 7],
      ["harm", 4],
    ]);
  });

  test("keeps the numbers of the annex, heads included", () => {
    expect(form.map(({ number }) => number)).toEqual([1, 7, 20, 28]);
    expect(form.flatMap(({ lines }) => lines.map(({ number }) => number)).at(-1)).toBe(32);
  });

  test("says every line once in each language, in its own letters", () => {
    const all = form.flatMap(({ lines, ...head }) => [head, ...lines]);
    for (const language of ["kk", "ru", "en"] as const) {
      expect(new Set(all.map((one) => one[language])).size).toBe(32);
      for (const one of all)
        expect(one[language]).toMatch(
          language === "en" ? /^[A-Z][ -~]+$/ : /^\p{Lu}[\p{Script=Cyrillic}\s.,:;()-]+$/u,
        );
    }
    expect(all.filter(({ kk }) => /[әғқңөұүһі]/iu.test(kk)).length).toBeGreaterThan(28);
  });

  test("of which a head or a number is missing is refused", () => {
    const heads = form.map((head) => ({ ...head }));
    const file = (changed: readonly unknown[]) => ({ about: "", source: "", decides: "", heads: changed });
    expect(parseAssessmentForm(file(heads))).toEqual(form);
    expect(() => parseAssessmentForm(file(heads.slice(1)))).toThrow();
    expect(() => parseAssessmentForm(file(heads.toReversed()))).toThrow();
    const [first, ...rest] = heads;
    expect(() => parseAssessmentForm(file([{ ...first, lines: first?.lines.slice(1) }, ...rest]))).toThrow();
  });
});
