import type { Token } from "./token.ts";
import { keyOf } from "./token-text.ts";

/** A token; several words that write one number ("двадцать пятый", "он екінші") are one number token of its figures. */
export type Figure = Token & { readonly spelled: "no" | "cardinal" | "ordinal" };

export type NumberWords = {
  /** Values of number words by key: 0-900; greater ones and -1 are no part of a written number here. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly thousand: ReadonlySet<string>;
};

/** Tokens with the numbers in words put into figures, for addresses, classes and dates. Linear. */
export function figuresOf(tokens: readonly Token[], words: NumberWords): readonly Figure[] {
  const figures: Figure[] = [];
  for (let i = 0; i < tokens.length; ) {
    const first = tokens[i];
    if (first === undefined) break;
    const number = first.kind === "word" ? readNumber(tokens, i, words) : null;
    const last = number ? tokens[number.next - 1] : undefined;
    if (number && last) {
      const text = String(number.value);
      const spelled = number.ordinal ? "ordinal" : "cardinal";
      figures.push({
        ...first,
        kind: "number",
        text,
        key: text,
        fold: text,
        lower: text,
        end: last.end,
        capital: "none",
        spelled,
      });
      i = number.next;
    } else {
      figures.push({ ...first, spelled: "no" });
      i += 1;
    }
  }
  return figures;
}

type Written = { readonly value: number; readonly next: number; readonly ordinal: boolean };

function readNumber(tokens: readonly Token[], from: number, words: NumberWords): Written | null {
  let total = 0;
  let value = 0;
  /** What may still follow is below this. */
  let room = 1000;
  let ordinal = false;
  let i = from;
  for (; i < tokens.length && !ordinal; i += 1) {
    const token = tokens[i];
    if (token?.kind !== "word" || (i > from && tokens[i - 1]?.kind !== "word")) break;
    if (words.thousand.has(token.key) && total === 0 && i > from) {
      total = value * 1000;
      value = 0;
      room = 1000;
      continue;
    }
    const cardinal = words.numbers.get(token.key);
    const nth = words.ordinals.get(token.key);
    let part = cardinal ?? nth ?? 0;
    if (part < 1 || part > 900) break;
    if (
      part < 10 &&
      cardinal !== undefined &&
      tokens[i + 1]?.kind === "word" &&
      words.numbers.get(keyOf(tokens[i + 1])) === 100
    ) {
      part *= 100;
      i += 1;
    }
    if (part >= room) break;
    value += part;
    room = part >= 100 ? 100 : part >= 10 && part % 10 === 0 ? 10 : 1;
    ordinal = cardinal === undefined;
  }
  // "он" alone is Russian for "he", Kazakh for ten; "уч." a plot in short, Uzbek for three.
  const next = tokens[from + 1];
  const plot = tokens[from]?.key === "уч" && (next?.text === "." || next?.kind === "number");
  if (i === from || (i === from + 1 && !ordinal && (tokens[from]?.key === "он" || plot))) return null;
  return { value: total + value, next: i, ordinal };
}
