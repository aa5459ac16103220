import type { HashSet } from "./hash-set.ts";
import type { Strength } from "./name-reading.ts";
import type { Weights } from "./tagger/weights.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What the name finder works with: word lists, all of keys (name-key.ts), and trained weights. Read by load-guard.ts from templates/guard. */
export type NameLists = {
  /** Given names: 3 a name only, 2 also a rarer word, 1 first of all a common word. */
  readonly given: ReadonlyMap<string, Strength>;
  /** Hashes of those of strength 3 and some length, for comparing misspelt words with them (fuzzy-name.ts). */
  readonly sure: HashSet;
  /** Surnames without a telling ending (Ким, Коваль) or on -ин. */
  readonly surnames: ReadonlyMap<string, Strength>;
  /** Everyday words: those that look like names, and the most frequent ones. */
  readonly common: ReadonlySet<string>;
  /** Many more everyday words, with how common they are: a hint to the tagger, never a rule. */
  readonly vocabulary: Vocabulary;
  readonly places: ReadonlySet<string>;
  readonly phrases: PlacePhrases;
  /** Markets, stations and villages called like people (Самал, Бекжан): places only behind a word for one. */
  readonly venues: ReadonlySet<string>;
  readonly weights: Weights;
};

/** Places of more than one word, as keys, by their first word: "төле би", "тұрар рысқұлов". */
export type PlacePhrases = ReadonlyMap<string, readonly (readonly string[])[]>;
