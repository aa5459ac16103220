/** The word for a value as an argument of a text: `term("kind", org.kind)`. "unknown" is a word of its own. */
import { termKey, type TermGroup, type TermOf } from "./keys/terms.ts";
import type { TextKey } from "./keys.ts";

export function term<G extends TermGroup>(
  group: G,
  value: TermOf<G> | "unknown",
): { readonly text: TextKey } {
  return { text: value === "unknown" ? "unknown" : termKey(group, value) };
}
