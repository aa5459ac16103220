/** The first calendar day that a text names: "27.11", "27 қарашаға", "завтра", "in 3 days". */
import type { Calendar } from "./calendar.ts";
import { type Match, matchesAt } from "./lexicon.ts";
import { type Token, tokenise } from "./token.ts";

/** `date` is YYYY-MM-DD. `start` and `end` enclose the words that name it, in the text. */
export type Day = { readonly date: string; readonly start: number; readonly end: number };

const ISO = /(?<![\d.-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/u;
const NUMERIC =
  /(?<![\d.,/])(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?(?:\s?(?:г|ж)(?=[.\s,]|$))?(?!\d|[./]\d)(?:-\p{L}{1,3})?/u;
const LONGEST_SPAN = 730;

/** `today` is YYYY-MM-DD. Days without a year are the next ones to come, today included. */
export function readDay(text: string, today: string, calendar: Calendar): Day | null {
  const now = Temporal.PlainDate.from(today);
  const found = digits(text, now) ?? inWords(tokenise(text), now, calendar);
  return found === null ? null : withSmallWords(text, found, calendar);
}

function digits(text: string, now: Temporal.PlainDate): Day | null {
  const iso = ISO.exec(text);
  const numeric = NUMERIC.exec(text);
  const match = iso ?? numeric;
  if (match === null) return null;
  const [year, month, day] = iso === null ? [match[3], match[2], match[1]] : [match[1], match[2], match[3]];
  const date = dayOf(year === undefined ? null : Number(year), Number(month), Number(day), now);
  return date === null ? null : { date, start: match.index, end: match.index + match[0].length };
}

/** null for the 31st of February. A year of two digits is of this century. */
function dayOf(year: number | null, month: number, day: number, now: Temporal.PlainDate): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const inYear = (of: number): Temporal.PlainDate | null => {
    const first = Temporal.PlainDate.from({ year: of, month, day: 1 });
    return day > first.daysInMonth ? null : first.with({ day });
  };
  if (year !== null) return inYear(year < 100 ? 2000 + year : year)?.toString() ?? null;
  const here = inYear(now.year);
  const next = here === null || Temporal.PlainDate.compare(here, now) < 0 ? inYear(now.year + 1) : here;
  return next?.toString() ?? null;
}

type Found = { readonly date: string | null; readonly from: number; readonly to: number };

function inWords(tokens: readonly Token[], now: Temporal.PlainDate, calendar: Calendar): Day | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const found =
      monthAt(tokens, at, now, calendar) ??
      aheadAt(tokens, at, now, calendar) ??
      spanAt(tokens, at, now, calendar);
    const [first, last] = found === null ? [] : [tokens[found.from], tokens[found.to - 1]];
    if (found?.date != null && first !== undefined && last !== undefined)
      return { date: found.date, start: first.start, end: last.end };
  }
  return null;
}

const smallNumber = (token: Token | undefined): number | null =>
  token !== undefined && /^\d{1,2}$/.test(token.text) ? Number(token.text) : null;

/** "27 ноября", "27 ноября 2025", "November 27". */
function monthAt(
  tokens: readonly Token[],
  at: number,
  now: Temporal.PlainDate,
  { months }: Calendar,
): Found | null {
  const [month] = matchesAt(months, tokens, at);
  if (month === undefined) return null;
  const before = smallNumber(tokens[at - 1]);
  const after = before === null ? smallNumber(tokens[month.to]) : null;
  const day = before ?? after;
  if (day === null) return null;
  const end = after === null ? month.to : month.to + 1;
  const year = /^20\d\d$/.test(tokens[end]?.text ?? "") ? Number(tokens[end]?.text) : null;
  const date = dayOf(year, month.value, day, now);
  return { date, from: before === null ? at : at - 1, to: year === null ? end : end + 1 };
}

/** "завтра", and a day of the week: the next one after today. */
function aheadAt(
  tokens: readonly Token[],
  at: number,
  now: Temporal.PlainDate,
  calendar: Calendar,
): Found | null {
  const [ahead] = matchesAt(calendar.ahead, tokens, at);
  if (ahead !== undefined) return later(ahead, now, ahead.value);
  const [weekday] = matchesAt(calendar.weekdays, tokens, at);
  return weekday === undefined ? null : later(weekday, now, ((weekday.value - now.dayOfWeek + 6) % 7) + 1);
}

const later = ({ from, to }: Match<unknown>, now: Temporal.PlainDate, days: number): Found => ({
  date: now.add({ days }).toString(),
  from,
  to,
});

/** "через 3 дня", "3 күннен кейін", "in a week". */
function spanAt(
  tokens: readonly Token[],
  at: number,
  now: Temporal.PlainDate,
  calendar: Calendar,
): Found | null {
  const [span] = matchesAt(calendar.spans, tokens, at);
  if (span === undefined) return null;
  const count = smallNumber(tokens[at - 1]);
  const from = count === null && !/^(?:a|бір|одну|один)$/u.test(tokens[at - 1]?.plain ?? "") ? at : at - 1;
  const before = from > 0 && matchesAt(calendar.after, tokens, from - 1)[0]?.to === from;
  const after = matchesAt(calendar.after, tokens, span.to)[0];
  const days = span.value * (count ?? 1);
  if ((!before && after === undefined) || days > LONGEST_SPAN) return null;
  return later(
    { value: null, from: before ? from - 1 : from, to: before ? span.to : (after?.to ?? span.to) },
    now,
    days,
  );
}

/** "до 27.11", "27 қараша күні": the small words go with the date. */
function withSmallWords(text: string, { date, start, end }: Day, { around }: Calendar): Day {
  const before = tokenise(text.slice(0, start)).at(-1);
  const [after] = tokenise(text.slice(end, end + 40));
  const goes = (token: Token | undefined, gap: string): token is Token =>
    token !== undefined && /^[\s-]*$/u.test(gap) && matchesAt(around, [token], 0).length > 0;
  return {
    date,
    start: goes(before, text.slice(before?.end ?? 0, start)) ? before.start : start,
    end: goes(after, after?.gap ?? "") ? end + after.end : end,
  };
}
