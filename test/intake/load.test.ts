import { expect, test } from "vitest";
import { loadIntake } from "../../src/intake/intake.ts";
import { intakeFiles } from "./corpus.ts";

test("an intake with a missing lexicon does not load", () => {
  const { category: _, ...rest } = intakeFiles();
  expect(() => loadIntake(rest)).toThrow();
});

test("a value that the contract does not know is refused", () => {
  const files = intakeFiles();
  expect(() => loadIntake({ ...files, when: { values: { sometime: { strong: {} } } } })).toThrow();
});

test("a phrase that names an unknown group is refused with its name", () => {
  const files = intakeFiles();
  const danger = { values: { yes: { strong: { ru: ["<nobody> кричит"] } } } };
  expect(() => loadIntake({ ...files, danger })).toThrow("<nobody>");
});

test("an expert's new word is understood after loading", () => {
  const files = intakeFiles();
  const when = { values: { now: { strong: { ru: ["сиюминутно"] } } } };
  expect(loadIntake({ ...files, when }).book.patterns.has("ru:сиюминутно")).toBe(true);
});
