import { nameKey } from "./name-key.ts";

/** A set of words from templates/guard/words.json: whole words, and beginnings of words marked with a star. */
export type WordSet = {
  readonly has: (key: string) => boolean;
  /** Its keys, for the look-up of misspelt words (misspelt.ts). */
  readonly whole: ReadonlySet<string>;
  readonly beginnings: readonly string[];
};

/** `list` as written in the data, in any alphabet; lookups are by key (name-key.ts). Some hundred of them a word: they have to be quick. */
export function wordSet(list: readonly string[]): WordSet {
  const whole = new Set<string>();
  const beginnings: string[] = [];
  for (const word of list) {
    if (word.endsWith("*")) beginnings.push(nameKey(word.slice(0, -1)));
    else whole.add(nameKey(word));
  }
  if (beginnings.length === 0) return { has: (key) => whole.has(key), whole, beginnings };
  const byPair = new Map<number, string[]>();
  for (const beginning of beginnings) {
    const same = byPair.get(firstPair(beginning));
    if (same === undefined) byPair.set(firstPair(beginning), [beginning]);
    else same.push(beginning);
  }
  return {
    has: (key) => {
      if (whole.has(key)) return true;
      const candidates = byPair.get(firstPair(key));
      if (candidates === undefined) return false;
      for (const beginning of candidates) if (key.startsWith(beginning)) return true;
      return false;
    },
    whole,
    beginnings,
  };
}

/** The first two letters as one number: beginnings have at least so many. */
function firstPair(key: string): number {
  return key.length < 2 ? -1 : key.charCodeAt(0) * 0x10000 + key.charCodeAt(1);
}
