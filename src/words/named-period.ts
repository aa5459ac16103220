/** A calendar's period in words or digits: «октябрь 2025», "2026-10", «01.10–15.10», «өткен апта», "this year". */
import type { NamedPeriod, Unit } from "../statistics/period.ts";
import { matchesAt } from "./lexicon.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

export type FoundPeriod = { readonly period: NamedPeriod; readonly rest: readonly Token[] };

const DAY = "(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}(?:\\.\\d{4})?)";
/** One day, or two with a dash or words between them. */
const DAYS = new RegExp(`(?<![\\d.])${DAY}(?:[^\\d.]{1,12}?${DAY})?(?![\\d.-])`, "u");
const MONTH = /(?<![\d.-])(\d{4})-(0?[1-9]|1[0-2])(?![\d-])/u;

/** null: no such period is named. `rest`: the words that say something else. */
export function namedPeriod(tokens: readonly Token[], words: Words): FoundPeriod | null {
  return inDigits(tokens) ?? inMonths(tokens, words) ?? inCalendar(tokens, words);
}

/** The digits as typed stand in the gaps and texts of the tokens. */
function inDigits(tokens: readonly Token[]): FoundPeriod | null {
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
  const rest = tokens.filter((_, i) => {
    const start = starts[i] ?? 0;
    return start < found.index || start >= end;
  });
  return { period, rest: rest.filter(({ text }) => !BESIDE.has(text.toLowerCase())) };
}

/** Words that stand before a day and say no more. */
const BESIDE = new Set([
  "с",
  "со",
  "по",
  "до",
  "за",
  "from",
  "to",
  "since",
  "till",
  "until",
  "бастап",
  "дейін",
]);

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
  const short = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return year === undefined ? short : `${year}-${short}`;
}

const YEAR = /^20\d\d$/;

/** One month or two, a year, or both. */
function inMonths(tokens: readonly Token[], { calendar }: Words): FoundPeriod | null {
  const months: number[] = [];
  let year: number | null = null;
  const rest: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const [month] = matchesAt(calendar.months, tokens, at);
    const token = tokens[at];
    if (token === undefined) break;
    if (month !== undefined) months.push(month.value);
    else if (YEAR.test(token.text)) year = Number(token.text);
    else rest.push(token);
    at = month?.to ?? at + 1;
  }
  const [first, last = first, ...more] = months;
  if (more.length > 0) return null;
  const others = rest.filter((token) =>
    matchesAt(calendar.spans, [token], 0).every(({ value }) => value !== 365 && value !== 30),
  );
  const fillers = others.filter(({ text }) => !BESIDE.has(text.toLowerCase()));
  if (first !== undefined && last !== undefined)
    return { period: { kind: "months", first, last, year }, rest: fillers };
  return year === null ? null : { period: { kind: "year", year }, rest: fillers };
}

const UNIT_OF: ReadonlyMap<number, Unit> = new Map([
  [7, "week"],
  [30, "month"],
  [90, "quarter"],
  [365, "year"],
]);

/** «прошлая неделя», «осы ай»: with a number («последние 2 недели») it is so many days up to now. */
function inCalendar(tokens: readonly Token[], { calendar }: Words): FoundPeriod | null {
  if (tokens.some(({ text }) => /^\d/.test(text))) return null;
  const ago = tokens.flatMap((token) => matchesAt(calendar.which, [token], 0).map(({ value }) => value));
  const units = tokens.flatMap((token) => matchesAt(calendar.spans, [token], 0).map(({ value }) => value));
  const [which] = ago;
  const unit = UNIT_OF.get(units[0] ?? 0);
  if (which === undefined || unit === undefined || units.length > 1) return null;
  const rest = tokens.filter((token) =>
    [calendar.which, calendar.spans].every((lexicon) => matchesAt<unknown>(lexicon, [token], 0).length === 0),
  );
  return {
    period: { kind: "calendar", unit, ago: which },
    rest: rest.filter((token) => matchesAt(calendar.over, [token], 0).length === 0),
  };
}
