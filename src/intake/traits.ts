/**
 * What the model (model.ts) sees of a text: hashed words, stems and letter groups in the loose fold, which is the same for Cyrillic
 * and Latin spelling, and the signs that the lexicons found. Names of places and numbers are left out: where something happens
 * must not tell what happens.
 */
import { type Adult, RELATIONS, ROLES } from "./adults.ts";
import type { Alert } from "./alert.ts";
import { ACCOMPANIED, CATEGORIES, type Fields, NEEDS, PLACES, STATUSES, WHENS } from "./fields.ts";
import { type Concepts, conceptsOf } from "./concepts.ts";
import { fold } from "./fnv.ts";
import { matchesOf, type Reading } from "./reading.ts";

/** Room for hashed words; the signs come after it, then the ideas. */
export const WORD_TRAITS = 1 << 16;

/** Room for ideas (concepts.ts). */
export const MOST_IDEAS = 400;

/** Two ideas within so many words tell more than each alone: a mother and a bottle. */
const PAIRED = 5;

/** As many words are enough to tell what happens; the bound keeps the work for a message of any length small. */
const MOST_WORDS = 200;

/** A stem: Kazakh and Russian words grow at the end. */
const STEM = 5;
const GROUP = 4;
/** "не ходит", "без света", "үйі жоқ": so short a word changes the one beside it. */
const SHORT = 3;

/** What the lexicons say. */
export type Signs = {
  readonly strong: readonly string[];
  readonly weak: readonly string[];
  /** The category that the rules would choose. */
  readonly rule: string | null;
  readonly fields: Fields;
  readonly noParents: boolean;
  /** What the rules say. */
  readonly alert: Alert;
  readonly alertWords: readonly string[];
  /** Of PERSONS. */
  readonly persons: readonly string[];
  readonly adults: readonly Adult[];
  readonly child: boolean;
  readonly particular: boolean;
  /** More than one child is meant, though perhaps not how many. */
  readonly several: boolean;
  /** Tokens of words that are denied or mean something else ("не просят милостыню"): the model does not see them. */
  readonly denied: ReadonlySet<number>;
  /** Categories that are denied and not told besides. */
  readonly refuted: ReadonlySet<string>;
};

export type Traits = {
  /** Numbers of the hashed words and pairs of ideas, each once. */
  readonly words: readonly number[];
  /** What the words are about, whatever their language, each once. */
  readonly ideas: readonly number[];
  readonly signs: readonly number[];
};

/** Grown-ups that are named (words.json): who of them is there, the model weighs. */
export const PERSONS = ["parent_here", "kin_here", "stranger_here"] as const;

const ALERT_WORDS = ["meeting", "news", "case_question", "outcome", "thanks", "talk", "report"];

const SIGNS: ReadonlyMap<string, number> = new Map(
  [
    "bias",
    ...["strong", "weak", "rule"].flatMap((kind) => CATEGORIES.map((category) => `${kind}:${category}`)),
    "rule:none",
    ...ACCOMPANIED.map((value) => `with:${value}`),
    ...PLACES.map((value) => `place:${value}`),
    ...WHENS.map((value) => `when:${value}`),
    ...PERSONS.map((value) => `person:${value}`),
    ...ROLES.flatMap((role) => RELATIONS.map((relation) => `${role}:${relation}`)),
    "nobody named",
    ...STATUSES.map((value) => `status:${value}`),
    ...NEEDS.map((value) => `need:${value}`),
    ...["baby", "small", "young", "teen"].map((band) => `age:${band}`),
    "danger",
    "safe",
    "no parents",
    "child",
    "particular",
    "region",
    "district",
    "several",
    "girls",
    "boys",
    "own children",
    ...["yes", "no", "unsure"].map((value) => `alert:${value}`),
    ...ALERT_WORDS.map((value) => `said:${value}`),
    "question",
    "link",
    "short",
    "long",
  ].map((name, at) => [name, WORD_TRAITS + at]),
);

export const BIAS = WORD_TRAITS;
const IDEAS = WORD_TRAITS + SIGNS.size;
export const TRAITS = IDEAS + MOST_IDEAS;

/** What one word says: an explanation needs to know which word spoke for what. */
export type WordTraits = Pick<Traits, "words" | "ideas"> & { readonly at: number };

export function traitsOf(reading: Reading, signs: Signs, concepts: Concepts): Traits {
  const all = wordTraits(reading, signs.denied, concepts);
  const words = new Set<number>();
  const ideas = new Set<number>();
  for (const each of all) {
    for (const word of each.words) words.add(word);
    for (const idea of each.ideas) ideas.add(idea);
  }
  addPairs(all, words);
  return { words: [...words], ideas: [...ideas], signs: signTraits(reading, signs) };
}

function addPairs(all: readonly WordTraits[], words: Set<number>): void {
  const told = all.flatMap(({ at, ideas }) => ideas.map((idea) => ({ at, idea })));
  for (const [order, { at, idea }] of told.entries()) {
    for (let next = order + 1; next < told.length; next += 1) {
      const other = told[next];
      if (other === undefined || other.at - at > PAIRED) break;
      if (other.idea !== idea) words.add(pairTrait(idea, other.idea));
    }
  }
}

/** The same in either order. */
function pairTrait(one: number, other: number): number {
  const value = Math.imul(Math.min(one, other) * 1009 + Math.max(one, other), 0x9e3779b1);
  return (value ^ (value >>> 15)) & (WORD_TRAITS - 1);
}

export function wordTraits(
  reading: Reading,
  denied: ReadonlySet<number>,
  concepts: Concepts,
): readonly WordTraits[] {
  const named = new Set(matchesOf(reading, "name").flatMap(({ tokens }) => tokens));
  const all: WordTraits[] = [];
  let before = "^";
  for (const [at, token] of reading.tokens.entries()) {
    if (token.kind === "number" || token.masked || token.loose === "") continue;
    if (named.has(at) || denied.has(at)) continue;
    if (all.length === MOST_WORDS) break;
    if (token.before === 3) before = "^";
    const stem = token.loose.slice(0, STEM);
    const ideas = conceptsOf(token, concepts).map((number) => IDEAS + number);
    all.push({ at, words: traitsOfWord(token.loose, stem, before), ideas });
    before = stem;
  }
  return all;
}

function traitsOfWord(word: string, stem: string, before: string): readonly number[] {
  const traits = [hash(`w${word}`), hash(`s${stem}`)];
  if (word.length > SHORT) traits.push(hash(`p${word.slice(0, GROUP)}`));
  if (before.length <= SHORT || word.length <= SHORT) traits.push(hash(`b${before} ${stem}`));
  const bounded = `<${word}>`;
  for (let from = 0; from + GROUP <= bounded.length; from += 1)
    traits.push(hash(bounded.slice(from, from + GROUP)));
  return traits;
}

/** "с тремя своими детьми", "екі баласымен", "қызын жанына алып": a woman with children of her own is their mother. */
const OWN =
  /сво(?:им|ими|ей|ею|его|ему|ю|их)\s+(?:\S+\s+)?(?:дет|реб|доч|сын)|(?:балас|балалар|қыз|кыз|қыздар|ұл|ұлдар|ул|bala|balalar|qyz|kyz|ul)[ыиіy](?:мен|men|н\s+(?:жан|қас|кас|қолын|арқ|ерт))(?!\p{L})|with (?:her|his|their) own/iu;

function signTraits({ text, tokens }: Reading, signs: Signs): readonly number[] {
  const { fields } = signs;
  const holds: readonly (readonly [string, boolean])[] = [
    ["danger", fields.danger === true],
    ["safe", fields.danger === false],
    ["no parents", signs.noParents],
    ["child", signs.child],
    ["particular", signs.particular],
    ["region", fields.region !== undefined],
    ["district", fields.district !== undefined],
    ["several", signs.several],
    ["girls", fields.girls !== undefined],
    ["boys", fields.boys !== undefined],
    ["own children", OWN.test(text)],
    ["nobody named", signs.adults.length === 0],
    ["question", /\?\s*$/u.test(text)],
    ["link", /https?:\/\//iu.test(text)],
    ["short", tokens.length < 6],
    ["long", tokens.length > 25],
  ];
  const names = new Set([
    "bias",
    ...signs.strong.map((category) => `strong:${category}`),
    ...signs.weak.map((category) => `weak:${category}`),
    `rule:${signs.rule ?? "none"}`,
    `with:${fields.accompanied}`,
    `place:${fields.place}`,
    `status:${fields.status}`,
    `when:${fields.when}`,
    ...signs.persons.map((value) => `person:${value}`),
    ...signs.adults.flatMap(({ role, relations }) => relations.map((relation) => `${role}:${relation}`)),
    ...(fields.needs ?? []).map((need) => `need:${need}`),
    ...(fields.ages ?? []).map((age) => `age:${bandOf(age)}`),
    `alert:${signs.alert}`,
    ...signs.alertWords.map((value) => `said:${value}`),
    ...holds.flatMap(([name, is]) => (is ? [name] : [])),
  ]);
  return [...names].flatMap((name) => SIGNS.get(name) ?? []);
}

/** Of how a child of that age is spoken of. */
export function bandOf(age: number): string {
  if (age < 3) return "baby";
  return age < 7 ? "small" : age < 13 ? "young" : "teen";
}

const hash = (text: string): number => fold(text, WORD_TRAITS);
