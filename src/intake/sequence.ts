/**
 * What the network (network.ts) sees of a text: its words in their order, each as hashed pieces. A word is known by itself, by its stem, by
 * groups of its letters and by what it is about, so that a form nobody has written before is still like those that are known. Names
 * of places are all alike, and so are numbers of a kind: where something happens must not tell what happens.
 */
import { type Concepts, conceptsOf } from "./concepts.ts";
import { fold } from "./fnv.ts";
import { matchesOf, type Reading } from "./reading.ts";
import type { Token } from "./tokens.ts";
import { bandOf } from "./traits.ts";

/** Room for hashed pieces. */
export const PIECES = 1 << 15;

/** A message of more words than this has told by then; the bound keeps the work small. */
const MOST_WORDS = 120;
/** Groups of so many letters, the ends of the word included. */
const GROUPS = [3, 4, 5];
const MOST_GROUPS = 21;
const STEM = 5;

/** Where a word begins in the text, and the numbers of its pieces, at least one. */
export type SequenceWord = { readonly start: number; readonly pieces: readonly number[] };
export type Sequence = readonly SequenceWord[];

export function sequenceOf(reading: Reading, concepts: Concepts): Sequence {
  const named = new Set(matchesOf(reading, "name").flatMap(({ tokens }) => tokens));
  const words: SequenceWord[] = [];
  for (const [at, token] of reading.tokens.slice(0, MOST_WORDS).entries()) {
    const { start, before } = token;
    if (at > 0 && before >= 2) words.push({ start, pieces: BREAKS[before === 2 ? 0 : 1] });
    words.push({ start, pieces: named.has(at) ? NAME : piecesOf(token, concepts) });
  }
  return words.length === 0 ? [{ start: 0, pieces: NOTHING }] : words;
}

function piecesOf(token: Token, concepts: Concepts): readonly number[] {
  if (token.masked) return MASKED;
  if (token.kind === "number")
    return [hash(`#${kindOf(Number(token.text))}`), hash(`#${token.text.slice(0, 4)}`)];
  const { loose } = token;
  const word = loose === "" ? token.plain : loose;
  const pieces = [hash(`w${word}`), hash(`s${word.slice(0, STEM)}`)];
  for (const idea of conceptsOf(token, concepts)) pieces.push(hash(`i${idea}`));
  const bounded = `<${word}>`;
  const most = pieces.length + MOST_GROUPS;
  for (const size of GROUPS)
    for (let from = 0; from + size <= bounded.length && pieces.length < most; from += 1)
      pieces.push(hash(bounded.slice(from, from + size)));
  return pieces;
}

/** No child is so old: the number counts something else. */
const GROWN = 18;

const kindOf = (value: number): string => (value < GROWN ? bandOf(value) : "more");
const hash = (text: string): number => fold(text, PIECES);

const NAME = [hash("=name")];
const MASKED = [hash("=masked")];
const NOTHING = [hash("=nothing")];
const BREAKS = [[hash("=comma")], [hash("=stop")]] as const;
