/** The data of templates/intake and the gazetteer, parsed and compiled once. */
import type { Category } from "./fields.ts";
import { foldCyrillic, lower } from "./fold.ts";
import { type Concepts, loadConcepts } from "./concepts.ts";
import { addGazetteer, type Gazetteer } from "./gazetteer.ts";
import { type Inference, lexicons, type Lexicons, type Phrases } from "./lexicon.ts";
import { loadModel, type Model } from "./model.ts";
import { loadNetwork, type Network } from "./network-weights.ts";
import { addGroup, addPhrases, emptyBook, type PhraseBook } from "./phrase-book.ts";

export type Intake = {
  readonly book: PhraseBook;
  readonly gazetteer: Gazetteer;
  /** Pattern by the name of a word group ("child", "unit", …). */
  readonly groups: ReadonlyMap<string, number>;
  /** Value by the pattern of a number word. */
  readonly numbers: ReadonlyMap<number, number>;
  /** Age in years by the pattern of a word that means it ("грудной" 0, "двухлетний" 2). */
  readonly ageWords: ReadonlyMap<number, number>;
  readonly falseFriends: ReadonlySet<string>;
  readonly priority: readonly Category[];
  readonly yields: Lexicons["category"]["yields"];
  readonly inferred: readonly Inference[];
  readonly concepts: Concepts;
  readonly model: Model;
  readonly network: Network;
};

/** Fields whose lexicons have the common shape. */
const FIELDS = [
  "category",
  "place",
  "accompanied",
  "status",
  "when",
  "danger",
  "needs",
  "alert",
  "answers",
] as const;

export const STRONG = 3;
export const WEAK = 1;

/**
 * @param files parsed JSON by base name: every file of templates/intake, and "gazetteer-kz".
 * @throws ZodError or Error when a file is missing or broken: a machine without its lexicons must not start.
 */
export function loadIntake(files: Readonly<Record<string, unknown>>): Intake {
  const data = lexicons.parse(files);
  const book = emptyBook();
  const groups = loadGroups(book, data);
  const numbers = loadValues(book, "number", data.numbers);
  const ageWords = loadValues(book, "age", data.ages);
  for (const field of FIELDS) loadField(book, field, data[field]);
  loadField(book, "children", { values: {}, not: data.children.not });
  const gazetteer = addGazetteer(book, files["gazetteer-kz"], data.names);
  const falseFriends = new Set(
    data["false-friends"].words.flatMap((word) => [foldCyrillic(word), lower(word)]),
  );
  const { priority, yields, inferred } = data.category;
  const concepts = loadConcepts(data.concepts.concepts);
  const model = loadModel(files["model"]);
  const network = loadNetwork(files["network"]);
  return {
    book,
    gazetteer,
    groups,
    numbers,
    ageWords,
    falseFriends,
    priority,
    yields,
    inferred,
    concepts,
    model,
    network,
  };
}

function loadGroups(book: PhraseBook, { words }: Lexicons): ReadonlyMap<string, number> {
  const groups = new Map<string, number>();
  for (const [name, list] of Object.entries(words)) {
    if (typeof list !== "string") groups.set(name, addGroup(book, name, list));
  }
  // "child" is any word for a child; girls and boys are written once, in their own groups.
  for (const part of ["girl", "boy"]) {
    const list = words[part];
    if (typeof list === "object") addGroup(book, "child", list);
  }
  return groups;
}

function loadValues(
  book: PhraseBook,
  kind: "number" | "age",
  values: Readonly<Record<string, Phrases>>,
): ReadonlyMap<number, number> {
  return new Map(
    Object.entries(values).map(([value, words]) => [
      addGroup(book, `${kind}:${value}`, words),
      Number(value),
    ]),
  );
}

type FieldLexicon = {
  readonly values: Readonly<
    Record<string, { readonly strong: Phrases; readonly weak?: Phrases | undefined } | undefined>
  >;
  readonly not?: Phrases | undefined;
};

function loadField(book: PhraseBook, field: string, lexicon: FieldLexicon): void {
  for (const [value, words] of Object.entries(lexicon.values)) {
    if (words === undefined) continue;
    addPhrases(book, { field, value, weight: STRONG }, words.strong);
    if (words.weak !== undefined) addPhrases(book, { field, value, weight: WEAK }, words.weak);
  }
  if (lexicon.not !== undefined) addPhrases(book, { field, value: "not", weight: STRONG }, lexicon.not);
}
