/** Periods of the calendar beside "numbers", as coordinators type them in three languages. */
import { describe, expect, test } from "vitest";
import type { NamedPeriod } from "../../src/statistics/period.ts";
import { inDirect, word } from "./words-for-tests.ts";

const month = (first: number, year: number | null = null, last = first): NamedPeriod => ({
  kind: "months",
  first,
  last,
  year,
});
const between = (first: string, last = first): NamedPeriod => ({ kind: "between", first, last });
const calendar = (unit: "week" | "month" | "quarter" | "year", ago: 0 | 1): NamedPeriod => ({
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

  test.each(["сводка про детей на рынке", "статистика говорит о другом", "октябрь был тяжёлым"])(
    "«%s» are none",
    (text) => {
      expect(word(text, inDirect())?.action ?? null).not.toBe("numbers");
    },
  );
});
