/**
 * What a word is about, in any language: "нан", "хлеб" and "bread" are all food. The model (model.ts) learns from the ideas of a text
 * what it could not learn from its words: that a sentence it has never met tells of a trouble it knows.
 */
import type { Phrases } from "./lexicon.ts";
import { foldCyrillic, loosen, lower } from "./fold.ts";
import { type Growth, russianStem } from "./suffix.ts";
import type { Token } from "./tokens.ts";
import { addWord, emptyTrie, findWord, type WordTrie } from "./word-trie.ts";

export type Concepts = {
  readonly words: WordTrie;
  readonly english: WordTrie;
};

/** A shorter Latin word is English, or says too little once folded. */
const SHORTEST_LATIN = 3;

/** @param lists words by idea; their order numbers the ideas. */
export function loadConcepts(lists: Readonly<Record<string, Phrases>>): Concepts {
  const concepts: Concepts = { words: emptyTrie("loose"), english: emptyTrie("loose") };
  for (const [number, { kk, ru, en }] of Object.values(lists).entries()) {
    for (const word of kk) add(concepts.words, word, "kk", number);
    for (const word of ru) add(concepts.words, word, "ru", number);
    for (const word of en)
      addWord(concepts.english, lower(word), { pattern: number, growth: "en", tolerant: 0 });
  }
  return concepts;
}

function add(trie: WordTrie, word: string, language: "kk" | "ru", number: number): void {
  const exact = word.startsWith("=");
  const open = word.endsWith("*");
  const stem = foldCyrillic(word.slice(exact ? 1 : 0, open ? -1 : undefined));
  const growth: Growth = exact ? "exact" : open ? "open" : language;
  const entry = { pattern: number, growth, tolerant: 0 };
  addWord(trie, loosen(stem), entry);
  const root = growth === "ru" ? russianStem(stem, "word") : stem;
  if (root !== stem) addWord(trie, loosen(root), entry);
}

/** The numbers of the ideas that a word is about; mostly none or one. */
export function conceptsOf(token: Token, { words, english }: Concepts): readonly number[] {
  if (token.script !== "latin") return patternsOf(words, token.loose);
  const own = patternsOf(english, token.plain);
  if (own.length > 0 || token.plain.length < SHORTEST_LATIN) return own;
  return patternsOf(words, token.loose);
}

function patternsOf(trie: WordTrie, word: string): readonly number[] {
  const hits = findWord(trie, word);
  // The longest stem says best what the word is about; others of the same word are left out.
  const rest = Math.min(...hits.map((hit) => hit.rest.length));
  return hits.filter((hit) => hit.rest.length <= rest + 1).map(({ pattern }) => pattern);
}
