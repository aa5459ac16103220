import { foldHash, FOLD_START, hashOn, hashUnit } from "./fold-hash.ts";

/**
 * Words of a lexicon with one typing error in them: a letter left out, doubled, wrong, or two swapped ("кварира", "даңғлы",
 * "эпелепсия"). All by key (name-key.ts), so doubled consonants and Kazakh letters without their marks are no errors any more.
 */
export type Misspelt = {
  /** Is the key a word of the lexicon as it stands? */
  readonly knows: (key: string) => boolean;
  /** The key as it was meant, its ending kept: "эпелепсиамен" is "эпилепсиамен"; null where no word is that near. */
  readonly meant: (key: string) => string | null;
};

/** Shorter words have too many neighbours one letter away. A beginning stands for many words, so it has to be longer. */
const LEAST_WORD = 5;
const LEAST_BEGINNING = 6;
/** "ұл*" is no reason to know "улца". */
const LEAST_KNOWN = 4;

/**
 * `whole` words and `beginnings` of words. The index holds each of them with every one of its letters left out: two words one error
 * apart share such a form. A look-up takes one step a letter for a word, as many for each of its beginnings.
 */
export function misspelt(whole: ReadonlySet<string>, beginnings: readonly string[]): Misspelt {
  const words = indexed([...whole].filter((word) => word.length >= LEAST_WORD));
  const starts = indexed(beginnings.filter((word) => word.length >= LEAST_BEGINNING));
  const parts = new Set([...whole].flatMap((word) => [word, ...word.split(/[ -]/)]));
  const known = new Set(beginnings.filter((word) => word.length >= LEAST_KNOWN));
  const knows = (key: string): boolean => {
    if (parts.has(key)) return true;
    for (let end = LEAST_KNOWN; end <= key.length; end += 1) if (known.has(key.slice(0, end))) return true;
    return false;
  };
  return { knows, meant: (key) => nearest(words, key) ?? beginningOf(starts, key) };
}

/** Words, and where they stand by the hashes of their forms: open addressing, 0 for an empty slot, else 1 + the word's number. */
type Index = {
  readonly words: readonly string[];
  readonly hashes: Int32Array;
  readonly numbers: Uint16Array;
};

function indexed(words: readonly string[]): Index {
  const forms = words.reduce((sum, word) => sum + word.length, 0);
  const size = 2 ** Math.ceil(Math.log2(1.5 * forms + 2));
  const index = { words, hashes: new Int32Array(size), numbers: new Uint16Array(size) };
  for (const [n, word] of words.entries())
    eachForm(word, (hash) => {
      let at = hash & (size - 1);
      while (index.numbers[at] !== 0) at = (at + 1) & (size - 1);
      index.hashes[at] = hash;
      index.numbers[at] = n + 1;
    });
  return index;
}

/** The words that share a form with this hash, in their order, and a few that only share the hash. */
function found(
  { words, hashes, numbers }: Index,
  hash: number,
  fits: (word: string) => boolean,
): string | null {
  const last = numbers.length - 1;
  for (let at = hash & last; numbers[at] !== 0; at = (at + 1) & last) {
    const word = hashes[at] === hash ? words[(numbers[at] ?? 0) - 1] : undefined;
    if (word !== undefined && fits(word)) return word;
  }
  return null;
}

/** Hashes of the word, and of the word without each of its letters but the first: people get that one right. */
function eachForm(word: string, take: (hash: number) => void): void {
  take(spread(foldHash(word)));
  let head = FOLD_START;
  for (let i = 0; i < word.length; i += 1) {
    if (i > 0) take(spread(hashOn(head, word, i + 1)));
    head = hashUnit(head, word.charCodeAt(i));
  }
}

const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) ^ (hash >>> 13);

function nearest(index: Index, key: string): string | null {
  if (key.length < LEAST_WORD - 1) return null;
  let word: string | null = null;
  eachForm(key, (hash) => {
    word ??= found(index, hash, (candidate) => oneError(candidate, key));
  });
  return word;
}

/**
 * The longest beginning that the key starts with but for one letter left out, and what follows it in the key. Not a wrong letter, and never the
 * last one: "психолог" is no "психоз". One look-up a letter, as most of the words that get here are none of ours.
 */
function beginningOf(index: Index, key: string): string | null {
  for (let end = key.length; end >= LEAST_BEGINNING - 1; end -= 1) {
    const head = key.slice(0, end);
    const beginning = found(
      index,
      spread(foldHash(head)),
      (one) => one.length > end && one.at(-1) === head.at(-1) && oneError(one, head),
    );
    if (beginning !== null) return beginning + key.slice(end);
  }
  return null;
}

/** One letter more, less, other, or two neighbours swapped. */
function oneError(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
