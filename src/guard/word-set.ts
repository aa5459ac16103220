import { nameKey } from "./name-key.ts";

/** A set of words from templates/guard/words.json: whole words, and beginnings of words marked with a star. */
export type WordSet = { readonly has: (key: string) => boolean };

/** `list` as written in the data, in any alphabet; lookups are by key (name-key.ts). */
export function wordSet(list: readonly string[]): WordSet {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const word of list) {
    if (word.endsWith("*")) beginnings.add(nameKey(word.slice(0, -1)));
    else whole.add(nameKey(word));
  }
  const lengths = [...new Set([...beginnings].map((b) => b.length))].toSorted((a, b) => a - b);
  const begins = (key: string): boolean =>
    lengths.some((length) => length <= key.length && beginnings.has(key.slice(0, length)));
  return { has: (key) => whole.has(key) || begins(key) };
}
