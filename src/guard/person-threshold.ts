import { isNoName } from "./no-name.ts";
import { pattern } from "./pattern.ts";
import type { Scene } from "./person-points.ts";
import type { WordFacts } from "./tagger/word-facts.ts";
import { keyOf, textOf } from "./token-text.ts";
import { commonnessOf } from "./vocabulary.ts";

/** What a word is when nothing around it is looked at: "either" a name or a word, "frequent" a name and a word that is used all the time. */
type Sort = "name" | "either" | "frequent" | "word" | "stem" | "misspelt" | "unknown";
/** With a capital inside a sentence; with one at its start, or in capitals; in small letters. */
type Row = readonly [number, number, number];

/**
 * From these probabilities on a word is possibly a part of a name; chosen on messages of twelve authors, each read by weights that had not learnt from that author (docs/guard.md). Where few names
 * and many words are found between two steps, the higher one stands.
 */
const ALONE: Readonly<Record<Sort, Row>> = {
  name: [0.55, 0.5, 0.65],
  either: [0.25, 0.7, 0.75],
  frequent: [0.5, 0.75, 0.6],
  word: [0.4, 0.75, 0.55],
  stem: [0.75, 0.6, 0.6],
  misspelt: [0.25, 0.25, 0.45],
  unknown: [0.4, 0.6, 0.7],
};
/** The same beside words that speak of somebody: "зовут", "апай", a first name. */
const IN_CONTEXT: Row = [0.3, 0.3, 0.6];
/** Beside a word for a place or a body; a word that a village is called by (Самал); what many streets are called (Абая); the only word of a text, if it is no name by itself. */
const PLACE = 0.65;
const VILLAGE = 0.97;
const STREET = 0.91;
const ONLY_WORD = 0.9;
/** "Гауһардай", like a pearl; "Қуантай" is a name. */
const LIKENESS = 0.92;
const NEVER = 2;
/** See commonness: of three degrees. */
const MOST_COMMON = 3;
/** So many points come from the words around it: person-points.ts. */
const CONTEXT = 3;

/**
 * In sentences written as newspapers are a capital inside a sentence is a name of something: there a word is masked from much lower probabilities on. Chosen on
 * parts of KazNERD, factRuEval and Taiga by weights that had not learnt them (docs/guard.md). Some messages are written so as well: what opens a sentence, and an everyday word, has to be surer.
 */
const EDITED = { least: 8, name: [0.12, 0.4], everyday: [0.2, 0.6], place: 0.6 } as const;
const EVERYDAY: ReadonlySet<Sort> = new Set(["either", "frequent", "word", "stem"]);

/** The probability that the tagger has to give a word before it counts as a part of a name; above 1 for never. `only`: isOnlyWord. */
export function nameThreshold(
  scene: Scene,
  facts: WordFacts | undefined,
  index: number,
  only: boolean,
): number {
  const usual = usualThreshold(scene, facts, index, only);
  const token = scene.tokens[index];
  const edited = facts?.edited === 1 && scene.tokens.length >= EDITED.least && token?.capital === "first";
  if (!edited || usual > 1) return usual;
  const everyday = facts.all - facts.own < CONTEXT && EVERYDAY.has(sortOf(scene, facts, index));
  const [inside, opens] = everyday ? EDITED.everyday : EDITED.name;
  return Math.min(usual, usual >= STREET ? EDITED.place : token.opens ? opens : inside);
}

function usualThreshold(scene: Scene, facts: WordFacts | undefined, index: number, only: boolean): number {
  const token = scene.tokens[index];
  const reading = scene.readings[index];
  if (token === undefined || facts === undefined || isAbbreviation(scene, index)) return NEVER;
  if (isWithin(scene, index) || isNoName(scene, index)) return NEVER;
  const sort = sortOf(scene, facts, index);
  const everyday = sort === "word" || sort === "stem";
  // "K7P-4X2M Аламын!": a command word behind a code is no name behind a name.
  if (only && everyday) return NEVER;
  // "рынков 3, строек 2": what is counted.
  const frequent = ((facts.known >> 2) & 3) === MOST_COMMON;
  const inside = token.capital === "first" && !token.opens;
  if (sort === "word" && frequent && !inside && isCounted(scene, index)) return NEVER;
  if (isLikeness(scene, index)) return LIKENESS;
  if (scene.streets.has(token.key) || (reading?.place === true && reading.given < 2)) return STREET;
  if ((sort === "either" || sort === "frequent") && scene.lists.venues.has(token.key)) return VILLAGE;
  if (facts.place === 1 || isVillage(scene, index)) return PLACE;
  if (only && token.capital !== "first") return ONLY_WORD;
  const rows = facts.all - facts.own >= CONTEXT ? IN_CONTEXT : ALONE[sort];
  // A word in capitals alone is mostly an abbreviation.
  return rows[token.capital === "none" ? 2 : token.opens || token.capital === "all" ? 1 : 0];
}

function sortOf(scene: Scene, { known }: WordFacts, index: number): Sort {
  const reading = scene.readings[index];
  const word = (known & 15) > 0;
  // "рынков", "школьник": a frequent Russian word that only ends like a surname, or is a rare one.
  const surname = ((known >> 2) & 3) > 1 ? 0 : (reading?.surname ?? 0);
  const named = Math.max(reading?.called ?? 0, surname, reading?.patronymic ?? 0) > 1;
  if (named) return !word ? "name" : isFrequent(known) ? "frequent" : "either";
  if (word) return "word";
  if (known >> 4 === 3 || (known & 48) > 0 || reading?.common === true) return "stem";
  return (known & 64) > 0 ? "misspelt" : "unknown";
}

/** In Russian or in Kazakh. */
const isFrequent = (known: number): boolean =>
  ((known >> 2) & 3) === MOST_COMMON || (known & 3) === MOST_COMMON;

/** "в Мирасе": one is in a place, not in a person. */
function isWithin({ tokens }: Scene, index: number): boolean {
  const fold = tokens[index]?.fold ?? "";
  return /^(?:в|во)$/.test(keyOf(tokens[index - 1])) && fold.length > 4 && fold.endsWith("е");
}

function isCounted({ tokens }: Scene, index: number): boolean {
  const next = tokens[/^[-:]$/.test(textOf(tokens[index + 1])) ? index + 2 : index + 1];
  return next?.kind === "number" && next.text.length < 4;
}

/** A text of one word, case codes not counted: mostly a command or an answer. */
export function isOnlyWord({ tokens }: Scene): boolean {
  return tokens.filter((token) => token.kind === "word" && WORD.test(token.text)).length === 1;
}

/** "каб. 305", "ул. …" in small letters. */
function isAbbreviation({ tokens }: Scene, index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  return token?.capital === "none" && token.text.length <= 3 && next?.text === "." && next.glued;
}

/** "Құланда", "из Темирлана", "…, Кулан": a village called like a person, in the case or at the place in the text that tells where it was. */
function isVillage({ tokens, lists: { venues } }: Scene, index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  const kazakh = IN_OR_FROM.exec(token.fold)?.[1];
  if (kazakh !== undefined && venues.has(kazakh)) return true;
  const before = tokens[index - 1];
  const russian = FORM.exec(token.fold)?.[1] ?? token.fold;
  const called = venues.has(russian) || venues.has(token.fold);
  if (called && IN.test(keyOf(before))) return true;
  return venues.has(token.fold) && index === tokens.length - 1 && /^[.,\n]$/.test(textOf(before));
}

const IN_OR_FROM = /^(.{4,})(?:да|де|та|те|дан|ден|тан|тен|даги|деги|таги|теги)$/;
const FORM = /^(.{4,}?)(?:е|а|у|ом)$/;
const IN = /^(?:в|во|на|из|под|возле|по|in|near|from)$/;

const WORD = pattern(/^[\p{L}'-]{3,}$/u);

/** "қарлығаштай қыз": like a swallow. */
function isLikeness({ tokens, lists }: Scene, index: number): boolean {
  const fold = tokens[index]?.fold ?? "";
  const stem = LIKE.exec(fold)?.[1];
  return stem !== undefined && !lists.given.has(fold) && commonnessOf(stem, lists.vocabulary) > 0;
}

const LIKE = /^(.{4,})[дт](?:аи|еи)$/;
