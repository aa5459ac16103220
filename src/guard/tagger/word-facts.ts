import { allPoints, ownPoints, type Scene } from "../person-points.ts";
import type { Token } from "../token.ts";
import { beginningHashes, endingHashes, textHash } from "./hash.ts";
import { knownWord } from "./known-word.ts";
import { textOf } from "../token-text.ts";
import { type WordTraits, traitsOf } from "./word-traits.ts";

/** What the tagger knows of one token by itself, as numbers to make features of. */
export type WordFacts = WordTraits & {
  readonly isWord: boolean;
  /** Hash of the key (name-key.ts): one value for all spellings of a name. Numbers count by their length. */
  readonly key: number;
  /** Hash of the word as it is spelled, in small letters: tells Kazakh letters from Russian. */
  readonly spelled: number;
  readonly beginnings: readonly number[];
  readonly endings: readonly number[];
  readonly spelledEndings: readonly number[];
  /** Capitals, place in the sentence, alphabet, length: see shapeOf. */
  readonly shape: number;
  /** What the lists say of the word: all of readName as one number. */
  readonly reading: number;
  /** The same, coarse: name by degree, everyday word, place. */
  readonly coarse: number;
  /** How far it is a word of everyday language: see knownWord. */
  readonly known: number;
  /** Which sets of words.json hold it: roles, "зовут", titles … as bits. */
  readonly sets: number;
  /** What the rules of person-points.ts say. */
  readonly place: number;
  readonly own: number;
  readonly all: number;
  /** 1 in a text written as newspapers are: sentences begin with capitals and end with a stop. Asked for the threshold, no feature. */
  readonly edited: number;
};

const LONGEST_PIECE = 5;
const LOWEST_POINTS = -3;
const HIGHEST_POINTS = 14;

/** One entry a token of the scene. Linear. */
export function wordFacts(scene: Scene): readonly WordFacts[] {
  const own = scene.tokens.map((_, i) => ownPoints(scene, i));
  const capitals = scene.tokens.some((token) => token.capital !== "none") ? 1 : 0;
  const edited = isEdited(scene.tokens) ? 1 : 0;
  return scene.tokens.map((token, i) => ({
    edited,
    isWord: token.kind === "word",
    key: textHash(token.kind === "number" ? "0".repeat(Math.min(token.text.length, 5)) : token.key),
    spelled: textHash(token.lower),
    beginnings: token.kind === "word" ? beginningHashes(token.key, LONGEST_PIECE) : [],
    endings: token.kind === "word" ? endingHashes(token.key, LONGEST_PIECE) : [],
    spelledEndings: token.kind === "word" ? endingHashes(token.lower, LONGEST_PIECE) : [],
    shape: shapeOf(token, capitals),
    ...readingOf(scene, i),
    known: token.kind === "word" ? knownWord(token, scene.readings[i] ?? null, scene.lists) : 0,
    ...traitsOf(token.kind === "word" ? token.lower : "", scene.lists.weights.traits),
    sets: setsOf(scene, token),
    place: scene.places[i] ?? 0,
    own: own[i] ?? 0,
    all: Math.max(LOWEST_POINTS, Math.min(HIGHEST_POINTS, allPoints(scene, own, i))),
  }));
}

function shapeOf(token: Token, capitals: number): number {
  if (token.kind !== "word") return token.kind === "number" ? 1 : 2;
  const capital = token.capital === "none" ? 0 : token.capital === "first" ? 1 : 2;
  const length = Math.min(token.text.length, 4);
  const latin = /^[a-z]/i.test(token.text) ? 1 : 0;
  const digit = /\p{Nd}/u.test(token.text) ? 1 : 0;
  return 3 + capital + 3 * (token.opens ? 1 : 0) + 6 * capitals + 12 * latin + 24 * digit + 48 * length;
}

function readingOf(scene: Scene, index: number): { reading: number; coarse: number } {
  const reading = scene.readings[index];
  if (!reading) return { reading: 0, coarse: 0 };
  const { given, called, surname, patronymic, common, place } = reading;
  return {
    reading: 1 + given + 4 * called + 16 * surname + 64 * patronymic + (common ? 256 : 0) + (place ? 512 : 0),
    coarse: 1 + Math.max(given, surname, patronymic) + (common ? 4 : 0) + (place ? 8 : 0),
  };
}

function setsOf({ words }: Scene, { kind, key }: Token): number {
  if (kind !== "word") return 0;
  const sets = [
    words.introduces,
    words.between,
    words.follows,
    words.roles,
    words.titlesAfter,
    words.does,
    words.years,
    words.and,
  ];
  return sets.reduce((bits, set, i) => bits | (set.has(key) ? 1 << i : 0), 0);
}

const LEAST_EDITED = 6;

function isEdited(tokens: readonly Token[]): boolean {
  const opening = tokens.filter((token) => token.kind === "word" && token.opens);
  return (
    tokens.length >= LEAST_EDITED &&
    opening.length > 0 &&
    opening.every((token) => token.capital === "first") &&
    /^[.!?:;"»]$/.test(textOf(tokens.at(-1)))
  );
}
