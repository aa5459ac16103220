import { expect, test } from "vitest";
import fc from "fast-check";
import { lineOf } from "../../bot/setup/json-line.ts";
import { TemplateProblem } from "../../bot/setup/template-problem.ts";
import { parseDeadlines } from "../../src/duties/deadlines.ts";

const SOURCE = `{
  "about": "a \\"quoted\\" { word",
  "rules": [
    { "id": "one" },
    {
      "id": "two",
      "notify": ["ngo",
        "fire brigade"]
    }
  ]
}`;

test("a value is found by its path, through strings that look like JSON", () => {
  expect(lineOf(SOURCE, ["about"])).toBe(2);
  expect(lineOf(SOURCE, ["rules", 0, "id"])).toBe(4);
  expect(lineOf(SOURCE, ["rules", 1, "notify", 1])).toBe(8);
});

test("of a path that is not there, the deepest part that is", () => {
  expect(lineOf(SOURCE, ["rules", 1, "steps"])).toBe(5);
  expect(lineOf(SOURCE, ["nothing"])).toBe(1);
  expect(lineOf(SOURCE, ["about", "deeper"])).toBe(2);
});

test("in any JSON, the line of every value of an object is the one on which it was written", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 }), (object) => {
      const keys = Object.keys(JSON.parse(JSON.stringify(object)));
      // Each value on one line of its own.
      const text = `{\n${keys.map((key) => `${JSON.stringify(key)}: ${JSON.stringify(object[key])}`).join(",\n")}\n}`;
      keys.forEach((key, i) => expect(lineOf(text, [key])).toBe(i + 2));
    }),
  );
});

test("a mistake in a file of deadlines is told with file, line and field", () => {
  const source = JSON.stringify({ about: "", confirmed: {}, deadlines: [{ id: "Form" }] }, null, 1);
  let problem: unknown = null;
  try {
    parseDeadlines(JSON.parse(source));
  } catch (error) {
    problem = error;
  }
  const { message } = new TemplateProblem("deadlines.json", problem, source);
  expect(message).toContain(
    "templates/deadlines.json, line 6, deadlines.0.id: an id has small Latin letters and _ only",
  );
  expect(message).toMatch(/and \d+ more|deadlines\.0\.length/);
});

test("what is no mistake of a field is told as it is", () => {
  expect(new TemplateProblem("texts/kk", "missing: a-key").message).toBe(
    "templates/texts/kk: missing: a-key",
  );
  expect(new TemplateProblem("routing.json", new Error("no file")).message).toBe(
    "templates/routing.json: no file",
  );
});
