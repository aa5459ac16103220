/** Who is with the child: what the words say by themselves, before the model weighs it. */
import { expect, test } from "vitest";
import { findAdults } from "../../src/intake/adults.ts";
import { findFacts } from "../../src/intake/findings.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { parse } from "../../src/intake/parse.ts";
import { readText } from "../../src/intake/reading.ts";
import { intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());
const reading = (text: string) => readText(text, intake.book, intake.falseFriends);
const told = (text: string) => findFacts(reading(text), intake, null).fields.accompanied;
const adults = (text: string) =>
  findAdults(reading(text), intake).map(({ role, relations }) => [role, relations]);

test.each([
  ["қыз өзінің шешесімен отыр", "parents"],
  ["мальчик с родной матерью собирает бутылки", "parents"],
  ["жас ана үш баламен көшеде", "parents"],
  ["бала көкелерінің жанында", "parents"],
  ["ребёнок живёт у двоюродной тётки", "relative"],
  ["бала нағашы әпкесінің қолында", "relative"],
  ["the boy sleeps, with his old grandpa", "relative"],
  ["мальчик на рынке, рядом взрослых нет", "alone"],
  ["трое детей на рынке без каких-либо взрослых", "children_only"],
  ["eki bala, ata-anasy jok", "children_only"],
  ["мальчик 7 лет, родителей нет", "alone"],
  ["мойкада төрт бала, ата-анасыз", "children_only"],
  ["шешелері де сол жерде сауыншы, төрт ұл фермада", "parents"],
  ["бала көршінің үйінде отыр", "other_adult"],
  ["мальчик сейчас сидит со мной", "other_adult"],
  ["двое подростков, отца рядом нет, только бригадир", "other_adult"],
  ["чабан, Кербулак, с ним пацан 11 лет", "other_adult"],
  ["мать одна, пьёт, сын голодный", "parents"],
  ["анасы қасында, дәріханада дәрі жоқ, бала ауру", "parents"],
])("%s", (text, value) => {
  expect(told(text)).toBe(value);
});

test("no parents is no company where another grown-up may be there", () => {
  expect(told("мальчик, матери нет, отец болеет")).toBeUndefined();
  expect(told("родителей нет, мальчик, бабушка болеет")).toBeUndefined();
});

test("a grown-up who is alone, or alone with the child, leaves no child alone", () => {
  expect(told("одна мать приводит мальчика")).not.toBe("alone");
  expect(told("девочка одна с ним дома")).not.toBe("alone");
  expect(told("девочка одна с отчимом дома")).toBe("parents");
});

test("a grown-up who went away, or only reports, is not with the child", () => {
  expect(told("мать уехала, мальчик на улице")).toBeUndefined();
  expect(told("әжесі айтты: бала мектепке бармайды")).toBeUndefined();
  expect(told("мальчик пропал, соседка сообщила")).toBeUndefined();
});

test("how a grown-up stands to the child is told by case, preposition and the words around", () => {
  expect(adults("анасымен отыр")).toEqual([["parent", ["with", "there"]]]);
  expect(adults("шешесіз қалды")).toEqual([["parent", ["without"]]]);
  expect(adults("мать ушла")).toEqual([["parent", ["gone"]]]);
  expect(adults("бір әйел жетелеп жүр")).toEqual([["other", ["leads", "acts"]]]);
  expect(adults("у бабушки")).toEqual([["kin", ["kept"]]]);
  expect(adults("с ней дядя")).toEqual([["kin", ["with", "near"]]]);
  expect(adults("mother with two kids")).toEqual([["parent", ["has"]]]);
  expect(adults("екі апалы-сіңлі")).toEqual([]);
});

test("nobody beside several children, though they are not counted, is children only", () => {
  const { fields } = parse("балалар вокзалда түнеп жүр, жандарында ешкім жоқ", intake, { region: null });
  expect(fields.accompanied).toBe("children_only");
});

test("danger that is denied in so many words stays denied", () => {
  const { fields } = parse("Тараз, мальчик 9 лет, бил отчим, сейчас у соседей, угрозы нет", intake, {
    region: null,
  });
  expect(fields.danger).toBe(false);
});
