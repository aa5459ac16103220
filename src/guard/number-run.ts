import { pattern } from "./pattern.ts";
import { nameKey } from "./name-key.ts";
import { nearNumber } from "./near-number.ts";
import { type SpelledWord, spelledNumbers } from "./spelled-number.ts";
import { endOf, startOf } from "./token-text.ts";

/** Digits that stand together: one group of a longer number. Offsets are the view's. */
export type DigitGroup = {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Written in words: "семьсот один", "жеті жүз бір". */
  readonly spelled: boolean;
};

/** Groups with nothing but separators between them: "8 (701) 123-45-67", "сегіз жеті жүз бір …". */
export type NumberRun = {
  readonly groups: readonly DigitGroup[];
  /** A plus stands before it, as sign or as word. */
  readonly plus: boolean;
  /** Where it begins, the plus and an opening bracket included. */
  readonly start: number;
};

type Chunk = {
  readonly start: number;
  readonly end: number;
  readonly digits: string | null;
  readonly word: string | null;
};

/** Letters written for digits inside a number; a chunk of them alone counts only between numbers. */
const LOOKALIKE = new Map(
  [..."OoОоЗзlIiіІбБ|"].map((c) => [
    c,
    /[OoОо]/.test(c) ? "0" : /[Зз]/.test(c) ? "3" : /[бБ]/.test(c) ? "6" : "1",
  ]),
);
const CHUNK = pattern(
  /(?<!\p{L})[OoОоЗзlIіІ|]{1,3}\p{Nd}[\p{Nd}OoОоЗзlIiіІ|]*|\p{Nd}[\p{Nd}OoОоЗзlIiіІ|]*(?:(?<=\p{Nd}{6})[бБ](?!\p{L}))?|\p{L}+(?:'\p{L}+)?/gu,
);
/** A comma with a space, a colon, a full stop with a space end a run: "5, 7, 9 лет", "до 18:00 22.11". */
const SEPARATOR = /^(?:[ \t\n\r\-()/\\_*~|+]|[.,](?! )){0,5}$/;

/** All runs of the text. `words` maps keys of number words to their values; plus words to -1. Linear. */
export function numberRuns(text: string, words: ReadonlyMap<string, number>): readonly NumberRun[] {
  const chunks = readChunks(text, words);
  const runs: NumberRun[] = [];
  for (let i = 0; i < chunks.length; ) {
    const last = lastOfRun(chunks, text, i);
    const run = makeRun(chunks.slice(i, last + 1), text, words);
    if (run.groups.length > 0) runs.push(run);
    i = last + 1;
  }
  return runs;
}

function readChunks(text: string, words: ReadonlyMap<string, number>): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (const match of text.matchAll(CHUNK)) {
    const start = match.index;
    const raw = /^\p{L}[\p{L}']*$/u.test(match[0])
      ? match[0]
      : trimLetters(match[0], text[start + match[0].length] ?? "");
    const end = start + raw.length;
    if (/\p{Nd}/u.test(raw)) chunks.push({ start, end, digits: toDigits(raw), word: null });
    else if (/^[OoОоЗз]{1,3}$/.test(raw)) chunks.push({ start, end, digits: toDigits(raw), word: raw });
    else {
      const key = nameKey(raw);
      chunks.push({ start, end, digits: null, word: words.has(key) ? key : null });
    }
  }
  return chunks.map((chunk, i) => {
    if (isLonelyLetter(chunk, chunks[i - 1], chunks[i + 1])) return { ...chunk, digits: null, word: null };
    const unknown = chunk.digits === null && chunk.word === null;
    return unknown && isAmongNumbers(chunks, i)
      ? { ...chunk, word: nearNumber(nameKey(text.slice(chunk.start, chunk.end)), words) }
      : chunk;
  });
}

/** Two numbers right before it or right behind it, or one on each side: a word there that is nearly a number word is one. */
function isAmongNumbers(chunks: readonly Chunk[], index: number): boolean {
  const [b2, b1, a1, a2] = [-2, -1, 1, 2].map((step) => isNumeric(chunks[index + step]));
  return (b1 === true && (b2 === true || a1 === true)) || (a1 === true && a2 === true);
}

function isNumeric(chunk: Chunk | undefined): boolean {
  return chunk !== undefined && (chunk.digits !== null || chunk.word !== null);
}

/** "5Олег": the О belongs to the word. */
function trimLetters(raw: string, next: string): string {
  return /\p{L}/u.test(next) ? raw.replace(/[^\p{Nd}]+$/u, "") : raw;
}

function toDigits(raw: string): string {
  let digits = "";
  for (const c of raw) digits += LOOKALIKE.get(c) ?? c;
  return digits;
}

function isLonelyLetter(chunk: Chunk, before: Chunk | undefined, after: Chunk | undefined): boolean {
  if (chunk.digits === null || chunk.word === null) return false;
  return !(before?.digits !== null && before !== undefined && after?.digits !== null && after !== undefined);
}

function lastOfRun(chunks: readonly Chunk[], text: string, first: number): number {
  let last = first;
  if (!isNumeric(chunks[first])) return last;
  for (let i = first + 1; i < chunks.length && isNumeric(chunks[i]); i += 1) {
    const gap = text.slice(endOf(chunks[i - 1]), startOf(chunks[i]));
    // Dictated in words a number has commas: "восемь семьсот семь, триста двенадцать".
    const dictated = chunks[i - 1]?.digits === null && chunks[i]?.digits === null && gap === ", ";
    if (!dictated && !SEPARATOR.test(gap)) break;
    last = i;
  }
  return last;
}

function makeRun(chunks: readonly Chunk[], text: string, words: ReadonlyMap<string, number>): NumberRun {
  const groups: DigitGroup[] = [];
  const first = startOf(chunks[0]);
  const lead = /\+\s?\(?$|\($/.exec(text.slice(Math.max(0, first - 3), first))?.[0] ?? "";
  let plus = lead.startsWith("+");
  for (let i = 0; i < chunks.length; i += 1) {
    const chunk = chunks[i];
    if (chunk === undefined) break;
    if (chunk.digits !== null) {
      groups.push({ digits: chunk.digits, start: chunk.start, end: chunk.end, spelled: false });
      continue;
    }
    if (chunk.word === null) break;
    const spelled: SpelledWord[] = [];
    for (; i < chunks.length && chunks[i]?.digits === null; i += 1) {
      const { word, start, end } = chunks[i] ?? { word: null, start: 0, end: 0 };
      const value = words.get(word ?? "") ?? -1;
      if (value < 0) plus ||= groups.length === 0 && spelled.length === 0;
      else spelled.push({ key: word ?? "", value, start, end });
    }
    i -= 1;
    groups.push(...spelledNumbers(spelled));
  }
  return { groups, plus, start: first - lead.length };
}
