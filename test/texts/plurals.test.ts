import { expect, test } from "vitest";
import type { Language } from "../../src/people/member.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import { put } from "../../src/texts/put.ts";
import { texts, TIME_ZONE } from "./texts-for-tests.ts";

const counted = (text: TextKey, n: number, language: Language): string =>
  put({ text, args: { n } }, language, texts, TIME_ZONE);

test.each([
  [0, "0 минут", "0 минут назад", "0 детей", "0 случаев"],
  [1, "1 минута", "1 минуту назад", "1 ребёнок", "1 случай"],
  [2, "2 минуты", "2 минуты назад", "2 ребёнка", "2 случая"],
  [5, "5 минут", "5 минут назад", "5 детей", "5 случаев"],
  [11, "11 минут", "11 минут назад", "11 детей", "11 случаев"],
  [21, "21 минута", "21 минуту назад", "21 ребёнок", "21 случай"],
  [22, "22 минуты", "22 минуты назад", "22 ребёнка", "22 случая"],
  [101, "101 минута", "101 минуту назад", "101 ребёнок", "101 случай"],
])("Russian counts %i as one, few or many", (n, minutes, ago, children, cases) => {
  expect(counted("minutes", n, "ru")).toBe(minutes);
  expect(counted("ago-minutes", n, "ru")).toBe(ago);
  expect(counted("count-children", n, "ru")).toBe(children);
  expect(counted("count-cases", n, "ru")).toBe(cases);
});

test.each([
  [1, "1 час", "1 день"],
  [2, "2 часа", "2 дня"],
  [5, "5 часов", "5 дней"],
  [11, "11 часов", "11 дней"],
  [21, "21 час", "21 день"],
])("Russian counts %i hours and days", (n, hours, days) => {
  expect(counted("hours", n, "ru")).toBe(hours);
  expect(counted("days", n, "ru")).toBe(days);
});

test("Russian fractions take the genitive: 1,5 часа", () => {
  expect(counted("hours", 1.5, "ru")).toBe("1,5 часа");
});

test.each([0, 1, 2, 5, 11, 21, 22, 101])("Kazakh keeps the singular after %i", (n) => {
  expect(counted("minutes", n, "kk")).toBe(`${n} минут`);
  expect(counted("count-children", n, "kk")).toBe(`${n} бала`);
  expect(counted("count-cases", n, "kk")).toBe(`${n} іс`);
});

test.each([
  [0, "0 minutes", "0 children"],
  [1, "1 minute", "1 child"],
  [2, "2 minutes", "2 children"],
  [21, "21 minutes", "21 children"],
])("English counts %i as one or several", (n, minutes, children) => {
  expect(counted("minutes", n, "en")).toBe(minutes);
  expect(counted("count-children", n, "en")).toBe(children);
});
