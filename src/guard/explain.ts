import type { Kind, Span } from "./verdict.ts";

/** The kinds of thing found, each once, in the order of the text: for the message to the member, who is told the kind only. */
export function explain(spans: readonly Span[]): readonly Kind[] {
  return [...new Set(spans.map((span) => span.kind))];
}
