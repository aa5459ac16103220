import { pattern } from "./pattern.ts";
import type { Figure } from "./figure.ts";
import { nameKey } from "./name-key.ts";
import { hasAfter, hasBefore } from "./nearby.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Finding } from "./verdict.ts";
import { endOf, startOf } from "./token-text.ts";

const REACH_BEFORE = 5;
const REACH_AFTER = 3;
/** A date of these years, with no other use told, is somebody's birth: raids, meetings and papers are of this year or the last. */
const BIRTH_YEARS = /(?:19[3-9]\d|20(?:0\d|1\d|2[01]))/;
/** "г.р.", "жылы", "-го" belong to the date. */
const TAIL =
  "(?:-?(?:го|ші|шы)(?!\\p{L}))?(?:\\s?(?:г\\.?\\s?р\\.?|ж|г)(?!\\p{L})\\.?|\\s?(?:года?|жыл\\p{L}{0,4})(?!\\p{L}))?";
/** Day, month, year in figures; year first; a month in letters is checked against the words. */
const IN_FIGURES = pattern(
  new RegExp(
    `(?<![\\p{L}\\d.])(?:(?:0?[1-9]|[12]\\d|3[01])\\s?[./\\- ]\\s?(?:0?[1-9]|1[0-2])\\s?[./\\- ]\\s?(?:(?:19|20)\\d{2}|\\d{2})|(?:19|20)\\d{2}[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\\d|3[01])|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d{2})(?![\\d])${TAIL}`,
    "gu",
  ),
);
const DAY_FIRST = pattern(
  new RegExp(
    `(?<![\\p{L}\\d])(?:[12]\\d|3[01]|0?[1-9])[ -]{0,2}(?:го|е|ші|шы)?\\s?(\\p{L}{3,10})\\.?,?\\s(?:(?:19|20)\\d{2}|\\d{2}(?=\\s?(?:ж|г)))${TAIL}`,
    "gu",
  ),
);
const YEAR_FIRST = pattern(
  /(?<![\p{L}\d])(?:19|20)\d{2}\s?(?:жыл\p{L}{0,4}|ж\.?|г\.?)?,?\s?(?:[12]\d|3[01]|0?[1-9])[ -]{0,2}(?:ші|шы)?\s?(\p{L}{3,12})/gu,
);
const MONTH_FIRST = pattern(
  /(?<![\p{L}\d])(\p{L}{3,9})\.? (?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,? (?:19|20)\d{2}/gu,
);
/** A day without its year: only behind "день рождения", "туған күні". */
const DAY_ONLY = pattern(
  /(?<![\p{L}\d])(?:(?:[12]\d|3[01]|0?[1-9])[ -]{0,2}(?:го|ші|шы)?\s?(\p{L}{3,10})|\d{1,2}\.\d{2}(?![.\d]))/gu,
);

/** Full dates beside a word for birth, and full dates of years that make them one. A year alone is no birth date. */
export const findBirthdates: Detector = (scan) => {
  const findings: Finding[] = [];
  const add = (match: RegExpExecArray): void => {
    const start = match.index;
    const end = start + match[0].trimEnd().length;
    if (/г\.?\s?р\.?$/u.test(match[0]) || isBirth(scan, start, end))
      findings.push({ start, end, kind: "birthdate", certainty: "certain" });
    else if (isOldDate(scan, match[0], start, end))
      findings.push({ start, end, kind: "birthdate", certainty: "likely" });
  };
  for (const match of scan.lower.matchAll(IN_FIGURES)) add(match);
  for (const form of [DAY_FIRST, YEAR_FIRST, MONTH_FIRST])
    for (const match of scan.lower.matchAll(form)) if (isMonth(scan, match[1])) add(match);
  for (const match of scan.lower.matchAll(DAY_ONLY)) {
    if (match[1] !== undefined && !isMonth(scan, match[1])) continue;
    if (
      hasBefore(scan.mended, match.index, scan.words.birthdate.birthday, 2) &&
      !isBirthYear(scan, match.index)
    )
      findings.push({
        start: match.index,
        end: match.index + match[0].length,
        kind: "birthdate",
        certainty: "likely",
      });
  }
  return [...findings, ...datesInWords(scan)];
};

function isMonth(scan: Scan, word: string | undefined): boolean {
  return scan.words.birthdate.months.has(nameKey(word ?? ""));
}

function isBirth({ mended: tokens, words: { birthdate } }: Scan, start: number, end: number): boolean {
  return (
    hasBefore(tokens, start, birthdate.birth, REACH_BEFORE) ||
    hasAfter(tokens, end, birthdate.birthAfter, REACH_AFTER)
  );
}

/** "2014 года рождения": the words before belong to the year, not to the day that follows. */
function isBirthYear({ text }: Scan, start: number): boolean {
  return /\d{4}\s(?:года?|жыл\p{L}*)?\s?(?:рожд\p{L}*|т(?:уған|уылған)),?\s?$/iu.test(
    text.slice(Math.max(0, start - 40), start),
  );
}

/** "12.03.2014 по словам тёти": a full date of such a year that nobody says is a law's, a paper's or a period's. */
function isOldDate({ mended: tokens, words }: Scan, written: string, start: number, end: number): boolean {
  if (!BIRTH_YEARS.test(written) || /^\d{2}\s\d{2}\s/.test(written)) return false;
  return (
    !hasBefore(tokens, start, words.birthdate.notBirth, 3) &&
    !hasAfter(tokens, end, words.birthdate.notBirthAfter, 2)
  );
}

/** "двенадцатого марта две тысячи четырнадцатого года" beside a word for birth. */
function datesInWords(scan: Scan): Finding[] {
  const { figures } = scan;
  return figures.flatMap((token, i) => {
    if (token.kind !== "word" || !scan.words.birthdate.months.has(token.key)) return [];
    const first = dayOrYear(figures, i, -1);
    const last = dayOrYear(figures, i, 1);
    const spelled = [first, last].some((at) => at !== i && figures[at]?.spelled !== "no");
    const [start, end] = [startOf(figures[first]), endOf(figures[last])];
    const numbers =
      (first < i ? 1 : 0) + (last > i ? 1 : 0) + (figures[first - 2]?.kind === "number" ? 1 : 0);
    if (!spelled || numbers === 0 || !isBirth(scan, start, end)) return [];
    const year =
      figures[first - 2]?.kind === "number" && figures[first - 1]?.kind === "word" ? first - 2 : first;
    return [{ start: figures[year]?.start ?? start, end, kind: "birthdate", certainty: "certain" } as const];
  });
}

/** The number right before or behind the month. */
function dayOrYear(figures: readonly Figure[], month: number, step: 1 | -1): number {
  return figures[month + step]?.kind === "number" ? month + step : month;
}

const BESIDE = /^\s?[,(]\s?$|^\s?\n\s?$/;

/** "Ахметова Асель, 12.03.2024": a full date right behind a name, after a comma or a bracket. */
export function birthdatesBehind(scan: Scan, persons: readonly Finding[]): Finding[] {
  const ends = new Set(persons.map((person) => person.end));
  const findings: Finding[] = [];
  for (const match of scan.lower.matchAll(IN_FIGURES)) {
    const start = match.index;
    const name = [1, 2, 3].find(
      (gap) => ends.has(start - gap) && BESIDE.test(scan.text.slice(start - gap, start)),
    );
    if (name !== undefined && /(?:19|20)\d{2}/.test(match[0])) {
      findings.push({
        start,
        end: start + match[0].trimEnd().length,
        kind: "birthdate",
        certainty: "likely",
      });
    }
  }
  return findings;
}
