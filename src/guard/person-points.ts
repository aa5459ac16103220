import { isNearGivenName } from "./fuzzy-name.ts";
import type { GuardWords } from "./guard-words.ts";
import type { NameLists } from "./name-lists.ts";
import type { NameReading, Strength } from "./name-reading.ts";
import type { PlaceContext } from "./place-context.ts";
import type { Token } from "./token.ts";
import type { WordSet } from "./word-set.ts";
import { foldOf, textOf } from "./token-text.ts";

/** Everything known of the words of one text when their points are counted. */
export type Scene = {
  readonly tokens: readonly Token[];
  readonly readings: readonly (NameReading | null)[];
  readonly places: readonly PlaceContext[];
  readonly words: GuardWords["person"];
  readonly streets: WordSet;
  readonly lists: NameLists;
};

/** From these points on a word is possibly a name. Chosen on KazNERD, factRuEval and our own messages. */
export const POSSIBLE = 4;

/** Points by strength (0-3) with a capital inside a sentence, with one at its start, in lower case. */
type Row = readonly [number, number, number];
const GIVEN: readonly Row[] = [
  [0, 0, 0],
  [1, 0, 0],
  [4, 2, 1],
  [6, 6, 4],
];
const SURNAME: readonly Row[] = [
  [0, 0, 0],
  [2, 1, 0],
  [5, 4, 2],
  [6, 6, 4],
];
const PATRONYMIC: readonly Row[] = [
  [0, 0, 0],
  [2, 1, 1],
  [5, 3, 2],
  [8, 8, 7],
];
/** A capitalised word inside a sentence that no list knows. */
const UNKNOWN = 1;
const INTRODUCED = 5;
const FOLLOWED = 3;
const ROLE = 3;
const NEIGHBOUR = 3;
const AGE = 3;
const DOES = 2;
/** "сымбаттың анасы": whose mother, whose house. */
const POSSESSOR = 3;
/** "света и Оля": a name on the other side of "and". */
const COUPLED = 3;
const PLACE_WEAK = -2;
const PLACE_STRONG = -12;

/** What a word earns by itself; see readName for the strengths. */
export function ownPoints(scene: Scene, index: number): number {
  const token = scene.tokens[index];
  const reading = scene.readings[index];
  if (token === undefined || reading === null || reading === undefined) return 0;
  const column = token.capital === "none" ? 2 : token.opens ? 1 : 0;
  if ((reading.given < 2 || token.capital === "none") && scene.words.roles.has(token.key)) return 0;
  if (reading.place && reading.patronymic === 0) return reading.given > 0 ? row(GIVEN, 1)[column] : 0;
  const points = Math.max(
    row(GIVEN, reading.given)[column],
    row(SURNAME, reading.surname)[column],
    row(PATRONYMIC, reading.patronymic)[column],
  );
  return points > 0 ? points : isUnknownCapital(token, reading) ? UNKNOWN : 0;
}

/** A word's own points and what stands around it. */
export function allPoints(scene: Scene, own: readonly number[], index: number): number {
  const token = scene.tokens[index];
  const reading = scene.readings[index];
  if (token === undefined || reading === null || reading === undefined || token.text.length < 2) return 0;
  if (scene.words.introduces.has(token.key) || scene.words.follows.has(token.key)) return 0;
  const mine = own[index] ?? 0;
  const place = scene.places[index] ?? 0;
  let points = mine + (place === 2 ? PLACE_STRONG : place === 1 ? PLACE_WEAK : 0);
  const couldBe =
    mine > 0 || reading.called > 1 || (!reading.common && !reading.place && token.text.length > 2);
  if (couldBe && isIntroduced(scene, index)) points += INTRODUCED;
  if (mine === 0) return points + (points > 0 && isNear(scene, token) ? 2 : 0);
  if (isFollowed(scene, index)) points += FOLLOWED;
  if (!reading.place && hasRole(scene, index)) points += ROLE;
  if (hasAge(scene, index)) points += AGE;
  if (mine >= 2 && does(scene, index)) points += DOES;
  if (isPossessor(scene, index)) points += POSSESSOR;
  if (isCoupled(scene, own, index)) points += COUPLED;
  points += neighbourPoints(scene, own, index);
  if (isUnknownCapital(token, reading) && points >= POSSIBLE - 1 && isNear(scene, token)) points += 2;
  return points;
}

function row(table: readonly Row[], strength: Strength): Row {
  return table[strength] ?? [0, 0, 0];
}

function isUnknownCapital(token: Token, reading: NameReading): boolean {
  return (
    token.capital === "first" && !token.opens && !reading.common && !reading.place && token.text.length > 2
  );
}

function isNear(scene: Scene, token: Token): boolean {
  return isNearGivenName(token.key, scene.lists);
}

/** "зовут X", "имя ребёнка: X", "аты X", "по имени X Y": at most three small words or signs between. */
function isIntroduced(scene: Scene, index: number): boolean {
  for (let i = index - 1, steps = 0; i >= 0 && steps < 4; i -= 1, steps += 1) {
    const token = scene.tokens[i];
    if (token === undefined || /[.!?;\n]/.test(token.text)) return false;
    if (token.kind === "word") {
      if (scene.words.introduces.has(token.key)) return true;
      const reading = scene.readings[i];
      const name =
        reading !== null &&
        reading !== undefined &&
        Math.max(reading.given, reading.surname, reading.patronymic) > 1;
      if (!name && !scene.words.between.has(token.key)) return false;
    } else if (token.kind === "number" || !/[:\-"'(,]/.test(token.text)) return false;
  }
  return false;
}

/** "X деген бала", "X есімді қыз", "Серік аға", "Рано-апа"; "Оспан-ата" is mostly a saint, and a place. */
function isFollowed(scene: Scene, index: number): boolean {
  const joined = scene.tokens[index + 1]?.text === "-" ? scene.tokens[index + 2] : undefined;
  if (joined?.glued && joined.key.length > 2 && !/^(?:ата|ана)$/.test(joined.key))
    return scene.words.titlesAfter.has(joined.key);
  const next = nextWord(scene, index);
  return next !== null && (scene.words.follows.has(next.key) || scene.words.titlesAfter.has(next.key));
}

/** "мать X", "анасы X", "участковый: X". */
function hasRole(scene: Scene, index: number): boolean {
  let i = index - 1;
  while (i >= index - 2 && /^[:\-"'(.]$/.test(textOf(scene.tokens[i]))) i -= 1;
  const token = scene.tokens[i];
  return token?.kind === "word" && scene.words.roles.has(token.key);
}

/** "Роза, 7 лет", "Дана 5 жаста", "Али (12 лет)". */
function hasAge(scene: Scene, index: number): boolean {
  let i = index + 1;
  if (/^[,(-]$/.test(textOf(scene.tokens[i]))) i += 1;
  const number = scene.tokens[i];
  if (number?.kind !== "number" || number.text.length > 2) return false;
  let unit = scene.tokens[i + 1];
  if (unit?.text === "-") unit = scene.tokens[i + 2];
  return unit?.kind === "word" && scene.words.years.has(unit.key);
}

function isPossessor(scene: Scene, index: number): boolean {
  const next = scene.tokens[index + 1];
  return (
    /[ндт]ин$/.test(foldOf(scene.tokens[index])) && next?.kind === "word" && scene.words.roles.has(next.key)
  );
}

function isCoupled(scene: Scene, own: readonly number[], index: number): boolean {
  return [-1, 1].some((side) => {
    const word = scene.tokens[index + side];
    return word?.kind === "word" && scene.words.and.has(word.key) && (own[index + 2 * side] ?? 0) >= POSSIBLE;
  });
}

function does(scene: Scene, index: number): boolean {
  const next = nextWord(scene, index);
  return next !== null && scene.words.does.has(next.key);
}

function nextWord(scene: Scene, index: number): Token | null {
  const next = scene.tokens[index + 1];
  const word = next?.kind === "sign" && /["')]/.test(next.text) ? scene.tokens[index + 2] : next;
  return word?.kind === "word" ? word : null;
}

/** Names stand together: "Ахметова Асель", "А. Ким", "Серік Болатұлы". */
function neighbourPoints(scene: Scene, own: readonly number[], index: number): number {
  let points = 0;
  for (const side of [-1, 1]) {
    const at = neighbourIndex(scene.tokens, index, side);
    if (at === null || (scene.places[at] ?? 0) === 2) continue;
    const token = scene.tokens[at];
    if (token !== undefined && isInitial(scene.tokens, at)) points += NEIGHBOUR;
    else if ((own[at] ?? 0) >= 2) points += NEIGHBOUR;
    else if ((own[at] ?? 0) === 1) points += 1;
  }
  return points;
}

/** The word beside it, with nothing but a hyphen between, or an initial's full stop. */
export function neighbourIndex(tokens: readonly Token[], index: number, side: number): number | null {
  let at = index + side;
  const sign = tokens[at];
  if (sign?.kind === "sign" && /[.-]/.test(sign.text)) {
    const beyond = at + side;
    const initial = side < 0 ? beyond : index;
    if (sign.text === "-" || isInitial(tokens, initial)) at = beyond;
  }
  return tokens[at]?.kind === "word" ? at : null;
}

/** "А." before or after a surname; small letters too, but for "г.", "с.", "д." and their like. */
export function isInitial(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return (
    token?.kind === "word" &&
    token.text.length <= 2 &&
    (/^\p{Lu}/u.test(token.text) || /^[^гсдпжл]$/u.test(token.text)) &&
    tokens[index + 1]?.text === "." &&
    tokens[index + 1]?.glued === true
  );
}
