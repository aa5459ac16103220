/** Periods of the calendar beside "numbers", as coordinators type them in three languages. */
import { describe, expect, test } from "vitest";
import type { NamedPeriod } from "../../src/statistics/period.ts";
import { inDirect, word } from "./words-for-tests.ts";

const month = (first: number, year: number | "this" | "last" | null = null, last = first): NamedPeriod => ({
  kind: "months",
  first,
  last,
  year,
});
const between = (first: string, last = first): NamedPeriod => ({ kind: "between", first, last });
const calendar = (unit: "day" | "week" | "month" | "quarter" | "year", ago: 0 | 1): NamedPeriod => ({
  kind: "calendar",
  unit,
  ago,
});

describe("numbers of", () => {
  test.each<[string, NamedPeriod]>([
    ["сводка октябрь", month(10)],
    ["сводка за октябрь 2025", month(10, 2025)],
    ["сандар қазан", month(10)],
    ["numbers October 2025", month(10, 2025)],
    ["numbers 2026-10", month(10, 2026)],
    ["сводка 2026-10 Шымкент", month(10, 2026)],
    ["цифры сентябрь-октябрь", month(9, null, 10)],
    ["сводка за май", month(5)],
    ["цифры 2025", { kind: "year", year: 2025 }],
    ["сводка за 2025 год", { kind: "year", year: 2025 }],
    ["сандар 2025 жыл", { kind: "year", year: 2025 }],
    ["сводка 01.10-15.10", between("10-01", "10-15")],
    ["сводка с 1.10 по 15.10", between("10-01", "10-15")],
    ["сандар 01.10–15.10.2026", between("10-01", "2026-10-15")],
    ["numbers from 2026-10-01 to 2026-10-15", between("2026-10-01", "2026-10-15")],
    ["сводка 05.11", between("11-05")],
    ["сводка за прошлую неделю", calendar("week", 1)],
    ["сандар өткен ай", calendar("month", 1)],
    ["numbers this year", calendar("year", 0)],
    ["цифры за этот квартал", calendar("quarter", 0)],
    ["сандар осы апта", calendar("week", 0)],
    ["сводку за октябрь", month(10)],
    ["дайте сводку за октябрь", month(10)],
    ["қазан айының есебі", month(10)],
    ["қазандағы сандар", month(10)],
    ["қарашаның сандары", month(11)],
    ["2026 жылғы қазан есебі", month(10, 2026)],
    ["сводка за октябрь прошлого года", month(10, "last")],
    ["сводка за март этого года", month(3, "this")],
    ["summary for October", month(10)],
    ["сводка с сентября по октябрь", month(9, null, 10)],
    ["сводка за май, июнь, июль", month(5, null, 7)],
    ["сводка за 3 квартал", month(7, null, 9)],
    ["3-тоқсан есебі", month(7, null, 9)],
    ["сводка за IV квартал 2025", month(10, 2025, 12)],
    ["ІІ тоқсанның есебі", month(4, null, 6)],
    ["бірінші тоқсан сандары", month(1, null, 3)],
    ["numbers Q3", month(7, null, 9)],
    ["сводка с 1 по 15 октября", between("10-01", "10-15")],
    ["қазанның 1-інен 15-іне дейін есеп", between("10-01", "10-15")],
    ["сводка с 25 сентября по 5 октября", between("09-25", "10-05")],
    ["сводка за 15 октября 2025", between("2025-10-15")],
    ["numbers October 15", between("10-15")],
    ["сводка за вчера", calendar("day", 1)],
    ["бүгінгі есеп", calendar("day", 0)],
    ["numbers yesterday", calendar("day", 1)],
    ["осы айдың есебі", calendar("month", 0)],
    ["өткен аптаның есебі", calendar("week", 1)],
    ["сводка с начала года", calendar("year", 0)],
    ["ай басынан бері сандар", calendar("month", 0)],
    ["сводка на прошлой неделе", calendar("week", 1)],
  ])("«%s»", (text, during) => {
    expect(word(text, inDirect())).toMatchObject({ action: "numbers", sure: true, days: null, during });
  });

  test.each(["сводка за последние 2 недели", "сандар 7 күн", "цифры", "numbers last 30 days"])(
    "«%s» name no period of the calendar",
    (text) => {
      expect(word(text, inDirect())).toMatchObject({ action: "numbers", sure: true });
      expect(word(text, inDirect())).not.toHaveProperty("during");
    },
  );

  test.each<[string, number]>([
    ["сводка за неделю", 7],
    ["сводку за три месяца", 90],
    ["соңғы екі аптаның есебі", 14],
    ["сводка за 3 квартала", 270],
    ["numbers for the last two weeks", 14],
    ["сводка за полгода", 183],
  ])("«%s» is so many days up to now", (text, days) => {
    expect(word(text, inDirect())).toMatchObject({ action: "numbers", days });
  });

  test.each<[string, string | undefined]>([
    ["сводка по Туркестанской области за октябрь", "Туркестанской области"],
    ["Жамбыл өңірінің есебі", "Жамбыл өңірінің"],
    ["numbers Turkistan", "Turkistan"],
    ["сводка по всем регионам", undefined],
    ["сводка за неделю", undefined],
  ])("«%s» names the region: %s", (text, place) => {
    expect(word(text, inDirect())?.place).toBe(place);
  });

  test.each(["сводка про детей на рынке", "статистика говорит о другом", "октябрь был тяжёлым"])(
    "«%s» are none",
    (text) => {
      expect(word(text, inDirect())?.action ?? null).not.toBe("numbers");
    },
  );
});
