import { nameKey } from "./name-key.ts";
import { hasAfter, hasBefore } from "./nearby.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Finding } from "./verdict.ts";

const REACH_BEFORE = 5;
const REACH_AFTER = 3;
/** Day, month, year in figures; year first; a month in letters is checked against the words. */
const IN_FIGURES =
  /(?<![\p{L}\d.])(?:(?:0?[1-9]|[12]\d|3[01])\s?[./\- ]\s?(?:0?[1-9]|1[0-2])\s?[./\- ]\s?(?:(?:19|20)\d{2}|\d{2})|(?:19|20)\d{2}[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2})(?![\d])/gu;
const DAY_FIRST =
  /(?<![\p{L}\d])(?:[12]\d|3[01]|0?[1-9])[ -]{0,2}(?:го|е|ші|шы)?\s?(\p{L}{3,10})\.?,?\s(?:(?:19|20)\d{2}|\d{2}(?=\s?(?:ж|г)))(?:\s?(?:ж|г)\.?(?!\p{L})|\s?(?:года?|жыл\p{L}{0,4}))?/gu;
const YEAR_FIRST =
  /(?<![\p{L}\d])(?:19|20)\d{2}\s?(?:жыл\p{L}{0,4}|ж\.?|г\.?)?\s?(?:[12]\d|3[01]|0?[1-9])[ -]{0,2}(\p{L}{3,12})/gu;
const MONTH_FIRST =
  /(?<![\p{L}\d])(\p{L}{3,9})\.? (?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,? (?:19|20)\d{2}/gu;

/** Full dates beside a word for birth. A date alone may be that of an event, a year alone is no birth date. */
export const findBirthdates: Detector = (scan) => {
  const findings: Finding[] = [];
  const add = (match: RegExpExecArray): void => {
    const start = match.index;
    const end = start + match[0].length;
    const { birth, birthAfter } = scan.words.birthdate;
    if (
      hasBefore(scan.tokens, start, birth, REACH_BEFORE) ||
      hasAfter(scan.tokens, end, birthAfter, REACH_AFTER)
    ) {
      findings.push({ start, end, kind: "birthdate", certainty: "certain" });
    }
  };
  for (const match of scan.lower.matchAll(IN_FIGURES)) add(match);
  for (const pattern of [DAY_FIRST, YEAR_FIRST, MONTH_FIRST]) {
    for (const match of scan.lower.matchAll(pattern)) {
      if (scan.words.birthdate.months.has(nameKey(match[1] ?? ""))) add(match);
    }
  }
  return findings;
};

const BESIDE = /^\s?[,(]\s?$|^\s?\n\s?$/;

/** "Ахметова Асель, 12.03.2014": a full date right behind a name, after a comma or a bracket. */
export function birthdatesBehind(scan: Scan, persons: readonly Finding[]): Finding[] {
  const ends = new Set(persons.map((person) => person.end));
  const findings: Finding[] = [];
  for (const match of scan.lower.matchAll(IN_FIGURES)) {
    const start = match.index;
    const name = [1, 2, 3].find(
      (gap) => ends.has(start - gap) && BESIDE.test(scan.text.slice(start - gap, start)),
    );
    if (name !== undefined && /(?:19|20)\d{2}/.test(match[0])) {
      findings.push({ start, end: start + match[0].length, kind: "birthdate", certainty: "likely" });
    }
  }
  return findings;
}
