import type { GuardWords } from "./guard-words.ts";
import type { NameLists } from "./name-lists.ts";
import { isOfGod } from "./of-god.ts";
import { isInitial, neighbourIndex, type Scene } from "./person-points.ts";
import { sceneOf } from "./person-scene.ts";
import { isOnlyWord, nameThreshold } from "./person-threshold.ts";
import { tagNames } from "./tagger/tagger.ts";
import type { Token } from "./token.ts";
import type { Certainty, Finding } from "./verdict.ts";
import { endOf, keyOf, startOf } from "./token-text.ts";

const POSSIBLE = 0.5;
const LIKELY = 0.7;
const CERTAIN = 0.9;

/** Finds people's names: the words the tagger holds for parts of one, with the initials and signs that belong to them. */
export function findPersons(tokens: readonly Token[], lists: NameLists, words: GuardWords): Finding[] {
  const scene = sceneOf({ tokens, lists, words });
  const tags = tagNames(scene, lists.weights);
  const { probabilities } = tags;
  const only = isOnlyWord(scene);
  const isName = (index: number): boolean =>
    couldBeName(scene, index) &&
    !isDiagnosis(tokens[index], words.medical) &&
    (probabilities[index] ?? 0) >=
      (isBesideGiven(scene, probabilities, index)
        ? POSSIBLE
        : nameThreshold(scene, tags.facts[index], index, only));
  const findings: Finding[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    if (!isName(i)) continue;
    const first = firstOfName(tokens, probabilities, i);
    const last = lastOfName(scene, probabilities, isName, i);
    const best = Math.max(...probabilities.slice(i, last + 1));
    findings.push({
      start: startOf(tokens[first]),
      end: endOf(tokens[last]),
      kind: "person",
      certainty: certaintyOf(best, first === last && isAmbiguous(scene, i)),
    });
    i = last;
  }
  return findings;
}

/** "Панфилов Кирилл": a surname that streets have as well, right beside a certain given name. */
function isBesideGiven({ tokens, readings }: Scene, probabilities: Float64Array, index: number): boolean {
  if ((readings[index]?.surname ?? 0) < 2 || tokens[index]?.capital === "none") return false;
  return [index - 1, index + 1].some((at) => {
    const isGiven = (readings[at]?.given ?? 0) > 1 && (probabilities[at] ?? 0) >= CERTAIN;
    return isGiven && tokens[at]?.capital === "first";
  });
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
  if (isOfGod(scene.tokens, index)) return false;
  return scene.tokens[index - 1]?.text !== "[" || scene.tokens[index + 1]?.text !== "]";
}

/** "Еркебұлан Сатов ҚИТБ": an abbreviation behind a name is no part of it. */
function isDiagnosis(
  token: Token | undefined,
  { diseases, illnesses, chronic }: GuardWords["medical"],
): boolean {
  return token?.capital === "all" && [diseases, illnesses, chronic].some((illness) => illness.has(token.key));
}

/** A given name that is a word as well (Роза, Арман): alone it may be either. */
function isAmbiguous(scene: Scene, index: number): boolean {
  const reading = scene.readings[index];
  return (
    !!reading && reading.called > 0 && reading.called < 3 && reading.surname < 2 && reading.patronymic === 0
  );
}

/** Initials before the name belong to it. */
function firstOfName(tokens: readonly Token[], probabilities: Float64Array, from: number): number {
  let first = from;
  for (;;) {
    const glued = tokens[first - 1]?.text === "." && isLikelyInitial(tokens, probabilities, first - 2);
    const before = glued ? first - 2 : neighbourIndex(tokens, first, -1);
    if (before === null || !(glued || isInitial(tokens, before))) return first;
    first = before;
  }
}

/** Follows the name to the right: further words of it, "оглы", initials with their full stop, a hyphenated Kazakh suffix. */
function lastOfName(
  scene: Scene,
  probabilities: Float64Array,
  isName: (index: number) => boolean,
  from: number,
): number {
  const { tokens } = scene;
  let last = from;
  for (;;) {
    const letters = lettersBehind(scene, last);
    if (letters > 0) return last + letters;
    const next = neighbourIndex(tokens, last, 1);
    if (next === null) break;
    const belongs = isName(next) || isInitial(tokens, next) || SON.test(keyOf(tokens[next]));
    if (!belongs && !isLikelyInitial(tokens, probabilities, next)) break;
    last = next;
  }
  if (isInitial(tokens, last) || isLikelyInitial(tokens, probabilities, last)) last += 1;
  const suffix = tokens[last + 2];
  const hyphen = tokens[last + 1];
  const isSuffix = suffix?.kind === "word" && suffix.glued && suffix.text.length <= 5;
  return hyphen?.text === "-" && hyphen.glued && isSuffix ? last + 2 : last;
}

/** How many tokens behind a surname are initials without a stop, or small ones with it: "ахметова д просит", "абдрахманова г.ж." */
function lettersBehind({ tokens, readings }: Scene, last: number): number {
  if ((readings[last]?.surname ?? 0) < 2) return 0;
  const [first, dot, second, end] = [1, 2, 3, 4].map((step) => tokens[last + step]);
  if (first?.kind !== "word" || first.text.length > 1 || first.glued) return 0;
  if (dot?.text !== "." || !dot.glued) return SMALL_WORD.test(first.lower) || dot?.glued === true ? 0 : 1;
  if (second?.kind !== "word" || second.text.length > 1 || !second.glued) return 0;
  return end?.text === "." && end.glued ? 4 : 3;
}

/** Letters that are words. */
const SMALL_WORD = /^[аәвиіксоуяеэ]$/;

/** "Тофик оглы", "Эрбол уулу", "Каримова Барно Рустам қызы": behind a father's name (keys). */
const SON = /^(?:огли|угли|уулу|гизи)(?:нин|ни|ди|га|на|нан|мен|дин)?$/;

/** A single small letter with its full stop, where the tagger sees a name: "журавлёва л.", "ж.т. нысанбай". */
function isLikelyInitial(tokens: readonly Token[], probabilities: Float64Array, index: number): boolean {
  const token = tokens[index];
  const dot = tokens[index + 1];
  return (
    token?.kind === "word" &&
    token.text.length === 1 &&
    dot?.text === "." &&
    dot.glued &&
    (probabilities[index] ?? 0) >= LIKELY
  );
}
