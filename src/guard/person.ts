import type { GuardWords } from "./guard-words.ts";
import type { NameLists } from "./name-lists.ts";
import { readName } from "./name-reading.ts";
import {
  allPoints,
  CERTAIN,
  isInitial,
  LIKELY,
  neighbourIndex,
  ownPoints,
  POSSIBLE,
  type Scene,
} from "./person-points.ts";
import { placeContexts } from "./place-context.ts";
import type { Token } from "./token.ts";
import type { Finding } from "./verdict.ts";

/**
 * Finds people's names: a word gets points for what it may be by itself and for what stands around it, and from a
 * threshold on it is a name. A trained tagger will take the place of the points; what goes in and comes out stays.
 */
export function findPersons(tokens: readonly Token[], lists: NameLists, words: GuardWords): Finding[] {
  const readings = tokens.map((token) => (token.kind === "word" ? readName(token, lists) : null));
  const places = placeContexts(tokens, readings, words.place, words.address.knownStreets, lists);
  const scene: Scene = { tokens, readings, places, words: words.person, lists };
  const own = tokens.map((_, i) => ownPoints(scene, i));
  const points = tokens.map((_, i) => allPoints(scene, own, i));
  const findings: Finding[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    if ((points[i] ?? 0) < POSSIBLE) continue;
    const last = lastOfName(scene, own, points, i);
    const first = firstOfName(scene, own, points, i);
    findings.push(asFinding(tokens, points, first, last));
    i = last;
  }
  return findings;
}

/** Follows the name to the right: words with points of their own, initials, a hyphenated Kazakh suffix. */
function lastOfName(scene: Scene, own: readonly number[], points: readonly number[], from: number): number {
  let last = from;
  for (;;) {
    const next = neighbourIndex(scene.tokens, last, 1);
    if (next === null || !belongs(scene, own, points, next, from)) break;
    last = next;
  }
  if (isInitial(scene.tokens, last)) last += 1;
  const suffix = scene.tokens[last + 2];
  const hyphen = scene.tokens[last + 1];
  if (
    hyphen?.text === "-" &&
    hyphen.glued &&
    suffix?.glued &&
    suffix.kind === "word" &&
    suffix.text.length <= 5
  )
    last += 2;
  return last;
}

function firstOfName(scene: Scene, own: readonly number[], points: readonly number[], from: number): number {
  let first = from;
  for (;;) {
    const before = neighbourIndex(scene.tokens, first, -1);
    if (before === null || !belongs(scene, own, points, before, from)) return first;
    first = before;
  }
}

/**
 * Beside a likely name, whatever could be a part of it is one, and so is any capitalised word that is no place; beside a
 * possible name only what is possible itself.
 */
function belongs(
  scene: Scene,
  own: readonly number[],
  points: readonly number[],
  index: number,
  of: number,
): boolean {
  if ((scene.places[index] ?? 0) === 2) return false;
  if (scene.tokens[index]?.text.length === 1 && !isInitial(scene.tokens, index)) return false;
  if ((points[index] ?? 0) >= POSSIBLE || isInitial(scene.tokens, index)) return true;
  if ((points[of] ?? 0) < LIKELY) return false;
  const token = scene.tokens[index];
  const reading = scene.readings[index];
  if ((own[index] ?? 0) >= 1) return true;
  if (
    token?.capital !== "first" ||
    !reading ||
    (reading.place && Math.max(reading.given, reading.surname) === 0)
  )
    return false;
  if (index < of) return !(reading.common || scene.words.roles.has(token.key)) || reading.given > 1;
  return !token.opens;
}

function asFinding(
  tokens: readonly Token[],
  points: readonly number[],
  first: number,
  last: number,
): Finding {
  const best = Math.max(...points.slice(first, last + 1));
  return {
    start: tokens[first]?.start ?? 0,
    end: tokens[last]?.end ?? 0,
    kind: "person",
    certainty: best >= CERTAIN ? "certain" : best >= LIKELY ? "likely" : "possible",
  };
}
