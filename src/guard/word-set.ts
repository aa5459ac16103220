import { nameKey } from "./name-key.ts";

/** A set of words from templates/guard/words.json: whole words, and beginnings of words marked with a star. */
export type WordSet = { readonly has: (key: string) => boolean };

/** `list` as written in the data, in any alphabet; lookups are by key (name-key.ts). Some hundred of them a word: they have to be quick. */
export function wordSet(list: readonly string[]): WordSet {
  const whole = new Set<string>();
  const beginnings = new Map<number, string[]>();
  for (const word of list) {
    if (!word.endsWith("*")) {
      whole.add(nameKey(word));
      continue;
    }
    const key = nameKey(word.slice(0, -1));
    const first = key.charCodeAt(0);
    beginnings.set(first, [...(beginnings.get(first) ?? []), key]);
  }
  if (beginnings.size === 0) return { has: (key) => whole.has(key) };
  return {
    has: (key) => {
      if (whole.has(key)) return true;
      const candidates = beginnings.get(key.charCodeAt(0));
      if (candidates === undefined) return false;
      for (const beginning of candidates) if (key.startsWith(beginning)) return true;
      return false;
    },
  };
}
