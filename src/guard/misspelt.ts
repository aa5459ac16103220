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

type Index = ReadonlyMap<string, readonly string[]>;

function indexed(words: readonly string[]): Index {
  const index = new Map<string, string[]>();
  for (const word of words)
    for (const form of formsOf(word)) {
      const same = index.get(form);
      if (same === undefined) index.set(form, [word]);
      else same.push(word);
    }
  return index;
}

/** The word, and the word without each of its letters but the first: people get that one right. */
function formsOf(word: string): Set<string> {
  const forms = new Set([word]);
  for (let i = 1; i < word.length; i += 1) forms.add(word.slice(0, i) + word.slice(i + 1));
  return forms;
}

function nearest(index: Index, key: string): string | null {
  if (key.length < LEAST_WORD - 1) return null;
  for (const form of formsOf(key)) {
    const word = index.get(form)?.find((candidate) => oneError(candidate, key));
    if (word !== undefined) return word;
  }
  return null;
}

/**
 * The longest beginning that the key starts with but for one letter left out, and what follows it in the key. Not a wrong letter, and never the
 * last one: "психолог" is no "психоз". One look-up a letter, as most of the words that get here are none of ours.
 */
function beginningOf(index: Index, key: string): string | null {
  for (let end = key.length; end >= LEAST_BEGINNING - 1; end -= 1) {
    const head = key.slice(0, end);
    const beginning = index.get(head)?.find((one) => one.length > end && one.at(-1) === head.at(-1));
    if (beginning !== undefined) return beginning + key.slice(end);
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
