import type { Kind } from "./verdict.ts";

/** The kinds of thing found, each once, in the order of the text: for the message to the member, who is told the kind only. */
export function explain(found: readonly { readonly kind: Kind }[]): readonly Kind[] {
  return [...new Set(found.map(({ kind }) => kind))];
}
