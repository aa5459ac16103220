import { pattern } from "./pattern.ts";
import { latinCapitals } from "./homoglyph.ts";
import { hasBefore } from "./nearby.ts";
import type { Scan } from "./scan.ts";
import { makeView } from "./view.ts";

/** A piece of the view's text that is never masked; `numberOnly`: never as a number, but it may be a house's. */
export type Range = { readonly start: number; readonly end: number; readonly numberOnly: boolean };

/** Case codes (DESIGN.md): XXX-XXXX over 19 symbols that look alike in both alphabets, any case, dash or none. */
const CODE = pattern(/(?<![\p{L}\p{Nd}-])[1-9ABCEHKMPTX]{3}-?[1-9ABCEHKMPTX]{4}(?![\p{L}\p{Nd}]|-\p{Nd})/gu);
/** 116-16, 116 111, 150, 102 … standing alone: not inside a longer number, nor beside a letter that stands for a digit of one ("8701000З101"). */
const HOTLINE = pattern(
  /(?<![\p{Nd}OoОоЗз]|[\p{Nd}][ .()/-]{1,2})(?:116[ -]?16|116[ -]?111|150|10[1-4]|11[1-6]|1414|1409|1430)(?![\p{Nd}OoОоЗз]|[ .()/-]{1,2}\p{Nd})/gu,
);
const MASK = pattern(/\[[\p{L} ,]{2,30}\]/gu);

/** Case codes, help lines, `known` phrases, and the neutral words an earlier pass put in. `masks`: the neutral words of all languages. */
export function protectedRanges(
  scan: Scan,
  masks: ReadonlySet<string>,
  known: readonly string[] = [],
): readonly Range[] {
  const ranges: Range[] = [];
  const add = (match: RegExpExecArray, numberOnly = false): void => {
    ranges.push({ start: match.index, end: match.index + match[0].length, numberOnly });
  };
  for (const match of latinCapitals(scan.text).matchAll(CODE))
    if (isCode(match[0], match.index, scan)) add(match);
  for (const match of scan.text.matchAll(HOTLINE)) add(match, true);
  for (const match of scan.text.matchAll(MASK)) if (masks.has(match[0])) add(match);
  for (const phrase of known) ranges.push(...standsAt(phrase, scan.text));
  return ranges;
}

function standsAt(known: string, text: string): Range[] {
  const ranges: Range[] = [];
  const phrase = makeView(known).text;
  if (phrase === "") return [];
  for (let start = text.indexOf(phrase); start !== -1; start = text.indexOf(phrase, start + phrase.length))
    ranges.push({ start, end: start + phrase.length, numberOnly: false });
  return ranges;
}

/** Letters alone need the dash and capitals (or they are a word), digits alone the dash and no word for a telephone before them. */
function isCode(written: string, start: number, scan: Scan): boolean {
  const original = scan.text.slice(start, start + written.length);
  if (!/\d/.test(written)) return written.includes("-") && original === original.toUpperCase();
  if (!/[A-Z]/.test(written))
    return written.includes("-") && !hasBefore(scan.tokens, start, scan.words.number.phone, 5);
  return written.includes("-") || !hasBefore(scan.tokens, start, scan.words.plate.car, 5);
}
