import { foldCyrillic, foldLoose, lower, type Script, scriptOf } from "./fold.ts";

/** How strongly two neighbouring tokens are parted: 0 joined ("ата-ана"), 1 space, 2 comma or dash, 3 end of a sentence. */
export type Break = 0 | 1 | 2 | 3;

export type Token = {
  readonly start: number;
  readonly end: number;
  readonly kind: "word" | "number";
  readonly text: string;
  readonly script: Script;
  /** Folded for the strict comparison; empty for Latin words. */
  readonly strict: string;
  readonly loose: string;
  /** Lower case as typed, for English. */
  readonly plain: string;
  /** What parts it from the token before; 3 at the beginning. */
  readonly before: Break;
  /** The characters between (the first few). */
  readonly gap: string;
  /** Inside a telephone number, a time, a date, a link or a case code: no count, no age, no word. */
  readonly masked: boolean;
};

/** Words longer than this are no words (bound on the work for one token). */
const LONGEST_WORD = 40;

/** Their full stop ends no sentence; folded. One and two letters never do ("г. Шу", "р-н."). */
const ABBREVIATIONS: ReadonlySet<string> = new Set([
  "обл",
  "алм",
  "жамб",
  "турк",
  "мкр",
  "ауд",
  "пос",
  "мес",
  "тел",
  "пер",
  "пгт",
  "ауыл",
]);

/** Words, with the abbreviations that hold a mark ("р-н", "н/л", "ж/д", "y/o", "y.o."), and numbers. */
const PIECE =
  /(?<![\p{L}\p{N}])(?:[рР]-[нН]\p{L}{0,2}|\p{L}\/\p{L}{1,2}|[yY]\.[oO])(?![\p{L}\p{N}])|\p{L}[\p{L}\p{M}'’]*|\d+/gu;

/** The words and numbers of a name or a phrase, cut as a message is. */
export function piecesOf(text: string): readonly string[] {
  return text.match(PIECE) ?? [];
}

/** Each with bounded repetition, so that a scan stays linear. */
const MASKS: readonly RegExp[] = [
  /https?:\/\/\S{1,2048}/giu,
  /\+?[78][\s(-]{0,2}\d{3}[\s)-]{0,2}\d{3}[\s-]?\d{2}[\s-]?\d{2}/gu,
  /\b116[\s-]?16\b/gu,
  /\b(?:[01]?\d|2[0-3]):[0-5]\d\b/gu,
  // A date; but "15/16" beside children are two ages.
  /\b\d{1,2}(?:\.\d{2}(?:\.\d{2,4})?|\/\d{2}\/\d{2,4})\b/gu,
  /(?<![\p{L}\p{N}])[1-9A-ZА-Я]{3}-[1-9A-ZА-Я]{4}(?![\p{L}\p{N}])/gu,
  /\S{1,64}@\S{1,64}\.\S{1,32}/gu,
];

export function tokenise(text: string): readonly Token[] {
  const masks = maskedSpans(text);
  const tokens: Token[] = [];
  let end = 0;
  let mask = 0;
  for (const piece of text.matchAll(PIECE)) {
    const start = piece.index;
    while ((masks[mask]?.end ?? Infinity) <= start) mask += 1;
    const masked = (masks[mask]?.start ?? Infinity) <= start;
    const previous = tokens.at(-1);
    const gap = text.slice(end, start);
    const before = previous === undefined ? 3 : breakOf(gap, previous);
    end = start + piece[0].length;
    tokens.push(tokenOf(piece[0], { start, gap: gap.slice(0, 8), before, masked }));
  }
  return tokens;
}

type Setting = Pick<Token, "start" | "gap" | "before" | "masked">;

function tokenOf(text: string, setting: Setting): Token {
  const end = setting.start + text.length;
  const script = scriptOf(text);
  if (/^\d/u.test(text)) {
    return { ...setting, end, kind: "number", text, script, strict: text, loose: text, plain: text };
  }
  const usable = !setting.masked && text.length <= LONGEST_WORD;
  const strict = !usable || script === "latin" ? "" : foldCyrillic(text);
  const loose = usable ? foldLoose(text) : "";
  return { ...setting, end, kind: "word", text, script, strict, loose, plain: usable ? lower(text) : "" };
}

function breakOf(between: string, previous: Token): Break {
  if (between === "" || /^[-/'’‑]$/u.test(between)) return 0;
  const short = (previous.kind === "word" && previous.text.length <= 2) || ABBREVIATIONS.has(previous.strict);
  if (/[!?;\n\u2022]/u.test(between)) return 3;
  if (between.includes(".")) return short && between.trim() === "." ? 1 : 3;
  return /[,:()–—+…]|\s-\s?|-\s/u.test(between) ? 2 : 1;
}

function maskedSpans(text: string): readonly { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const mask of MASKS) {
    for (const hit of text.matchAll(mask)) spans.push({ start: hit.index, end: hit.index + hit[0].length });
  }
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}
