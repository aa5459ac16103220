/** Where in a message a command word stands: the longest phrase, else the first; with one typing error if need be. */
import { isKazakhDenied } from "./doubts.ts";
import { type Match, matchesAt } from "./lexicon.ts";
import { type Token, spell } from "./token.ts";
import { isOneErrorAway } from "./typing-error.ts";
import type { Setting } from "./word.ts";
import type { CommandWord, Words } from "./words.ts";

export type FoundCommand = Match<CommandWord> & {
  /** As corrected. */
  readonly tokens: readonly Token[];
  readonly corrected: boolean;
};

/** A command stands near the beginning; a longer message tells something. */
const SEARCHED = 8;
/** A short message is looked through for typing errors. */
const CORRECTED = 5;
const SHORTEST = 5;

/** Words for the second person; elsewhere «вернуть» is about a child that returns home (glossary 3, collisions). */
const OF_SECOND_PERSON: ReadonlySet<string> = new Set(["confirm", "return"]);

export function findCommand(
  tokens: readonly Token[],
  words: Words,
  setting: Pick<Setting, "awaits">,
): FoundCommand | null {
  const found = longest(tokens, words, setting);
  if (found !== null) return { ...found, tokens, corrected: false };
  const corrected = tokens.slice(0, tokens.length > CORRECTED ? 1 : CORRECTED).flatMap((token, at) =>
    meant(token, words).flatMap((folded) => {
      const mended = tokens.with(at, { ...token, folded, key: spell(folded).key });
      const match = longest(mended, words, setting);
      return match === null || at < match.from || at >= match.to
        ? []
        : [{ ...match, tokens: mended, corrected: true }];
    }),
  );
  const [first, ...rest] = corrected;
  // Two commands at the same distance: nobody knows which was meant.
  return first === undefined || rest.some((other) => actionOf(other.value) !== actionOf(first.value))
    ? null
    : first;
}

const actionOf = (word: CommandWord): string => (word.kind === "one" ? word.action : word.kind);

function longest(
  tokens: readonly Token[],
  words: Words,
  { awaits = false }: Pick<Setting, "awaits">,
): Match<CommandWord> | null {
  const counts = ({ value }: Match<CommandWord>) => awaits || !OF_SECOND_PERSON.has(actionOf(value));
  let best: Match<CommandWord> | null = null;
  for (let at = 0; at < Math.min(tokens.length, SEARCHED); at += 1) {
    const match = bestOf(matchesAt(words.commands.lexicon, tokens, at).filter(counts));
    if (match === null || isEveryday(tokens, match, words)) continue;
    if (best === null || match.to - match.from > best.to - best.from) best = match;
  }
  return best;
}

/** The same phrase under two actions: the more certain reading. */
function bestOf(matches: readonly Match<CommandWord>[]): Match<CommandWord> | null {
  return matches.find(({ value }) => value.kind !== "one" || value.force === "sure") ?? matches[0] ?? null;
}

function isEveryday(
  tokens: readonly Token[],
  { from, to, value }: Match<CommandWord>,
  words: Words,
): boolean {
  const [phrase] = matchesAt(words.everyday.phrases, tokens, from);
  if (phrase !== undefined && phrase.to > to) return true;
  // Everyday words, but where a report waits for them.
  if (OF_SECOND_PERSON.has(actionOf(value))) return false;
  return to - from === 1 && words.everyday.words.has(tokens[from]?.plain ?? "");
}

/** Command words that the token is one typing error away from; never for an everyday word or a Kazakh verb denied. */
function meant(token: Token, words: Words): readonly string[] {
  const { folded, script } = token;
  if (folded.length < SHORTEST || words.everyday.words.has(token.plain) || isKazakhDenied(token)) return [];
  if (isKnown(token, words)) return [];
  const near = words.correctable.flatMap(({ cyrillic, latin }) => {
    const word = script === "latin" ? latin : cyrillic;
    return word !== null && word.length >= SHORTEST && isOneErrorAway(folded, word) ? [word] : [];
  });
  return [...new Set(near)];
}

/** A word that stands in the files for another purpose is no typing error. */
function isKnown(token: Token, words: Words): boolean {
  const one = [token];
  return [words.beside, words.no, words.if, words.courtesy.lexicon, words.yesNo.lexicon, words.regions].some(
    (lexicon) => matchesAt<unknown>(lexicon, one, 0).length > 0,
  );
}
