/**
 * Phrases compiled for matching. A phrase is words parted by spaces:
 *   `қайыр`   grows by the suffixes of its language;   `бездомн*`   any ending;   `=жоқ`   exactly so
 *   `a|b`     one of them;   `<child>`   a word of that group;   `<n>`   a number;   `..`   up to five words of the same clause
 */
import type { Phrases } from "./lexicon.ts";
import { foldCyrillic, foldLoose, loosen, lower, scriptOf } from "./fold.ts";
import { type Growth, russianStem } from "./suffix.ts";
import { piecesOf } from "./tokens.ts";
import { addWord, emptyTrie, type WordTrie } from "./word-trie.ts";

export type Language = "kk" | "ru" | "en" | "name";

/** The pattern that every number token has. */
export const NUMBER = 0;

/** One word of a phrase: the patterns it may be, and how many words may stand before it. */
export type Step = { readonly patterns: readonly number[]; readonly gap: number; readonly joined: boolean };

export type Rule = {
  readonly field: string;
  readonly value: string;
  readonly weight: number;
  readonly steps: readonly Step[];
};

export type PhraseBook = {
  readonly strict: WordTrie;
  readonly loose: WordTrie;
  readonly english: WordTrie;
  readonly byFirst: Map<number, Rule[]>;
  readonly patterns: Map<string, number>;
  /** Steps of one pattern, shared by all phrases that have them: there are half as many as words of phrases. */
  readonly steps: Map<number, Step>;
};

/** Words that `..` may stand for. */
const GAP = 5;

/** From how many letters of the stem on a typing error is forgiven: words for children are worth more false friends. */
const TOLERANT_GROUP = 6;
const TOLERANT_WORD = 7;

export function emptyBook(): PhraseBook {
  const patterns = new Map([["<n>", NUMBER]]);
  return {
    strict: emptyTrie("strict"),
    loose: emptyTrie("loose"),
    english: emptyTrie("loose"),
    byFirst: new Map(),
    patterns,
    steps: new Map(),
  };
}

/** Gives all words of a group one pattern, which `<name>` in a phrase and the rules in code refer to. */
export function addGroup(book: PhraseBook, name: string, words: Phrases): number {
  const pattern = patternOf(book, `<${name}>`);
  for (const language of ["kk", "ru", "en"] as const) {
    for (const word of words[language]) addSpelling(book, pattern, language, word, TOLERANT_GROUP);
  }
  return pattern;
}

export function addPhrases(
  book: PhraseBook,
  meaning: { readonly field: string; readonly value: string; readonly weight: number },
  words: Phrases,
): void {
  for (const language of ["kk", "ru", "en"] as const) {
    for (const phrase of words[language])
      addPhrase(book, { ...meaning, steps: stepsOf(book, language, phrase) });
  }
}

/** A name as it stands in the gazetteer; `tolerant`: a typing error and a looser spelling are forgiven. */
export function addName(
  book: PhraseBook,
  meaning: { readonly field: string; readonly value: string; readonly weight: number },
  name: string,
  tolerant: boolean,
): void {
  const pieces = piecesOf(name);
  const steps = pieces.map((piece, at) => {
    const key = `name:${tolerant ? "~" : ""}${piece}`;
    const known = book.patterns.get(key);
    const pattern = known ?? patternOf(book, key);
    if (known === undefined) addSpelling(book, pattern, "name", piece, tolerant ? TOLERANT_WORD : 0);
    // "Алматы-2" is a station, "Алматы 2 бала" is a city and a count: a number at the end must be joined.
    return stepOf(book, pattern, 0, at === pieces.length - 1 && /^\d/u.test(piece));
  });
  if (steps.length > 0) addPhrase(book, { ...meaning, steps });
}

function addPhrase(book: PhraseBook, rule: Rule): void {
  for (const pattern of rule.steps[0]?.patterns ?? []) {
    const rules = book.byFirst.get(pattern);
    if (rules === undefined) book.byFirst.set(pattern, [rule]);
    else rules.push(rule);
  }
}

function stepsOf(book: PhraseBook, language: Language, phrase: string): Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const piece of phrase.trim().split(/\s+/u)) {
    if (piece === "..") {
      gap = GAP;
      continue;
    }
    const parts = piece.startsWith("<") || piece.includes("|") ? [piece] : piece.split(/[-.]+/u);
    for (const part of parts.filter((text) => text !== "")) {
      const [pattern = NUMBER, ...others] = part.split("|").map((word) => wordPattern(book, language, word));
      const isOne = others.length === 0;
      steps.push(
        isOne ? stepOf(book, pattern, gap, false) : { patterns: [pattern, ...others], gap, joined: false },
      );
      gap = 0;
    }
  }
  if (steps.length === 0) throw new Error(`a phrase of the lexicon has no words: "${phrase}"`);
  return steps;
}

function stepOf({ steps }: PhraseBook, pattern: number, gap: number, joined: boolean): Step {
  const key = (pattern * (GAP + 1) + gap) * 2 + Number(joined);
  const known = steps.get(key);
  if (known !== undefined) return known;
  const step = { patterns: [pattern], gap, joined };
  steps.set(key, step);
  return step;
}

function wordPattern(book: PhraseBook, language: Language, word: string): number {
  if (word.startsWith("<")) {
    const group = book.patterns.get(word);
    if (group === undefined) throw new Error(`a phrase of the lexicon names an unknown group: ${word}`);
    return group;
  }
  const key = `${language}:${word}`;
  const known = book.patterns.get(key);
  if (known !== undefined) return known;
  const pattern = patternOf(book, key);
  addSpelling(book, pattern, language, word, TOLERANT_WORD);
  return pattern;
}

function patternOf(book: PhraseBook, key: string): number {
  const pattern = book.patterns.get(key) ?? book.patterns.size;
  book.patterns.set(key, pattern);
  return pattern;
}

function addSpelling(
  book: PhraseBook,
  pattern: number,
  language: Language,
  word: string,
  tolerant: number,
): void {
  // "ЮКО", "СКО" take no endings: "скоки" is none of them.
  const isAcronym =
    language === "name" &&
    word.length <= 5 &&
    word.length > 2 &&
    word === word.toUpperCase() &&
    /\p{Lu}/u.test(word);
  const exact = word.startsWith("=") || isAcronym;
  const open = word.endsWith("*");
  const stem = word.slice(word.startsWith("=") ? 1 : 0, open ? -1 : undefined);
  const growth: Growth = exact ? "exact" : open ? "open" : language;
  const entry = { pattern, growth, tolerant };
  if (language === "en") {
    addWord(book.english, lower(stem), entry);
    return;
  }
  if (/^\d/u.test(stem)) {
    addWord(book.strict, stem, { ...entry, growth: "exact" });
    return;
  }
  if (scriptOf(stem) === "latin") {
    addWord(book.loose, foldLoose(stem), entry);
    return;
  }
  const folded = foldCyrillic(stem);
  addWord(book.strict, folded, entry);
  addWord(book.loose, loosen(folded), entry);
  if (growth !== "ru" && growth !== "name") return;
  const root = russianStem(folded, growth === "name" ? "name" : "word");
  if (root === folded) return;
  // "Аральский" (a district) must not take the endings of "Аральск" (a town).
  const ending: Growth = growth === "name" && /(?:ий|ый|ой)$/u.test(folded) ? "adjective" : "ru";
  addWord(book.strict, root, { ...entry, growth: ending });
  addWord(book.loose, loosen(root), { ...entry, growth: ending });
}
