/**
 * Names that are no personal data where they stand: the organisations of the register, a member whom the message calls by name
 * (`m.mentions`), a member's Matrix id. As phrases of the text, for `GuardContext.known`.
 */
import { asUserId, type UserId } from "../ids.ts";

export type KnownNames = {
  readonly organisations: readonly string[];
  readonly people: readonly string[];
  readonly isMember: (user: UserId) => boolean;
};

const QUOTES = /["'«»“”„‟`]/g;
const MATRIX_ID = /@[\w.=/+-]{1,255}:[\w.:-]{1,255}/g;
/** Cases, Kazakh and Russian: «қорынан», «в фонде». No ending that makes another name of it («Тест», «Тестова»). */
const ENDING =
  "(?:-?(?:[ндт]?[ыі]ң|[ғқгк][ае]|[ндт][ае]н?|нда|нде|[мбп]ен|[ндт][ыі]|[аеуыиюя]|ом|ой|ем|ам|ами|ах))?";
const SHORTEST = 2;

/**
 * A name of two words and more is known as it stands, with any ending. A single word could as well be a child's name («Мирас»): it is
 * known in quotes, as an abbreviation, and beside a word for an organisation.
 */
export function namesIn(text: string, { organisations, people, isMember }: KnownNames): readonly string[] {
  const ids = [...text.matchAll(MATRIX_ID)].map(([id]) => id).filter((id) => isMember(asUserId(id)));
  const bodies = organisations.flatMap((name) =>
    [...text.matchAll(organisation(name))].map(([found]) => found),
  );
  const called = people.flatMap((name) =>
    [...text.matchAll(standing(wordsOf(name)))].map(([found]) => found),
  );
  return [...new Set([...ids, ...bodies, ...called])].filter((found) => found.length >= SHORTEST);
}

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(QUOTES, " ")
    .split(/\s+/)
    .filter((word) => word !== "");

function organisation(name: string): RegExp {
  const words = wordsOf(name);
  const [only = ""] = words;
  if (words.length > 1 || /^\p{Lu}{2,}$/u.test(only)) return standing(words);
  const word = `${escaped(only)}${ENDING}`;
  return new RegExp(
    `(?<=[«"“„])${word}(?=[»"”‟])|(?<![\\p{L}\\p{Nd}])(?:${word}\\s+${ORGANISATION}|${ORGANISATION}\\s+${word})(?![\\p{L}\\p{Nd}])`,
    "giu",
  );
}

/** What an organisation's name stands beside: «Мирас қоры», «фонд Мирас». */
const ORGANISATION =
  "(?:қор|фонд|ұйым|бірлест|орталы|центр|приют|пана|мектеб|нпо|үеұ|ққ|қб|оф|оо|ngo|fund|foundation|centre|center)\\p{L}{0,8}";

/** Nothing matches the empty name. */
const standing = (words: readonly string[]): RegExp =>
  words.length === 0
    ? /(?!)/g
    : new RegExp(
        `(?<![\\p{L}\\p{Nd}])${words.map(escaped).join('[\\s«»"“”„‟]+')}${ENDING}(?![\\p{L}\\p{Nd}])`,
        "giu",
      );

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
