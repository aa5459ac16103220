/** A message cut into words and numbers, each with the spellings that it is compared by (glossary 3, "Folding before comparing"). */
import { foldCyrillic, foldLoose, lower, type Script, scriptOf } from "../intake/fold.ts";

export type Token = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the token before and this one. */
  readonly gap: string;
  readonly script: Script;
  /** Lower case as typed: "закрыт" and "закрыть" are two words here and one when folded. */
  readonly plain: string;
  /** What starts of words are compared by. */
  readonly folded: string;
  /** The same with the Kazakh ending of person made equal; what whole words are compared by. */
  readonly key: string;
};

export type Spelling = Pick<Token, "script" | "plain" | "folded" | "key">;

const PIECE = /\p{L}[\p{L}\p{M}'’ʼ]*|\d+/gu;

/** Longer words are no words: bounds the work for one token. */
const LONGEST_WORD = 40;
const SHORTEST_WITH_PERSON = 5;

/** The person: -мын, -мыз · -дым, -дық, -тым, -тық · -йын, -йық; as they look after folding, in either alphabet. */
const PERSON: readonly (readonly [RegExp, string])[] = [
  [/(?:мын|мыз|миз|мин)$/u, "мин"],
  [/(?:д[ыи][мк])$/u, "дим"],
  [/(?:т[ыи][мк])$/u, "тим"],
  [/(?:й[ыи][нк])$/u, "йин"],
  [/(?:[ае]и[нк])$/u, "аин"],
];

/** Words and numbers in order; the text itself is not kept. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    tokens.push({
      text: piece,
      start: index,
      end: index + piece.length,
      gap: text.slice(end, index),
      ...spell(piece),
    });
    end = index + piece.length;
  }
  return tokens;
}

/** How one word is compared. Latin words lose more ("jabu", "zhabu"), so that a Cyrillic word meets only Cyrillic ones. */
export function spell(word: string): Spelling {
  const short = word.slice(0, LONGEST_WORD);
  const script = scriptOf(short);
  const plain = lower(short);
  // Before folding: «киім» (clothes) must not become «кім» (who).
  const folded = script === "latin" ? foldLoose(short) : foldCyrillic(once(plain));
  return { script, plain, folded, key: samePerson(folded) };
}

/** The spelling that a Latin word is compared with: what a Cyrillic word of a template looks like in Latin letters. */
export function spellLoose(word: string): Pick<Spelling, "folded" | "key"> {
  const folded = foldLoose(word.slice(0, LONGEST_WORD));
  return { folded, key: samePerson(folded) };
}

/** "беруу" is "беру". */
const once = (word: string): string => word.replace(/(\p{L})\1+/gu, "$1");

function samePerson(folded: string): string {
  if (folded.length < SHORTEST_WITH_PERSON) return folded;
  for (const [ending, same] of PERSON) if (ending.test(folded)) return folded.replace(ending, same);
  return folded;
}
