import { type Growth, mayFollow } from "./suffix.ts";

/**
 * A word of a lexicon: the number of its pattern and how it grows. One typing error is forgiven when its stem has at least
 * `tolerant` letters; 0: never, and no looser folding either.
 */
export type Entry = { readonly pattern: number; readonly growth: Growth; readonly tolerant: number };

/** Maps are made when first needed: most nodes are the only way on, or a leaf. */
type Node = { next: Map<string, Node> | null; entries: Entry[] | null };

/** A word found: the pattern, and what followed the stem ("лардың"). */
export type Hit = { readonly pattern: number; readonly rest: string; readonly typo: boolean };

export type WordTrie = {
  readonly folding: "strict" | "loose";
  readonly root: Node;
};

/** No typing error is forgiven in a stem shorter than this, nor before a longer rest: too many other words are near. */
const TOLERANT_STEM = 6;
const LONGEST_REST = 4;

/** A Cyrillic word is folded loosely for stems from this length on: "былай" must not become "била". */
const LOOSE_STEM = 5;

/** Bound on the nodes visited for one misspelt word. */
const VISITS = 3000;

export function emptyTrie(folding: "strict" | "loose"): WordTrie {
  return { folding, root: { next: null, entries: null } };
}

export function addWord(trie: WordTrie, stem: string, entry: Entry): void {
  let node = trie.root;
  for (const letter of stem) {
    node.next ??= new Map();
    let next = node.next.get(letter);
    if (next === undefined) {
      next = { next: null, entries: null };
      node.next.set(letter, next);
    }
    node = next;
  }
  node.entries ??= [];
  node.entries.push(entry);
}

/** All patterns whose stem begins `word` and whose growth allows what follows; "tolerant": only what may be folded loosely. */
export function findWord(trie: WordTrie, word: string, sure: "all" | "tolerant" = "all"): readonly Hit[] {
  const hits: Hit[] = [];
  let node: Node | undefined = trie.root;
  for (let at = 0; at <= word.length && node !== undefined; at += 1) {
    collect(
      node.entries,
      { rest: word.slice(at), folding: trie.folding, typo: false, depth: at, sure },
      hits,
    );
    node = node.next?.get(word[at] ?? "");
  }
  return hits;
}

/**
 * The same with one typing error in the stem: a letter wrong, missing, too many, or two swapped. The first letter is taken as
 * typed. Only words that allow it, from six letters.
 */
export function findMisspelt(trie: WordTrie, word: string): readonly Hit[] {
  if (word.length < TOLERANT_STEM - 1) return [];
  const hits: Hit[] = [];
  const first = trie.root.next?.get(word[0] ?? "");
  if (first === undefined) return hits;
  let visits = 0;
  const walk = (node: Node, at: number, depth: number, wrong: boolean): void => {
    visits += 1;
    if (visits > VISITS) return;
    const rest = word.slice(at);
    if (wrong && depth >= TOLERANT_STEM && rest.length <= LONGEST_REST) {
      collect(node.entries, { rest, folding: trie.folding, typo: true, depth, sure: "all" }, hits);
    }
    const letter = word[at];
    const same = letter === undefined ? undefined : node.next?.get(letter);
    if (same !== undefined) walk(same, at + 1, depth + 1, wrong);
    if (wrong) return;
    if (letter !== undefined) walk(node, at + 1, depth, true);
    for (const [branch, next] of node.next ?? []) {
      walk(next, at, depth + 1, true);
      if (letter !== undefined && branch !== letter) walk(next, at + 1, depth + 1, true);
      const swapped = branch === word[at + 1] && letter !== undefined ? next.next?.get(letter) : undefined;
      if (swapped !== undefined) walk(swapped, at + 2, depth + 2, true);
    }
  };
  walk(first, 1, 1, false);
  return hits;
}

type Found = {
  readonly rest: string;
  readonly folding: "strict" | "loose";
  readonly typo: boolean;
  /** Letters of the stem. */
  readonly depth: number;
  readonly sure: "all" | "tolerant";
};

function collect(
  entries: readonly Entry[] | null,
  { rest, folding, typo, depth, sure }: Found,
  hits: Hit[],
): void {
  if (entries === null) return;
  for (const { pattern, growth, tolerant } of entries) {
    if (sure === "tolerant" && (tolerant === 0 || depth < LOOSE_STEM || rest.length > LONGEST_REST)) continue;
    if (typo && (tolerant === 0 || depth < tolerant || growth === "exact")) continue;
    if (!mayFollow(rest, growth, folding)) continue;
    if (!hits.some((hit) => hit.pattern === pattern)) hits.push({ pattern, rest, typo });
  }
}
