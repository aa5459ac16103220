import { expect, test } from "vitest";
import { loadIntake } from "../../src/intake/intake.ts";
import { parse } from "../../src/intake/parse.ts";
import { intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());
const district = (text: string) => parse(text, intake, { region: null }).fields.district;

test.each([
  "на углу Саина и Толе би ребёнок один",
  "на перекрёстке Саина-Толе би мальчик 8 лет",
  "Абай мен Жамбыл қиылысында бала тұр",
])("streets that cross are no district: %s", (text) => {
  expect(district(text)).toBeUndefined();
});

test("a town whose crossing it is stays one", () => {
  expect(district("на перекрёстке в Таразе мальчик моет стёкла")).toBe("taraz");
});
