/** A calendar's period in words or digits: «октябрь 2025», "2026-10", «01.10–15.10», «с 1 по 15 октября», «3-тоқсан», «өткен апта». */
import type { NamedPeriod } from "../statistics/period.ts";
import { type PeriodMarks, periodMarks, UNIT_OF } from "./period-marks.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

export type FoundPeriod = { readonly period: NamedPeriod; readonly rest: readonly Token[] };

const DAY = "(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}(?:\\.\\d{4})?)";
/** One day, or two with a dash or words between them. */
const DAYS = new RegExp(`(?<![\\d.])${DAY}(?:[^\\d.]{1,12}?${DAY})?(?![\\d.-])`, "u");
const MONTH = /(?<![\d.-])(\d{4})-(0?[1-9]|1[0-2])(?![\d-])/u;

/** null: no such period is named. `rest`: the words that say something else. */
export function namedPeriod(tokens: readonly Token[], words: Words): FoundPeriod | null {
  const digits = inDigits(tokens, words);
  if (digits !== null) return digits;
  const marks = periodMarks(tokens, words);
  const period = inDays(marks) ?? inQuarter(marks) ?? inMonths(marks) ?? inYear(marks) ?? inCalendar(marks);
  return period === null ? null : { period, rest: marks.rest };
}

/** The digits as typed stand in the gaps and texts of the tokens. */
function inDigits(tokens: readonly Token[], words: Words): FoundPeriod | null {
  let typed = "";
  const starts = tokens.map(({ gap, text }, i) => {
    typed += i === 0 ? "" : gap;
    typed += text;
    return typed.length - text.length;
  });
  const month = MONTH.exec(typed);
  const days = month === null ? DAYS.exec(typed) : null;
  const found = month ?? days;
  const period = month === null ? between(days) : wholeMonth(month);
  if (found === null || period === null) return null;
  const end = found.index + found[0].length;
  const beside = tokens.filter((_, i) => {
    const start = starts[i] ?? 0;
    return start < found.index || start >= end;
  });
  return { period, rest: periodMarks(beside, words).rest };
}

const wholeMonth = ([, year, month]: RegExpExecArray): NamedPeriod => ({
  kind: "months",
  first: Number(month),
  last: Number(month),
  year: Number(year),
});

function between(found: RegExpExecArray | null): NamedPeriod | null {
  const [, first, last = first] = found ?? [];
  if (first === undefined || last === undefined) return null;
  return { kind: "between", first: iso(first), last: iso(last) };
}

/** 1.10.2026 -> 2026-10-01; 1.10 -> 10-01. */
function iso(typed: string): string {
  if (typed.includes("-")) return typed;
  const [day = "", month = "", year] = typed.split(".");
  const short = `${two(month)}-${two(day)}`;
  return year === undefined ? short : `${year}-${short}`;
}

const two = (number: number | string): string => String(number).padStart(2, "0");

/** «15 октября», «с 1 по 15 октября», «25 қыркүйек – 5 қазан»: as many days as there are numbers, in order. */
function inDays({ months, numbers, year }: PeriodMarks): NamedPeriod | null {
  const [first, last = first] = months;
  const [from, to = from] = numbers;
  if (first === undefined || last === undefined || from === undefined || to === undefined) return null;
  if (months.length > numbers.length || numbers.length > 2 || typeof year === "string") return null;
  const day = (month: number, of: number) => `${year === null ? "" : `${year}-`}${two(month)}-${two(of)}`;
  return { kind: "between", first: day(first, from), last: day(last, to) };
}

/** «3 квартал», "Q3", «бірінші тоқсан»; «3 квартала» is so many of them up to now. */
function inQuarter({ units, ordinals, numbers, several, year }: PeriodMarks): NamedPeriod | null {
  const [which, ...more] = [...ordinals, ...numbers];
  if (!units.includes(90) || which === undefined || more.length > 0 || which < 1 || which > 4) return null;
  if (several && ordinals.length === 0) return null;
  return { kind: "months", first: 3 * which - 2, last: 3 * which, year };
}

/** From the first month that is named to the last, of one year. */
function inMonths({ months, numbers, year }: PeriodMarks): NamedPeriod | null {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined || numbers.length > 0) return null;
  return { kind: "months", first, last, year };
}

const inYear = ({ months, numbers, year }: PeriodMarks): NamedPeriod | null =>
  typeof year === "number" && months.length + numbers.length === 0 ? { kind: "year", year } : null;

/** «прошлая неделя», «осы ай», «с начала года», «кеше»: with a number («последние 2 недели») it is so many days up to now. */
function inCalendar({ units, which, begin, days, numbers, counts }: PeriodMarks): NamedPeriod | null {
  if (numbers.length + counts > 0) return null;
  const [day] = days;
  if (day !== undefined) return { kind: "calendar", unit: "day", ago: day };
  const [length, ...more] = units;
  const unit = UNIT_OF.get(length ?? 0);
  const ago = which[0] ?? (begin ? 0 : undefined);
  return unit === undefined || ago === undefined || more.length > 0 ? null : { kind: "calendar", unit, ago };
}
