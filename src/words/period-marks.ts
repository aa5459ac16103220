/** The words of a message that speak of a time, sorted by what they say; the calendar of templates/words knows them. */
import type { Unit } from "../statistics/period.ts";
import { matchesAt } from "./lexicon.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

export type PeriodMarks = {
  /** 1 to 12, in order. */
  readonly months: readonly number[];
  /** Of one or two digits, in order. */
  readonly numbers: readonly number[];
  /** Numbers in words: «екі апта». */
  readonly counts: number;
  /** «второй», «бірінші», "III". */
  readonly ordinals: readonly number[];
  /** Lengths in days: 7 a week. */
  readonly units: readonly number[];
  /** «3 квартала»: so many, not the third. */
  readonly several: boolean;
  /** As named, or this one or the last: «прошлого года». */
  readonly year: number | "this" | "last" | null;
  /** 0: the present one, 1: the one before. */
  readonly which: readonly (0 | 1)[];
  /** Today (0) and yesterday (1). */
  readonly days: readonly (0 | 1)[];
  /** «с начала года», «жыл басынан». */
  readonly begin: boolean;
  /** What says nothing of a time. */
  readonly rest: readonly Token[];
};

export const UNIT_OF: ReadonlyMap<number, Unit> = new Map([
  [7, "week"],
  [30, "month"],
  [90, "quarter"],
  [365, "year"],
]);
const YEAR = /^20\d\d$/;
/** I to IV in Latin letters, or with the Kazakh «І». */
const ROMAN = /^(?:[IІ]{1,3}|[IІ]V)$/iu;
/** Genitive and plural: counted things, not the third of them. */
const SEVERAL = /^(?:квартала|кварталов|quarters)$/u;

export function periodMarks(tokens: readonly Token[], { calendar, report }: Words): PeriodMarks {
  const months: number[] = [];
  const numbers: number[] = [];
  const ordinals: number[] = [];
  const units: number[] = [];
  const which: (0 | 1)[] = [];
  const days: (0 | 1)[] = [];
  const rest: Token[] = [];
  let counts = 0;
  let several = false;
  let begin = false;
  let year: number | null = null;
  const read = (at: number, token: Token): number => {
    const value = <T>(lexicon: Parameters<typeof matchesAt<T>>[0], take: (value: T) => void): number => {
      const [match] = matchesAt(lexicon, tokens, at);
      if (match !== undefined) take(match.value);
      return match?.to ?? 0;
    };
    if (YEAR.test(token.text)) year = Number(token.text);
    else if (/^\d{1,2}$/.test(token.text)) numbers.push(Number(token.text));
    else if (ROMAN.test(token.text)) ordinals.push(romanOf(token.text));
    else {
      if (SEVERAL.test(token.plain)) several = true;
      const to =
        value(calendar.months, (month) => months.push(month)) ||
        value(calendar.days, (ago) => days.push(ago)) ||
        value(calendar.begin, () => (begin = true)) ||
        value(calendar.ordinals, (one) => ordinals.push(one)) ||
        value(calendar.spans, (length) => units.push(length)) ||
        value(calendar.which, (ago) => which.push(ago)) ||
        value(calendar.over, () => undefined) ||
        value(report.children.numbers, () => (counts += 1));
      // «1-інен», «2026-жылғы»: the ending of a number says no more.
      if (to === 0 && !(token.gap === "-" && /^\d+$/.test(tokens[at - 1]?.text ?? ""))) rest.push(token);
      return to;
    }
    return at + 1;
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    at = read(at, token) || at + 1;
  }
  const relative = units.includes(365) && months.length + units.length > 1 ? which[0] : undefined;
  return {
    months,
    numbers,
    counts,
    ordinals,
    units,
    several,
    year: year ?? (relative === undefined ? null : relative === 0 ? "this" : "last"),
    which,
    days,
    begin,
    rest,
  };
}

/** Four is written with a V at its end. */
const romanOf = (text: string): number => (/v$/iu.test(text) ? 4 : text.length);
