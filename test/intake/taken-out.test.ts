/** What the guard put in the place of personal data is read as nothing at all. */
import { expect, test } from "vitest";
import { loadIntake } from "../../src/intake/intake.ts";
import { parse } from "../../src/intake/parse.ts";
import { intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());
const read = (text: string) => parse(text, intake, { region: null });

test.each(["Мать [имя], телефон [телефон]", "Анасы [есім], телефоны [телефон]", "адрес [адрес], мать [имя]"])(
  "a name and a number that were taken out are no alert: %s",
  (text) => {
    expect(read(text)).toMatchObject({ alert: "no", fields: {} });
  },
);

test("an alert tells the same with and without what was taken out, and its words stand where they stood", () => {
  const text = "Тараз, вокзал, [имя], мальчик 10 лет, один";
  const { alert, fields, evidence } = read(text);
  expect({ alert, fields }).toMatchObject({
    alert: "yes",
    fields: { district: "taraz", place: "station", boys: 1, ages: [10], accompanied: "alone" },
  });
  expect(evidence.ages?.map(({ start, end }) => text.slice(start, end))).toEqual([
    expect.stringContaining("10"),
  ]);
});
