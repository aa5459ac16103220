/** Words for days and spans of time (templates/words/calendar.json). */
import { z } from "zod";
import { buildLexicon, type Lexicon } from "./lexicon.ts";

const Phrases = z.array(z.string().min(1));
const File = z.strictObject({
  about: z.string(),
  /** January first. */
  months: z.array(Phrases).length(12),
  /** Monday first. */
  weekdays: z.array(Phrases).length(7),
  /** Days from today. */
  ahead: z.record(z.string().regex(/^\d$/), Phrases),
  /** Length in days. */
  spans: z.record(z.string().regex(/^\d{1,3}$/), Phrases),
  /** Today and yesterday, as whole days. */
  days: z.strictObject({ "0": Phrases, "1": Phrases }),
  /** "since the beginning of", before or after a year, month, quarter, week. */
  begin: Phrases,
  /** First to fourth, of quarters. */
  ordinals: z.array(Phrases).length(4),
  over: Phrases,
  /** "this" and "last" before a week, month, quarter or year of the calendar. */
  which: z.strictObject({ "0": Phrases, "1": Phrases }),
  after: Phrases,
  around: Phrases,
});

export type Calendar = {
  /** 1 to 12. */
  readonly months: Lexicon<number>;
  /** 1 (Monday) to 7. */
  readonly weekdays: Lexicon<number>;
  readonly ahead: Lexicon<number>;
  readonly spans: Lexicon<number>;
  readonly days: Lexicon<0 | 1>;
  readonly begin: Lexicon<true>;
  /** 1 to 4. */
  readonly ordinals: Lexicon<number>;
  /** "за последние": words around a span that say no more. */
  readonly over: Lexicon<true>;
  /** 0: the present one, 1: the one before. */
  readonly which: Lexicon<0 | 1>;
  /** "через": a span from today on. */
  readonly after: Lexicon<true>;
  /** "на", "до": words beside a date that go with it. */
  readonly around: Lexicon<true>;
};

export function loadCalendar(json: unknown): Calendar {
  const { months, weekdays, ahead, spans, days, begin, ordinals, over, which, after, around } =
    File.parse(json);
  const numbered = (lists: readonly (readonly string[])[]) =>
    buildLexicon(lists.map((phrases, at) => [at + 1, phrases] as const));
  const keyed = (lists: Readonly<Record<string, readonly string[]>>) =>
    buildLexicon(Object.entries(lists).map(([length, phrases]) => [Number(length), phrases] as const));
  const set = (phrases: readonly string[]) => buildLexicon([[true as const, phrases]]);
  const back = (lists: Readonly<Record<"0" | "1", readonly string[]>>) =>
    buildLexicon([
      [0 as const, lists["0"]],
      [1 as const, lists["1"]],
    ]);
  return {
    months: numbered(months),
    weekdays: numbered(weekdays),
    ahead: keyed(ahead),
    spans: keyed(spans),
    days: back(days),
    begin: set(begin),
    ordinals: numbered(ordinals),
    over: set(over),
    which: back(which),
    after: set(after),
    around: set(around),
  };
}
