import { type Message, Visitor } from "@fluent/syntax";
import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../src/people/member.ts";
import { TEXT_KEYS } from "../../src/texts/keys.ts";
import { parsed, sources } from "./texts-for-tests.ts";

function variablesByKey(language: Language): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const collect = new (class extends Visitor {
    override visitMessage(message: Message): void {
      const names = new Set<string>();
      const variables = new (class extends Visitor {
        override visitVariableReference(reference: { id: { name: string } }): void {
          names.add(reference.id.name);
        }
      })();
      variables.visit(message);
      found[message.id.name] = [...names].toSorted();
    }
  })();
  for (const resource of parsed(language)) collect.visit(resource);
  return found;
}

const expected = Object.fromEntries([...TEXT_KEYS].map(([key, names]) => [key, names.toSorted()]));

test.each(LANGUAGES)(
  "the %s files hold exactly the keys of the code, with exactly their variables",
  (language) => {
    const found = variablesByKey(language);
    for (const [key, names] of Object.entries(expected)) {
      expect(found[key], key).toEqual(names);
    }
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(expected).toSorted());
  },
);

test.each(LANGUAGES)("every entry of the %s files parses", (language) => {
  const types = parsed(language).flatMap((resource) => resource.body.map((entry) => entry.type));
  expect(types.length).toBeGreaterThan(TEXT_KEYS.size);
  expect(types).not.toContain("Junk");
});

test("no file is longer than 300 lines", () => {
  for (const files of Object.values(sources))
    for (const file of files) expect(file.split("\n").length).toBeLessThanOrEqual(300);
});
