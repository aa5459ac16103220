import type { KeyTable } from "./key-table.ts";
import type { Weights } from "./tagger/weights.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What the name finder works with: word lists, all of keys (name-key.ts), and trained weights. Read by load-guard.ts from templates/guard. */
export type NameLists = {
  /** Given names: 3 a name only, 2 also a rarer word, 1 first of all a common word. */
  readonly given: KeyTable;
  /** Surnames without a telling ending (Ким, Коваль) or on -ин. */
  readonly surnames: KeyTable;
  /** Everyday words: those that look like names, and the most frequent ones. */
  readonly common: KeyTable;
  /** Many more everyday words, with how common they are: a hint to the tagger, never a rule. */
  readonly vocabulary: Vocabulary;
  readonly places: KeyTable;
  readonly phrases: PlacePhrases;
  /** Markets, stations and villages called like people (Самал, Бекжан): places only behind a word for one. */
  readonly venues: KeyTable;
  readonly weights: Weights;
  /** Of the tagger of places (places/place-tagger.ts). */
  readonly placeWeights: Weights;
};

/** Places of more than one word, as keys, by their first word: "төле би", "тұрар рысқұлов". */
export type PlacePhrases = ReadonlyMap<string, readonly (readonly string[])[]>;
