/** A question with its choices in words, for clients that show no polls. */
import { FluentBundle } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import { sayPrompt } from "../../src/texts/choices.ts";
import type { Choice } from "../../src/texts/choices.ts";
import { label } from "../../src/texts/put.ts";
import { withMentions } from "../../src/texts/markup.ts";
import { code, texts, TIME_ZONE } from "./texts-for-tests.ts";

const K7P = code("K7P-4X2E");
const question = { key: "ask-danger-one", code: K7P } as const;
const yesNo: readonly Choice[] = [
  { id: "1", label: { text: "yes" } },
  { id: "2", label: { text: "no" } },
];
const shown = (choices: readonly Choice[], most: number, ...languages: ("kk" | "ru" | "en")[]): string[] =>
  sayPrompt(question, choices, most, languages, texts, TIME_ZONE).plain.split("\n");

describe("a question in words", () => {
  test("numbers its choices on one line, and says last that a number is enough", () => {
    const [asked, choices, hint, ...more] = shown(yesNo, 1, "ru");
    expect(asked).toMatch(/^K7P-4X2E · /);
    expect(choices).toBe("1) да · 2) нет");
    expect(hint).toBe(label({ text: "numbered-hint" }, ["ru"], texts, TIME_ZONE));
    expect(more).toEqual([]);
  });

  test("says where several may be chosen", () => {
    expect(shown(yesNo, 2, "ru").at(-1)).toBe(
      label({ text: "numbered-hint-many" }, ["ru"], texts, TIME_ZONE),
    );
  });

  test("puts choices that would make a long line below each other", () => {
    const many: Choice[] = Array.from({ length: 12 }, (_, i) => ({
      id: String(i + 1),
      label: { text: "kind-juvenile-police" },
    }));
    const lines = shown(many, 1, "kk", "ru");
    expect(lines).toContain("1) ювеналды полиция / ювенальная полиция");
    expect(lines).toContain("12) ювеналды полиция / ювенальная полиция");
  });

  test("keeps a line of just the length that fits, and breaks one that is a character longer", () => {
    const choice = (length: number): Choice[] => [
      { id: "1", label: "a".repeat(length) },
      { id: "2", label: "b" },
    ];
    const lines = (length: number) => shown(choice(length), 1, "en").length;
    // "1) " + label + " · 2) b" is 120 characters.
    expect(lines(110)).toBe(3);
    expect(lines(111)).toBe(4);
  });

  test("shows a choice that is typed as it is shown without a number, whatever its dash", () => {
    const ages: Choice[] = [
      { id: "3", label: "3" },
      { id: "4-6", label: "4–6" },
      { id: "8", label: { text: "unknown" } },
    ];
    expect(shown(ages, 1, "ru")[1]).toBe("3 · 4–6 · 8) неизвестно");
  });

  test("without choices is the question alone", () => {
    expect(shown([], 1, "kk", "ru")).toHaveLength(2);
  });
});

test("a message that calls nobody stays as it is", () => {
  const message = { plain: "K7P-4X2E", html: "<b>K7P-4X2E</b>" };
  expect(withMentions(message, [])).toEqual(message);
});

test("a text that a language lacks is a bug that shows at once", () => {
  const empty = {
    bundles: { kk: new FluentBundle("kk"), ru: new FluentBundle("ru"), en: new FluentBundle("en") },
  };
  expect(() => label({ text: "yes" }, ["ru"], empty, TIME_ZONE)).toThrow("no text yes in ru");
});
