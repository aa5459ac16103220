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

function readDays(tokens: readonly Token[], { calendar }: Words): ReadPeriod {
  const unknown: Token[] = [];
  let days: number | null = null;
  let count: Token | null = null;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const [span] = matchesAt(calendar.spans, tokens, at);
    const [over] = matchesAt(calendar.over, tokens, at);
    if (span !== undefined) {
      days = span.value * (count === null ? 1 : Number(count.text));
      count = null;
    } else if (/^\d{1,3}$/.test(token.text) && count === null) {
      count = token;
    } else if (over === undefined) {
      unknown.push(token);
    }
    at = span?.to ?? over?.to ?? at + 1;
  }
  if (count !== null) unknown.push(count);
  return { days: days !== null && days >= 1 && days <= LONGEST_PERIOD ? days : null, unknown };
}
