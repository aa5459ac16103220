import { expect, test } from "vitest";
import { ACCOMPANIED, CATEGORIES } from "../../src/intake/fields.ts";
import { toldLine, toldLines, UNSAID } from "./told-lines.ts";

test("a line tells who is with the child and whether there is danger", () => {
  expect(toldLine("alone danger: бір өзі, аязда", "unaccompanied")).toEqual({
    text: "бір өзі, аязда",
    category: "unaccompanied",
    accompanied: "alone",
    danger: "true",
  });
  expect(toldLine("none: школа: сабаққа келмейді", "education")).toMatchObject({
    text: "школа: сабаққа келмейді",
    danger: "none",
  });
  expect(toldLine("unsaid safe: қауіп жоқ", "other")).toMatchObject({ accompanied: UNSAID, danger: "false" });
  expect(toldLine("рахмет", "chatter")).toMatchObject({ category: "none", accompanied: UNSAID });
  expect(() => toldLine("alone dangre: x", "other")).toThrow("dangre");
});

test("every line is of a category and of values that the model knows, and stands once", () => {
  const lines = toldLines();
  const categories = new Set<string>([...CATEGORIES, "none"]);
  const values = new Set<string>([...ACCOMPANIED, "none", UNSAID]);
  expect(lines.length).toBeGreaterThan(2000);
  expect(
    lines.filter(({ category, accompanied }) => !categories.has(category) || !values.has(accompanied)),
  ).toEqual([]);
  expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
});
