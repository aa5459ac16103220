/** A short answer to the question about one part, and the days that it may name. */
import { describe, expect, test } from "vitest";
import type { Report, ReportPart } from "../../src/case/report.ts";
import { readDay } from "../../src/words/day.ts";
import { readReportPart } from "../../src/words/report.ts";
import { TODAY, words } from "./words-for-tests.ts";

const answer = (part: ReportPart, text: string): Report | null => readReportPart(part, text, words, TODAY);

const ANSWERS: readonly (readonly [ReportPart, string, Report | null])[] = [
  ["children", "двое", { children: 2 }],
  ["children", "үшеу", { children: 3 }],
  ["children", "0", { children: 0 }],
  ["children", "никто", { children: 0 }],
  ["children", "two", { children: 2 }],
  ["children", "их было 4", { children: 4 }],
  ["children", "5 лет", null],
  ["children", "не знаю", null],
  ["services", "питание и психолог", { services: ["social_domestic", "socio_psychological"] }],
  ["services", "нет", { services: [] }],
  ["services", "жоқ", { services: [] }],
  ["services", "документы", { services: ["socio_legal"] }],
  ["services", "психолог нужен", null],
  ["outcome", "дома", { outcome: "safe_family" }],
  ["outcome", "ЦАН", { outcome: "placed", placement: "csc" }],
  ["outcome", "другое", { outcome: "other" }],
  ["outcome", "басқа", { outcome: "other" }],
  ["outcome", "отказ", { outcome: "refused" }],
  ["outcome", "как вы думаете", null],
  ["placement", "приют", { outcome: "placed", placement: "shelter" }],
  ["placement", "опекун", { outcome: "placed", placement: "guardian" }],
  ["organisations", "опека и полиция", { organisations: ["juvenile_police", "guardianship"] }],
  ["organisations", "никто", { organisations: [] }],
  ["organisations", "кто?", null],
  ["tip", "не оценивался", { tip: "not_assessed" }],
  ["tip", "танылды", { tip: "recognised" }],
  ["tip", "да", null],
  ["criminal", "нет", { criminal: "none" }],
  ["criminal", "есть", { criminal: "opened" }],
  ["criminal", "жоқ", { criminal: "none" }],
  ["next", "нет", { next: "none" }],
  ["next", "жоқ", { next: "none" }],
  ["next", "школа 27 ноября", { next: { what: "школа", date: "2025-11-27" } }],
  ["next", "27 қарашаға мектеп", { next: { what: "мектеп", date: "2025-11-27" } }],
  ["next", "проверить семью", { next: { what: "проверить семью", date: null } }],
  ["next", "спасибо", null],
  ["next", "а что писать?", null],
  ["note", "мать просит звонить вечером", { note: "мать просит звонить вечером" }],
];

describe("an answer to one part", () => {
  for (const [part, text, report] of ANSWERS)
    test(`${part}: «${text}»`, () => {
      expect(answer(part, text)).toEqual(report);
    });
});

describe("days", () => {
  for (const [text, date] of [
    ["27.11", "2025-11-27"],
    ["до 27.11.2026", "2026-11-27"],
    ["27/11/26", "2026-11-27"],
    ["2025-12-01", "2025-12-01"],
    ["21.11", "2026-11-21"],
    ["22.11", "2025-11-22"],
    ["27 ноября", "2025-11-27"],
    ["27 қарашаға", "2025-11-27"],
    ["5 желтоқсанда", "2025-12-05"],
    ["27 Nov", "2025-11-27"],
    ["November 27", "2025-11-27"],
    ["завтра", "2025-11-23"],
    ["ертең", "2025-11-23"],
    ["ертен", "2025-11-23"],
    ["tomorrow", "2025-11-23"],
    ["послезавтра", "2025-11-24"],
    ["бүгін", "2025-11-22"],
    ["в понедельник", "2025-11-24"],
    ["дүйсенбіге", "2025-11-24"],
    ["в субботу", "2025-11-29"],
    ["через 3 дня", "2025-11-25"],
    ["3 күннен кейін", "2025-11-25"],
    ["через неделю", "2025-11-29"],
    ["in 2 weeks", "2025-12-06"],
    ["29.02", null],
    ["31.04", null],
    ["13.13", null],
    ["школа", null],
    ["5 детей", null],
  ] as const)
    test(`«${text}» is ${date ?? "no day"}`, () => {
      expect(readDay(text, TODAY, words.calendar)?.date ?? null).toBe(date);
    });

  test("the 29th of February comes in a leap year", () => {
    expect(readDay("29.02", "2027-03-01", words.calendar)?.date).toBe("2028-02-29");
  });
});
