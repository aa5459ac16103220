import type { GuardWords } from "./guard-words.ts";
import type { NameLists } from "./name-lists.ts";
import { isInitial, neighbourIndex, POSSIBLE as POSSIBLE_POINTS, type Scene } from "./person-points.ts";
import { sceneOf } from "./person-scene.ts";
import { type Tags, tagNames } from "./tagger/tagger.ts";
import type { Token } from "./token.ts";
import type { Certainty, Finding } from "./verdict.ts";

/**
 * From these probabilities on a word is possibly a part of a name: with a capital inside a sentence, with one at its start (or an everyday word with one), in small letters,
 * a name that is a word as well in small letters, an everyday word or the only word of a text, what many streets are called (Абая), and what
 * the rules hold for a name as well. Chosen on our own messages: docs/guard.md.
 */
const POSSIBLE = {
  inside: 0.35,
  opening: 0.6,
  small: 0.5,
  ambiguous: 0.7,
  everyday: 0.9,
  street: 0.9,
  ruled: 0.1,
  never: 2,
};
const LIKELY = 0.7;
const CERTAIN = 0.9;

/** Finds people's names: the words the tagger holds for parts of one, with the initials and signs that belong to them. */
export function findPersons(tokens: readonly Token[], lists: NameLists, words: GuardWords): Finding[] {
  const scene = sceneOf({ tokens, lists, words });
  const tags = tagNames(scene, lists.weights);
  const { probabilities } = tags;
  const isName = (index: number): boolean =>
    couldBeName(scene, index) && (probabilities[index] ?? 0) >= thresholdFor(scene, tags, index);
  const findings: Finding[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    if (!isName(i)) continue;
    const first = firstOfName(tokens, i);
    const last = lastOfName(tokens, isName, i);
    const best = Math.max(...probabilities.slice(i, last + 1));
    findings.push({
      start: tokens[first]?.start ?? 0,
      end: tokens[last]?.end ?? 0,
      kind: "person",
      certainty: certaintyOf(best, first === last && isAmbiguous(scene, i)),
    });
    i = last;
  }
  return findings;
}

function certaintyOf(probability: number, ambiguous: boolean): Certainty {
  if (ambiguous || probability < LIKELY) return "possible";
  return probability >= CERTAIN ? "certain" : "likely";
}

/** What the rules forbid: names of streets and districts, words that introduce a name, single letters, the masks themselves. */
function couldBeName(scene: Scene, index: number): boolean {
  const token = scene.tokens[index];
  if (token?.kind !== "word" || token.text.length < 2 || scene.places[index] === 2) return false;
  if (scene.words.introduces.has(token.key) || scene.words.follows.has(token.key)) return false;
  return scene.tokens[index - 1]?.text !== "[" || scene.tokens[index + 1]?.text !== "]";
}

function thresholdFor(scene: Scene, { points }: Tags, index: number): number {
  const token = scene.tokens[index];
  if ((points[index] ?? 0) >= POSSIBLE_POINTS) return POSSIBLE.ruled;
  const reading = scene.readings[index];
  if (token === undefined || scene.streets.has(token.key)) return POSSIBLE.street;
  if (reading?.place === true && reading.given < 2) return POSSIBLE.street;
  if (isAbbreviation(scene, index)) return POSSIBLE.never;
  const everyday = reading?.common === true && reading.called < 2;
  // "K7P-4X2M Аламын!": a command word behind a code is no name behind a name.
  if (everyday && isAlone(scene)) return POSSIBLE.never;
  if (token.capital !== "none" && !token.opens) return everyday ? POSSIBLE.opening : POSSIBLE.inside;
  if (everyday || isAlone(scene)) return POSSIBLE.everyday;
  if (token.capital !== "none") return POSSIBLE.opening;
  return isAmbiguous(scene, index) ? POSSIBLE.ambiguous : POSSIBLE.small;
}

/** A text of one word, case codes not counted: mostly a command or an answer. */
function isAlone({ tokens }: Scene): boolean {
  return tokens.filter((token) => token.kind === "word" && /^[\p{L}'-]{3,}$/u.test(token.text)).length === 1;
}

/** "каб. 305", "ул. …" in small letters. */
function isAbbreviation({ tokens }: Scene, index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  return token?.capital === "none" && token.text.length <= 3 && next?.text === "." && next.glued;
}

/** A given name that is a word as well (Роза, Арман): alone it may be either. */
function isAmbiguous(scene: Scene, index: number): boolean {
  const reading = scene.readings[index];
  return (
    !!reading && reading.called > 0 && reading.called < 3 && reading.surname < 2 && reading.patronymic === 0
  );
}

/** Initials before the name belong to it. */
function firstOfName(tokens: readonly Token[], from: number): number {
  let first = from;
  for (;;) {
    const before = neighbourIndex(tokens, first, -1);
    if (before === null || !isInitial(tokens, before)) return first;
    first = before;
  }
}

/** Follows the name to the right: further words of it, initials with their full stop, a hyphenated Kazakh suffix. */
function lastOfName(tokens: readonly Token[], isName: (index: number) => boolean, from: number): number {
  let last = from;
  for (;;) {
    const next = neighbourIndex(tokens, last, 1);
    if (next === null || !(isName(next) || isInitial(tokens, next))) break;
    last = next;
  }
  if (isInitial(tokens, last)) last += 1;
  const suffix = tokens[last + 2];
  const hyphen = tokens[last + 1];
  const isSuffix = suffix?.kind === "word" && suffix.glued && suffix.text.length <= 5;
  return hyphen?.text === "-" && hyphen.glued && isSuffix ? last + 2 : last;
}
