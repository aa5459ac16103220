/** The period that "numbers" is asked for: "за неделю", "30 күн", "today", «октябрь». */
import type { NamedPeriod } from "../statistics/period.ts";
import { matchesAt } from "./lexicon.ts";
import { namedPeriod } from "./named-period.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

/** Ten years: a number beyond is a slip. */
const LONGEST_PERIOD = 3650;

export type ReadPeriod = {
  /** Null when no number of days is named. */
  readonly days: number | null;
  /** A period of the calendar. */
  readonly during?: NamedPeriod;
  /** Tokens that say nothing of a time, in order. */
  readonly unknown: readonly Token[];
};

export function readPeriod(tokens: readonly Token[], words: Words): ReadPeriod {
  const named = namedPeriod(tokens, words);
  return named === null ? readDays(tokens, words) : { days: null, during: named.period, unknown: named.rest };
}

type Count = { readonly n: number; readonly tokens: readonly Token[] };

function readDays(tokens: readonly Token[], { calendar, report }: Words): ReadPeriod {
  const unknown: Token[] = [];
  let days: number | null = null;
  let count: Count | null = null;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const [span] = matchesAt(calendar.spans, tokens, at);
    const [over] = matchesAt(calendar.over, tokens, at);
    const [word] = over === undefined ? matchesAt(report.children.numbers, tokens, at) : [];
    const to: number = span?.to ?? over?.to ?? word?.to ?? at + 1;
    if (span !== undefined) {
      days = span.value * (count?.n ?? 1);
      count = null;
    } else if (/^\d{1,3}$/.test(token.text) && count === null) {
      count = { n: Number(token.text), tokens: [token] };
    } else if (word !== undefined && count === null) {
      count = { n: word.value, tokens: tokens.slice(at, to) };
    } else if (over === undefined) {
      unknown.push(token);
    }
    at = to;
  }
  if (count !== null) unknown.push(...count.tokens);
  return { days: days !== null && days >= 1 && days <= LONGEST_PERIOD ? days : null, unknown };
}
