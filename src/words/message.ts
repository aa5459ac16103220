/** A member's text made ready for finding a command: codes taken out, greetings and thanks at both ends left aside. */
import { findCodes } from "../case/code.ts";
import { signOf } from "./sign.ts";
import { matchesAt } from "./lexicon.ts";
import { type Token, tokenise } from "./token.ts";
import type { Words } from "./words.ts";

export type Plain = {
  /** The text with a space for each character of a code, so that positions stay. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Codes in the text; mistyped ones count. */
  readonly codes: number;
  /** The text without spaces, letters and digits, when it has no letters and digits: "+", "👍". */
  readonly sign: string | null;
};

export function readPlain(body: string, words: Words): Plain {
  const codes = findCodes(body);
  const text = blank(body, codes);
  const tokens = withoutGreetings(tokenise(text), words);
  return { text, tokens, codes: codes.length, sign: /[\p{L}\p{N}]/u.test(text) ? null : signOf(text) };
}

type Span = { readonly start: number; readonly end: number };

/** Spaces in the place of the spans, which are in order. */
export function blank(text: string, spans: readonly Span[]): string {
  let out = "";
  let end = 0;
  for (const span of spans) {
    out += text.slice(end, span.start) + " ".repeat(span.end - span.start);
    end = span.end;
  }
  return out + text.slice(end);
}

/** Without the greetings and thanks at both ends. */
export function withoutGreetings(tokens: readonly Token[], words: Words): readonly Token[] {
  let from = 0;
  for (let next = from; next !== -1; ) {
    next = matchesAt(words.greeting.lexicon, tokens, from)[0]?.to ?? -1;
    if (next !== -1) from = next;
  }
  let to = tokens.length;
  // The longest greeting has five words.
  for (let length = 5; length > 0 && to > from; ) {
    const at = to - length;
    if (at >= from && matchesAt(words.greeting.lexicon, tokens, at)[0]?.to === to) {
      to = at;
      length = 5;
    } else length -= 1;
  }
  return tokens.slice(from, to);
}
