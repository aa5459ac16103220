/**
 * Phrases of the experts' files, found in a message. A phrase is words parted by spaces: `слово` exactly so, `слов*` any ending,
 * `a|b` one of both, `..` up to three other words between. Looking up costs the same however many phrases there are.
 */
import { spell, spellLoose, type Token } from "./token.ts";

type Word = {
  readonly cyrillic: string | null;
  readonly latin: string;
  readonly open: boolean;
  /** A short English word is compared as typed: folded, "ngo" and "no" are one. */
  readonly exact: string | null;
};
type Step = { readonly any: readonly Word[]; readonly gap: number };
type Entry<T> = { readonly steps: readonly Step[]; readonly value: T };

export type Lexicon<T> = {
  /** By the first word; open ones by their stem. */
  readonly whole: ReadonlyMap<string, readonly Entry<T>[]>;
  readonly open: ReadonlyMap<string, readonly Entry<T>[]>;
};

/** Tokens from `from` up to but without `to`. */
export type Match<T> = { readonly value: T; readonly from: number; readonly to: number };

const GAP = 3;
const LONGEST_EXACT = 3;
/** What may follow an open stem. */
const LONGEST_ENDING = 14;
/** The Kazakh "without", and a verb denied, at the place where a stem's ending begins: the opposite of the stem. */
const DENIED_ENDING =
  /^(?:сиз|сыз)|^[а-я]{0,4}[мбп][ае](?:й|ди|ды|ган|ген|ник|дим|дым|дик|дык|й[а-я]{0,4})$/u;

export function buildLexicon<T>(values: Iterable<readonly [T, readonly string[]]>): Lexicon<T> {
  const whole = new Map<string, Entry<T>[]>();
  const open = new Map<string, Entry<T>[]>();
  for (const [value, phrases] of values) {
    for (const phrase of phrases) {
      const entry = { steps: stepsOf(phrase), value };
      for (const word of entry.steps[0]?.any ?? []) {
        const map = word.open ? open : whole;
        for (const key of keysOf(word)) add(map, key, entry);
      }
    }
  }
  return { whole, open };
}

function add<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else known.push(entry);
}

const keysOf = ({ cyrillic, latin }: Word): string[] => [
  ...(cyrillic === null ? [] : [`c${cyrillic}`]),
  ...(latin === "" ? [] : [`l${latin}`]),
];

function stepsOf(phrase: string): readonly Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const piece of phrase.trim().split(/[\s-]+/u)) {
    if (piece === "..") gap = GAP;
    else {
      steps.push({ any: piece.split("|").map(wordOf), gap });
      gap = 0;
    }
  }
  if (steps.length === 0 || gap > 0) throw new Error(`not a phrase: "${phrase}"`);
  return steps;
}

function wordOf(piece: string): Word {
  const open = piece.endsWith("*");
  const word = open ? piece.slice(0, -1) : piece;
  const { script, plain, folded, key } = spell(word);
  if (word === "") throw new Error(`not a word of a phrase: "${piece}"`);
  const latin = spellLoose(word);
  if (script === "other") return { cyrillic: key, latin: "", open, exact: null };
  return {
    cyrillic: script === "latin" ? null : open ? folded : key,
    latin: open ? latin.folded : latin.key,
    open,
    exact: script === "latin" && !open && word.length <= LONGEST_EXACT ? plain : null,
  };
}

function fits(word: Word, token: Token): boolean {
  const wanted = token.script === "latin" ? word.latin : word.cyrillic;
  if (wanted === null || wanted === "") return false;
  if (word.exact !== null) return token.plain === word.exact;
  return word.open ? token.folded.startsWith(wanted) && mayEnd(token, wanted.length) : token.key === wanted;
}

function mayEnd({ folded }: Token, stem: number): boolean {
  const ending = folded.slice(stem);
  return ending.length <= LONGEST_ENDING && !DENIED_ENDING.test(ending);
}

/** The longest phrases that begin at a token: several where one phrase has several values. */
export function matchesAt<T>(lexicon: Lexicon<T>, tokens: readonly Token[], at: number): readonly Match<T>[] {
  let best: Match<T>[] = [];
  for (const entry of candidates(lexicon, tokens[at])) {
    const to = endOf(entry.steps, tokens, at);
    if (to === null || (best[0] !== undefined && to < best[0].to)) continue;
    const match = { value: entry.value, from: at, to };
    if (best[0] === undefined || to > best[0].to) best = [match];
    else if (!best.some(({ value }) => value === entry.value)) best.push(match);
  }
  return best;
}

function* candidates<T>({ whole, open }: Lexicon<T>, token: Token | undefined): Iterable<Entry<T>> {
  if (token === undefined) return;
  const side = token.script === "latin" ? "l" : "c";
  yield* whole.get(side + token.key) ?? [];
  for (let length = 1; length <= token.folded.length; length += 1)
    yield* open.get(side + token.folded.slice(0, length)) ?? [];
}

function endOf(steps: readonly Step[], tokens: readonly Token[], from: number): number | null {
  let at = from;
  for (const { any, gap } of steps) {
    const found = withinGap(any, gap, tokens, at);
    if (found === null) return null;
    at = found + 1;
  }
  return at;
}

/** Other words between must not leave the clause. */
function withinGap(any: readonly Word[], gap: number, tokens: readonly Token[], at: number): number | null {
  for (let step = 0; step <= gap; step += 1) {
    const token = tokens[at + step];
    if (token === undefined || (gap > 0 && /[,;.!?\n]/u.test(token.gap))) return null;
    if (any.some((word) => fits(word, token))) return at + step;
  }
  return null;
}

/** All phrases in order, longest first where they overlap. */
export function findAll<T>(lexicon: Lexicon<T>, tokens: readonly Token[]): readonly Match<T>[] {
  const found: Match<T>[] = [];
  for (let at = 0; at < tokens.length; ) {
    const matches = matchesAt(lexicon, tokens, at);
    found.push(...matches);
    at = matches[0]?.to ?? at + 1;
  }
  return found;
}

/** The phrase that is the whole of these tokens, if one is. */
export function wholeMatch<T>(lexicon: Lexicon<T>, tokens: readonly Token[]): T | null {
  const [match] = tokens.length === 0 ? [] : matchesAt(lexicon, tokens, 0);
  return match !== undefined && match.to === tokens.length ? match.value : null;
}
