import { oneAlphabet } from "./homoglyph.ts";

/**
 * The text as the detectors read it: NFKC, no invisible characters, plain dashes, quotes and digits, one alphabet a
 * word; with a map from each of its code units back to the original text.
 */
export type View = {
  readonly text: string;
  /** For each code unit of `text`: where its source begins and ends in the original, in UTF-16 code units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** Characters NFKC would spell out or leave, and how they are read here. */
const PLAIN = new Map([
  ["№", "№"],
  ["℡", "тел"],
  ["…", "."],
  ...[..."‐‑‒–—―−﹘﹣－⁃"].map((c) => [c, "-"] as const),
  ...[..."«»„“”‟〝〞＂"].map((c) => [c, '"'] as const),
  ...[..."’‘ʼʻ`´ˈ′"].map((c) => [c, "'"] as const),
  ...[..."。．｡․·•∙⋅"].map((c) => [c, "."] as const),
]);
/** First digits of the decimal blocks that NFKC leaves alone: Arabic, Persian, Devanagari, Bengali, Thai. */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];

/** Builds the view. Linear; lone surrogates and any other code unit are allowed. */
export function makeView(original: string): View {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  for (let i = 0; i < original.length; ) {
    const end = clusterEnd(original, i);
    const read = readCluster(original.slice(i, end));
    text += read;
    for (let unit = 0; unit < read.length; unit += 1) {
      starts.push(i);
      ends.push(end);
    }
    i = end;
  }
  return { text: oneAlphabet(text), starts, ends };
}

/** A piece of the view, in offsets of the original text. */
export function toOriginal(view: View, start: number, end: number): { start: number; end: number } {
  return { start: view.starts[start] ?? 0, end: view.ends[end - 1] ?? 0 };
}

/** A character with the marks that follow it: NFKC needs both to compose й from и and its breve. */
function clusterEnd(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && isMark(text.charCodeAt(end))) end += 1;
  return end;
}

function isMark(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x483 && code <= 0x489) ||
    (code >= 0x1ab0 && code <= 0x1aff) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f)
  );
}

function readCluster(cluster: string): string {
  const code = cluster.charCodeAt(0);
  if (cluster.length === 1 && (code < 0x80 || (code >= 0x400 && code < 0x530))) return cluster;
  const plain = PLAIN.get(cluster);
  if (plain !== undefined) return plain;
  let out = "";
  for (const c of cluster.normalize("NFKC")) out += readCharacter(c);
  return out;
}

function readCharacter(c: string): string {
  if (/[\p{Mn}\p{Me}\p{Cf}\u034f\u115f\u1160\u3164\uffa0]/u.test(c)) return "";
  if (/[\p{Zs}\u2028\u2029\u0085]/u.test(c)) return " ";
  if (/\p{Nd}/u.test(c)) return asciiDigit(c);
  const enclosed = enclosedSign(c.codePointAt(0) ?? 0);
  if (enclosed !== null) return enclosed;
  return PLAIN.get(c) ?? c;
}

function asciiDigit(c: string): string {
  const code = c.codePointAt(0) ?? 0;
  const zero = DIGIT_ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? c : String(code - zero);
}

/** Digits and letters in black circles and squares, which NFKC leaves alone: first code point and what it stands for. */
const ENCLOSED: readonly (readonly [number, string])[] = [
  [0x2776, "123456789"],
  [0x2780, "123456789"],
  [0x278a, "123456789"],
  [0x24f5, "123456789"],
  [0x24ff, "0"],
  [0x1f10b, "00"],
  [0x1f150, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  [0x1f170, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
];

function enclosedSign(code: number): string | null {
  for (const [first, signs] of ENCLOSED)
    if (code >= first && code < first + signs.length) return signs[code - first] ?? null;
  return null;
}
