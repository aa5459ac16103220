import type { Guard } from "../../../src/guard/guard.ts";
import type { Span } from "../../../src/guard/verdict.ts";
import type { Message } from "../messages.ts";

/** Counts over labelled messages: spans and fully masked ones by key (kind, language, "all"), words, clean messages. */
export type Score = {
  readonly spans: ReadonlyMap<string, { readonly all: number; readonly masked: number }>;
  readonly words: number;
  /** Words masked outside every label. */
  readonly wrong: number;
  readonly clean: number;
  readonly touched: number;
  readonly misses: readonly string[];
};

/** A span counts as masked when each of its letters and digits is. */
export function scoreMessages(guard: Guard, messages: readonly Message[]): Score {
  const spans = new Map<string, { all: number; masked: number }>();
  const misses: string[] = [];
  let [words, wrong, clean, touched] = [0, 0, 0, 0];
  for (const { text, lang, spans: labels } of messages) {
    const found = guard(text, { recipient: "response_room", language: "ru" }).spans;
    for (const label of labels) {
      const masked = isMasked(text, label, found);
      for (const key of new Set([
        "all",
        label.kind === "person" ? "person" : "not person",
        label.kind,
        `in ${lang}`,
      ])) {
        const count = spans.get(key) ?? { all: 0, masked: 0 };
        spans.set(key, { all: count.all + 1, masked: count.masked + (masked ? 1 : 0) });
      }
      if (!masked) misses.push(`missed ${label.kind} «${text.slice(label.start, label.end)}»: ${text}`);
    }
    for (const word of text.matchAll(/[\p{L}\p{Nd}]+/gu)) {
      const at = { start: word.index, end: word.index + word[0].length };
      words += 1;
      if (!overlaps(at, found) || overlaps(at, labels)) continue;
      wrong += 1;
      misses.push(`wrong «${word[0]}»: ${text}`);
    }
    if (labels.length > 0) continue;
    clean += 1;
    if (found.length > 0) touched += 1;
  }
  return { spans, words, wrong, clean, touched, misses };
}

/** The share of spans with a key that are masked, in 0-1; 1 where there are none. */
export function recall(score: Score, key: string): number {
  const count = score.spans.get(key);
  return count === undefined ? 1 : count.masked / count.all;
}

type Piece = Pick<Span, "start" | "end">;

function isMasked(text: string, label: Piece, found: readonly Piece[]): boolean {
  for (let i = label.start; i < label.end; i += 1) {
    const inside = found.some((span) => span.start <= i && i < span.end);
    if (!inside && /[\p{L}\p{Nd}]/u.test(text[i] ?? "")) return false;
  }
  return true;
}

function overlaps(at: Piece, spans: readonly Piece[]): boolean {
  return spans.some((span) => span.start < at.end && at.start < span.end);
}
