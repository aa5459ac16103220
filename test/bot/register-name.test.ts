/** Names on the command line: a person's or a body's name, and nothing more. */
import { expect, test } from "vitest";
import { checkName } from "../../bot/cli/register-name.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";

const { tools } = loadTemplates(null);

test.each([
  "Dana Synaq",
  "Айгерім Сынақ",
  "Қорған",
  "ИДН Шымкент",
  "150",
  "116-16",
  "Фонд Айгуль Тестовой",
  "№ 7 мектеп",
  "Прокуратура",
])("%s is a name", (name) => expect(() => checkName("--org", name, tools)).not.toThrow());

test.each([
  ["Dana 8 705 318 44 20", "phone"],
  ["Қорған, Абай көшесі 15 үй, 4 пәтер", "address"],
  ["Сынақ 160512501234", "iin"],
  ["dana@example.org", "email"],
])("%s is not: the kind is told, not the thing", (name, kind) => {
  const failure = () => checkName("--name", name, tools);
  expect(failure).toThrow(kind);
  expect(failure).not.toThrow(/318|Абай|1605|dana/);
});

test("what the guard cannot judge is no name", () => {
  expect(() => checkName("--name", "а".repeat(20_000), tools)).toThrow("could not be checked");
});
