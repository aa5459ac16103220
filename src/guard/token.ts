import { pattern } from "./pattern.ts";
import { nameFold, squeeze } from "./name-key.ts";
import { spacedWords } from "./spaced-word.ts";
import { endOf } from "./token-text.ts";

/** How a word is written. `none` also where capitals say nothing, because the whole message is in capitals. */
export type Capital = "none" | "first" | "all";

/** A word or a number of the view, or one other character that is no space. Offsets are the view's. */
export type Token = {
  readonly kind: "word" | "number" | "sign";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** nameKey of a word; the text itself for a number or a sign. */
  readonly key: string;
  /** nameFold of a word: the key with doubled letters, for cutting off suffixes. */
  readonly fold: string;
  readonly lower: string;
  readonly capital: Capital;
  /** The first word of the text, a sentence or a line: its capital says nothing. */
  readonly opens: boolean;
  /** What stands between the token before and this one is empty. */
  readonly glued: boolean;
};

/** The first alternative keeps "р-н", "пр-т", "гр-ка" whole. */
const TOKEN = pattern(
  /(?<![\p{L}\p{Nd}-])\p{L}{1,2}-\p{L}{1,3}(?![\p{L}\p{Nd}'-])|\p{L}[\p{L}\p{Nd}']*|\p{Nd}+|[^\s]/gu,
);
/** Abbreviations with a full stop are not the end of a sentence: "г. Тараз", "ул. Абая". */
const ABBREVIATION = pattern(
  /^(?:\p{L}{1,3}|обл|просп|респ|район|туып|прож|сост|гражд|инсп|участк|тел|whatsapp|корп|комн|кварт|подъезд|секц|стр|строен)$/iu,
);

/** The tokens of a view's text, in order. Linear. */
export function tokenize(text: string): readonly Token[] {
  const capitalsSpeak = !mostlyCapitals(text);
  const tokens: Token[] = [];
  let from = 0;
  const plain = (to: number): void => {
    for (const match of text.slice(from, to).matchAll(TOKEN)) {
      const start = from + match.index;
      for (const part of splitCamel(match[0], start, tokens.at(-1)?.text === "#"))
        tokens.push(makeToken(part, tokens, text, capitalsSpeak));
    }
  };
  for (const word of spacedWords(text)) {
    plain(word.start);
    tokens.push(makeToken(word, tokens, text, capitalsSpeak));
    from = word.end;
  }
  plain(text.length);
  return tokens;
}

type Part = { readonly text: string; readonly start: number; readonly end: number };

function makeToken(part: Part, before: readonly Token[], whole: string, capitalsSpeak: boolean): Token {
  const { text, start } = part;
  const kind = /^\p{L}/u.test(text) ? "word" : /^\p{Nd}/u.test(text) ? "number" : "sign";
  const previous = before.at(-1);
  const fold = kind === "word" ? nameFold(text) : text;
  return {
    kind,
    text,
    start,
    end: part.end,
    key: kind === "word" ? squeeze(fold) : text,
    fold,
    lower: text.toLowerCase(),
    capital: capitalsSpeak && kind === "word" ? capitalOf(text) : "none",
    opens: opensSentence(before, whole.slice(endOf(previous), start)),
    glued: previous !== undefined && previous.end === start,
  };
}

function capitalOf(text: string): Capital {
  if (!/^\p{Lu}/u.test(text)) return "none";
  return text.length > 1 && text === text.toUpperCase() ? "all" : "first";
}

/** Looks through signs (quotes, brackets, dashes) for the end of a sentence, a line break or the start of the text. */
function opensSentence(before: readonly Token[], gap: string): boolean {
  if (gap.includes("\n")) return true;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const token = before[i];
    if (token === undefined || token.kind !== "sign") return false;
    if (/[!?:]|\p{So}/u.test(token.text)) return true;
    if (token.text === ".") {
      const word = before[i - 1];
      return !(word?.kind === "word" && token.glued && ABBREVIATION.test(word.text));
    }
    if (before.length - i > 4) return false;
  }
  return true;
}

function mostlyCapitals(text: string): boolean {
  let all = 0;
  let words = 0;
  for (const [word] of text.matchAll(/\p{L}{3,}/gu)) {
    words += 1;
    if (word === word.toUpperCase()) all += 1;
  }
  return words > 0 && all * 2 > words;
}

/** "#AselAkhmetova" and "АсельАхметова" are two words; "WhatsApp" is one. */
function splitCamel(text: string, start: number, hashtag: boolean): readonly Part[] {
  if (!/\p{Ll}\p{Lu}/u.test(text) || !(hashtag || /\p{Script=Cyrillic}/u.test(text)))
    return [{ text, start, end: start + text.length }];
  const parts: Part[] = [];
  let offset = start;
  for (const part of text.split(/(?<=\p{Ll})(?=\p{Lu})/u)) {
    parts.push({ text: part, start: offset, end: offset + part.length });
    offset += part.length;
  }
  return parts;
}
