/** A text as the intake sees it: its tokens, the patterns each token may be, and the phrases found. */
import { NUMBER, type PhraseBook, type Rule } from "./phrase-book.ts";
import { type Token, tokenise } from "./tokens.ts";
import { findMisspelt, findWord, type Hit } from "./word-trie.ts";
import type { Span } from "./fields.ts";

export type Match = { readonly rule: Rule; readonly tokens: readonly number[] };

export type Reading = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly hits: readonly (readonly Hit[])[];
  /** By field, longest first where they overlap (the shorter ones are gone), otherwise in the order of the text. */
  readonly matches: ReadonlyMap<string, readonly Match[]>;
};

/** Texts are read up to this many tokens; an alert has some dozens. Keeps the work bounded for a message of 64 KiB. */
const MOST_TOKENS = 2000;

/** Words that were looked up already: a message that is read as a whole and in parts has each of them twice. */
export type LookedUp = Map<string, readonly Hit[]>;

export function readText(
  text: string,
  book: PhraseBook,
  falseFriends: ReadonlySet<string>,
  known: LookedUp = new Map(),
): Reading {
  const tokens = tokenise(text).slice(0, MOST_TOKENS);
  const english = looksEnglish(tokens);
  const hits = tokens.map((token) => {
    if (token.kind === "number") return hitsOf(token, book, falseFriends, english);
    const key = `${english ? "e" : " "}${token.text}`;
    const found = known.get(key) ?? hitsOf(token, book, falseFriends, english);
    known.set(key, found);
    return found;
  });
  const found = new Map<string, Match[]>();
  for (const [at, here] of hits.entries()) {
    for (const { pattern } of here) {
      for (const rule of book.byFirst.get(pattern) ?? []) {
        const match = matchAt(rule, at, tokens, hits);
        if (match === null) continue;
        const list = found.get(rule.field);
        if (list === undefined) found.set(rule.field, [match]);
        else list.push(match);
      }
    }
  }
  const matches = new Map([...found].map(([field, list]) => [field, withoutOverlaps(list, tokens)]));
  return { text, tokens, hits, matches };
}

export function matchesOf(reading: Reading, field: string): readonly Match[] {
  return reading.matches.get(field) ?? [];
}

/** What parts token `at` from the one before; outside of the text as between sentences. */
export function breakAt({ tokens }: Reading, at: number): Token["before"] {
  return tokens[at]?.before ?? 3;
}

/** The strict fold of token `at`; empty outside of the text. */
export function strictAt({ tokens }: Reading, at: number): string {
  return tokens[at]?.strict ?? "";
}

/** What stands between token `at` and the one before; empty outside of the text. */
export function gapAt({ tokens }: Reading, at: number): string {
  return tokens[at]?.gap ?? "";
}

/** The hit by which token `at` belongs to `pattern`, if it does. */
export function hitOf(reading: Reading, at: number, pattern: number | undefined): Hit | undefined {
  return reading.hits[at]?.find((hit) => hit.pattern === pattern);
}

/** What follows the stem of a match's last word ("Тараз" + "да"). */
export function restOf(reading: Reading, match: Match): string {
  const patterns = match.rule.steps.at(-1)?.patterns ?? [];
  return reading.hits[match.tokens.at(-1) ?? 0]?.find((hit) => patterns.includes(hit.pattern))?.rest ?? "";
}

export function spanOf(reading: Reading, tokens: readonly number[]): Span {
  const first = reading.tokens[tokens[0] ?? 0];
  const last = reading.tokens[tokens.at(-1) ?? 0];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

function hitsOf(
  token: Token,
  book: PhraseBook,
  falseFriends: ReadonlySet<string>,
  english: boolean,
): readonly Hit[] {
  if (token.kind === "number") {
    const literal = findWord(book.strict, token.text);
    return token.masked ? [] : [{ pattern: NUMBER, rest: "", typo: false }, ...literal];
  }
  if (token.script === "latin") return latinHits(token, book, english, falseFriends);
  const strict = findWord(book.strict, token.strict);
  const isThin = strict.every(({ rest }) => rest.length > token.strict.length - rest.length);
  if (!isThin || falseFriends.has(token.strict)) return strict;
  const loose = token.strict.length >= 5 ? findWord(book.loose, token.loose, "tolerant") : [];
  return [...strict, ...(loose.length > 0 ? loose : findMisspelt(book.strict, token.strict))];
}

function latinHits(
  token: Token,
  book: PhraseBook,
  english: boolean,
  falseFriends: ReadonlySet<string>,
): readonly Hit[] {
  const own = findWord(book.english, token.plain);
  // "on", "bar", "at" are Kazakh words too: short words of an English message are English.
  const isShort = token.plain.length <= 3 && !/^\p{Lu}\p{Ll}/u.test(token.text);
  if (english && (own.length > 0 || isShort)) return own;
  const loose = [
    ...own,
    ...findWord(book.loose, token.loose).filter((hit) => !own.some((o) => o.pattern === hit.pattern)),
  ];
  if (loose.length > 0 || falseFriends.has(token.plain)) return loose;
  return findMisspelt(english ? book.english : book.loose, english ? token.plain : token.loose);
}

const ENGLISH: ReadonlySet<string> = new Set(
  "the is are was at in of and with from to for a an has have not she he her his they old years about being been no".split(
    " ",
  ),
);

function looksEnglish(tokens: readonly Token[]): boolean {
  const latin = tokens.filter((token) => token.script === "latin");
  const english = latin.filter((token) => ENGLISH.has(token.plain)).length;
  return english >= 2 && english * 8 >= latin.length;
}

/** Follows the steps of a phrase from token `at`; the nearest word that fits is taken. */
function matchAt(
  rule: Rule,
  at: number,
  tokens: readonly Token[],
  hits: readonly (readonly Hit[])[],
): Match | null {
  const taken = [at];
  let here = at;
  for (const step of rule.steps.slice(1)) {
    let next = -1;
    for (let skip = 0; skip <= step.gap && next < 0; skip += 1) {
      const candidate = here + 1 + skip;
      const token = tokens[candidate];
      const furthest = step.joined ? 0 : step.gap > 0 ? 2 : 1;
      if (token === undefined || token.before > furthest) break;
      if (hits[candidate]?.some((hit) => step.patterns.includes(hit.pattern)) === true) next = candidate;
    }
    if (next < 0) return null;
    taken.push(next);
    here = next;
  }
  return { rule, tokens: taken };
}

/** Where two phrases of a field share a word, the one with more words stands, then the longer one. */
function withoutOverlaps(list: readonly Match[], tokens: readonly Token[]): readonly Match[] {
  const letters = (match: Match): number =>
    match.tokens.reduce((sum, at) => sum + (tokens[at]?.text.length ?? 0), 0);
  const rank = ({ rule }: Match): number => (rule.value === "not" ? Infinity : rule.weight);
  const ranked = list.toSorted(
    (a, b) => b.tokens.length - a.tokens.length || letters(b) - letters(a) || (rank(a) < rank(b) ? 1 : -1),
  );
  const owner = new Map<number, Match>();
  const kept = ranked.filter((match) => {
    if (match.tokens.some((at) => owner.has(at))) return false;
    for (const at of match.tokens) owner.set(at, match);
    return true;
  });
  return kept.sort((a, b) => (a.tokens[0] ?? 0) - (b.tokens[0] ?? 0));
}
