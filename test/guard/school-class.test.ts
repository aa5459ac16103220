import { expect, test } from "vitest";
import { found } from "./the-guard.ts";

test.each([
  ["в 5 «В» классе школы №64", ["5 «В» классе школы №64"]],
  ["№17 мектептің 6 «Ә» сыныбында оқиды", ["№17 мектептің 6 «Ә» сыныбында"]],
  ["школа 8, 5Б класс", ["школа 8, 5Б класс"]],
  ["Абай атындағы гимназияның 4 «Г» сыныбы", ["Абай атындағы гимназияның 4 «Г» сыныбы"]],
  ["из школы №8 пишут, что девочка из 5Б класса пропала", ["школы №8", "5Б класса"]],
  ["school No 12, grade 4", ["school No 12, grade 4"]],
])("school and class together are masked: %s", (text, masked) => {
  expect(found(text)).toEqual(masked.map((piece) => `school_class: ${piece}`));
});

test.each([
  "школа №64 сообщает о ребёнке",
  "№17 мектепте оқиды",
  "в 5 «В» классе ремонт",
  "3 сынып оқушысы",
  "школа имени Абая закрыта",
])("one of the two alone is left: %s", (text) => {
  expect(found(text)).toEqual([]);
});

test("a class without its school tells who is meant beside a name or one pupil, who may be asked about", () => {
  expect(found("учится в 5 «В» классе")).toEqual(["school_class: 5 «В» классе"]);
  expect(found("5 «Б» класс едет в музей")).toEqual([]);
  expect(found("Асель Сатова, 5 «Б» класс, не пришла")).toContain("school_class: 5 «Б» класс");
});
