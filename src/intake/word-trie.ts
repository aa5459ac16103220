import { type Growth, mayFollow } from "./suffix.ts";

/**
 * A word of a lexicon: the number of its pattern and how it grows. One typing error is forgiven when its stem has at least
 * `tolerant` letters; 0: never, and no looser folding either.
 */
export type Entry = { readonly pattern: number; readonly growth: Growth; readonly tolerant: number };

/**
 * Nodes as numbers side by side, and the entries of a node as a chain of them: some hundred thousand objects would take five times
 * the room. The root is node 0, so that 0 among `child` and `sibling` means none; among `entry` and `more` it does as well.
 */
type Packed = {
  nodes: number;
  letter: Uint16Array;
  child: Int32Array;
  sibling: Int32Array;
  entry: Int32Array;
  entries: number;
  /** Pattern, growth and tolerance in one number (`packed`). */
  meaning: Int32Array;
  more: Int32Array;
};

/** A word found: the pattern, and what followed the stem ("лардың"). */
export type Hit = { readonly pattern: number; readonly rest: string; readonly typo: boolean };

export type WordTrie = {
  readonly folding: "strict" | "loose";
  readonly packed: Packed;
};

/** No typing error is forgiven in a stem shorter than this, nor before a longer rest: too many other words are near. */
const TOLERANT_STEM = 6;
const LONGEST_REST = 4;

/** A Cyrillic word is folded loosely for stems from this length on: "былай" must not become "била". */
const LOOSE_STEM = 5;

/** Bound on the nodes visited for one misspelt word. */
const VISITS = 3000;

const GROWTHS: readonly Growth[] = ["exact", "open", "kk", "ru", "adjective", "en", "name"];
/** Seven ways to grow in three bits, stems of up to fifteen letters in four. */
const TOLERANCES = 16;
const MEANINGS = 8 * TOLERANCES;

export function emptyTrie(folding: "strict" | "loose"): WordTrie {
  const room = 1024;
  const numbers = (): Int32Array => new Int32Array(room);
  return {
    folding,
    packed: {
      nodes: 1,
      letter: new Uint16Array(room),
      child: numbers(),
      sibling: numbers(),
      entry: numbers(),
      entries: 1,
      meaning: numbers(),
      more: numbers(),
    },
  };
}

export function addWord({ packed }: WordTrie, stem: string, entry: Entry): void {
  let node = 0;
  for (let at = 0; at < stem.length; at += 1) node = branchFor(packed, node, stem.charCodeAt(at));
  const { pattern, growth, tolerant } = entry;
  if (packed.entries === packed.meaning.length) growEntries(packed);
  const added = packed.entries;
  packed.entries += 1;
  packed.meaning[added] = pattern * MEANINGS + GROWTHS.indexOf(growth) * TOLERANCES + tolerant;
  const first = valueAt(packed.entry, node);
  if (first === 0) packed.entry[node] = added;
  else packed.more[lastOf(packed.more, first)] = added;
}

/** Every index used lies inside. */
function valueAt(list: Int32Array, index: number): number {
  return list[index] ?? 0;
}

/** The node below `node` for a letter; 0: none. */
function branch({ child, sibling, letter }: Packed, node: number, code: number): number {
  let at = valueAt(child, node);
  while (at !== 0 && letter[at] !== code) at = valueAt(sibling, at);
  return at;
}

function branchFor(packed: Packed, node: number, code: number): number {
  const known = branch(packed, node, code);
  if (known !== 0) return known;
  if (packed.nodes === packed.letter.length) growNodes(packed);
  const added = packed.nodes;
  packed.nodes += 1;
  packed.letter[added] = code;
  const first = valueAt(packed.child, node);
  if (first === 0) packed.child[node] = added;
  else packed.sibling[lastOf(packed.sibling, first)] = added;
  return added;
}

/** The end of a chain: what was added first is looked at first. */
function lastOf(next: Int32Array, from: number): number {
  let at = from;
  for (let further = valueAt(next, at); further !== 0; further = valueAt(next, at)) at = further;
  return at;
}

function growNodes(packed: Packed): void {
  const letter = new Uint16Array(packed.letter.length * 2);
  letter.set(packed.letter);
  packed.letter = letter;
  packed.child = doubled(packed.child);
  packed.sibling = doubled(packed.sibling);
  packed.entry = doubled(packed.entry);
}

function growEntries(packed: Packed): void {
  packed.meaning = doubled(packed.meaning);
  packed.more = doubled(packed.more);
}

function doubled(list: Int32Array): Int32Array {
  const twice = new Int32Array(list.length * 2);
  twice.set(list);
  return twice;
}

/** All patterns whose stem begins `word` and whose growth allows what follows; "tolerant": only what may be folded loosely. */
export function findWord(trie: WordTrie, word: string, sure: "all" | "tolerant" = "all"): readonly Hit[] {
  const hits: Hit[] = [];
  const { packed, folding } = trie;
  for (let at = 0, node = 0; at <= word.length; at += 1) {
    if (valueAt(packed.entry, node) !== 0)
      collect(packed, node, { rest: word.slice(at), folding, typo: false, depth: at, sure }, hits);
    // NaN behind the last letter is no letter of any node.
    node = branch(packed, node, word.charCodeAt(at));
    if (node === 0) break;
  }
  return hits;
}

/**
 * The same with one typing error in the stem: a letter wrong, missing, too many, or two swapped. The first letter is taken as
 * typed. Only words that allow it, from six letters.
 */
export function findMisspelt({ packed, folding }: WordTrie, word: string): readonly Hit[] {
  if (word.length < TOLERANT_STEM - 1) return [];
  const hits: Hit[] = [];
  const first = branch(packed, 0, word.charCodeAt(0));
  if (first === 0) return hits;
  let visits = 0;
  const walk = (node: number, at: number, depth: number, wrong: boolean): void => {
    visits += 1;
    if (visits > VISITS) return;
    const isLong = wrong && depth >= TOLERANT_STEM && word.length - at <= LONGEST_REST;
    if (isLong && valueAt(packed.entry, node) !== 0)
      collect(packed, node, { rest: word.slice(at), folding, typo: true, depth, sure: "all" }, hits);
    const isOver = at >= word.length;
    const code = word.charCodeAt(at);
    const same = isOver ? 0 : branch(packed, node, code);
    if (same !== 0) walk(same, at + 1, depth + 1, wrong);
    if (wrong) return;
    if (!isOver) walk(node, at + 1, depth, true);
    for (let next = valueAt(packed.child, node); next !== 0; next = valueAt(packed.sibling, next)) {
      walk(next, at, depth + 1, true);
      if (isOver) continue;
      const letter = packed.letter[next];
      if (letter !== code) walk(next, at + 1, depth + 1, true);
      const swapped = letter === word.charCodeAt(at + 1) ? branch(packed, next, code) : 0;
      if (swapped !== 0) walk(swapped, at + 2, depth + 2, true);
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
  { entry, meaning, more }: Packed,
  node: number,
  { rest, folding, typo, depth, sure }: Found,
  hits: Hit[],
): void {
  for (let at = valueAt(entry, node); at !== 0; at = valueAt(more, at)) {
    const all = valueAt(meaning, at);
    const tolerant = all % TOLERANCES;
    const growth = GROWTHS[Math.floor(all / TOLERANCES) % (MEANINGS / TOLERANCES)] ?? "exact";
    const pattern = Math.floor(all / MEANINGS);
    if (sure === "tolerant" && (tolerant === 0 || depth < LOOSE_STEM || rest.length > LONGEST_REST)) continue;
    if (typo && (tolerant === 0 || depth < tolerant || growth === "exact")) continue;
    if (!mayFollow(rest, growth, folding)) continue;
    if (!hits.some((hit) => hit.pattern === pattern)) hits.push({ pattern, rest, typo });
  }
}
