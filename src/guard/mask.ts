import type { Kind, Language, Span } from "./verdict.ts";

/** The neutral word for each kind, by language: templates/guard/masks.json. */
export type Masks = Readonly<Record<Language, Readonly<Record<Kind, string>>>>;

/** The text with each span replaced by its neutral word. Spans are sorted and do not overlap. */
export function maskText(text: string, spans: readonly Span[], masks: Masks, language: Language): string {
  let out = "";
  let from = 0;
  for (const span of spans) {
    out += text.slice(from, span.start) + masks[language][span.kind];
    from = span.end;
  }
  return out + text.slice(from);
}
