import { featureHash } from "../tagger/hash.ts";
import type { Sink } from "../tagger/features.ts";
import type { PlaceFacts } from "./place-facts.ts";
import { DWELLING, LIVES, TELLING } from "./place-kind.ts";

const NOTHING: PlaceFacts = {
  isWord: false,
  key: 1,
  beginnings: [],
  endings: [],
  kinds: 0,
  main: 0,
  told: 0,
  run: 0,
  shape: 0,
  group: 0,
  ruled: 0,
  sentence: -1,
};
/** How far around a figure is asked what else tells of a home. */
const NEAR = 8;
const BESIDE = 4;

/** All features of one figure: what it is (given to `inner`) and what stands around it (`outer`). */
export function placeFeatures(facts: readonly PlaceFacts[], index: number, inner: Sink, outer: Sink): void {
  const at = (distance: number): PlaceFacts => facts[index + distance] ?? NOTHING;
  innerFeatures(at(0), inner);
  neighbours(at, outer);
  surroundings(facts, index, outer);
}

function innerFeatures(word: PlaceFacts, add: Sink): void {
  add(featureHash(1, word.key));
  add(featureHash(2, stem(word), word.shape));
  add(featureHash(3, stem(word)));
  add(featureHash(4, word.beginnings[2] ?? word.key));
  add(featureHash(5, word.endings[2] ?? word.key, word.main));
  add(featureHash(6, word.endings[1] ?? word.key, word.main));
  add(featureHash(7, word.kinds));
  add(featureHash(8, word.main, word.shape));
  add(featureHash(9, word.group));
  add(featureHash(10, word.told));
  add(featureHash(11, word.told, word.endings[1] ?? word.key));
  add(featureHash(12, word.told, word.main));
}

function neighbours(at: (distance: number) => PlaceFacts, add: Sink): void {
  const [b3, b2, b1, word, a1, a2, a3] = [at(-3), at(-2), at(-1), at(0), at(1), at(2), at(3)];
  add(featureHash(20, word.ruled));
  add(featureHash(21, b1.ruled, word.ruled, a1.ruled));
  add(featureHash(22, word.ruled, word.main));
  around(add, 30, b1, word);
  around(add, 40, b2, word);
  around(add, 50, b3, word);
  around(add, 60, a1, word);
  around(add, 70, a2, word);
  around(add, 80, a3, word);
  add(featureHash(90, b1.main, word.main, a1.main));
  add(featureHash(91, b2.main, b1.main, word.main));
  add(featureHash(92, word.main, a1.main, a2.main));
  add(featureHash(93, b1.shape, word.shape, a1.shape));
  add(featureHash(94, stem(b1), stem(word)));
  add(featureHash(95, stem(word), stem(a1)));
  add(featureHash(96, b1.kinds, word.kinds));
  add(featureHash(97, word.kinds, a1.kinds));
  add(featureHash(200, b1.told, word.told, a1.told));
  add(featureHash(201, b2.told, b1.told, word.told));
  add(featureHash(202, word.told, a1.told, a2.told));
  add(featureHash(203, b1.told, a1.told));
  add(featureHash(204, 256 * b2.told + b1.told, 256 * a1.told + a2.told));
  if (word.run !== 0) {
    add(featureHash(205, word.run));
    add(featureHash(206, word.run, word.shape));
    add(featureHash(207, b1.run === word.run ? 1 : 0, b1.main, b1.shape));
    add(featureHash(208, a1.run === word.run ? 1 : 0, a1.main, a1.shape));
  }
  add(featureHash(98, 4 * b2.shape + b1.shape, word.shape, 4 * a2.shape + a1.shape));
}

/** What a neighbour says, by itself and together with what the figure is. */
function around(add: Sink, template: number, other: PlaceFacts, word: PlaceFacts): void {
  add(featureHash(template, other.key));
  add(featureHash(template + 1, stem(other), word.main));
  add(featureHash(template + 2, other.main, word.main));
  add(featureHash(template + 3, other.shape, word.shape));
  add(featureHash(template + 4, other.endings[2] ?? other.key, word.main));
  add(featureHash(template + 5, other.kinds));
  add(featureHash(template + 6, other.group));
  add(featureHash(template + 7, other.told, word.told));
  add(featureHash(template + 8, other.told, word.main));
}

/** What the sentence and the words near it tell, in whatever order: two things that lead to a door may stand far apart. */
function surroundings(facts: readonly PlaceFacts[], index: number, add: Sink): void {
  const word = facts[index] ?? NOTHING;
  const [before, after] = [within(facts, index, -1), within(facts, index, 1)];
  const near = before.kinds | after.kinds | word.kinds;
  const told = toldBy(near);
  add(featureHash(100, before.nearest, word.main));
  add(featureHash(101, after.nearest, word.main));
  add(featureHash(102, before.nearest, word.main, after.nearest));
  add(featureHash(103, before.nearest, before.distance, word.shape));
  add(featureHash(104, after.nearest, after.distance, word.shape));
  add(featureHash(105, told, word.main));
  add(featureHash(106, told, word.shape));
  add(featureHash(107, toldSet(near), word.main));
  add(featureHash(108, toldSet(before.kinds)));
  add(featureHash(109, toldSet(after.kinds)));
  add(featureHash(110, toldSet(near)));
  add(featureHash(111, toldSet(before.kinds), word.main));
  add(featureHash(112, toldSet(after.kinds), word.main));
  add(featureHash(209, before.told, word.told));
  add(featureHash(210, after.told, word.told));
  add(featureHash(211, before.told | after.told | word.told));
  add(featureHash(212, before.told, after.told));
  add(featureHash(213, before.told | after.told, word.told));
  add(featureHash(214, sizeOf(before.told | after.told | word.told), toldBy(near)));
  add(featureHash(215, before.toldNear, word.told, after.toldNear));
  const all = facts.reduce((kinds, fact) => kinds | fact.kinds, 0);
  const dwelling = (all & DWELLING) === 0 ? 0 : 1;
  const lives = (all & LIVES) === 0 ? 0 : 2;
  add(featureHash(113, dwelling + lives, word.main));
  add(featureHash(114, dwelling + lives, told));
  add(featureHash(115, dwelling + lives, told, word.main));
  add(featureHash(116, Math.min(index, 3), Math.min(facts.length - index, 3)));
  for (let i = index - BESIDE - 2; i <= index + BESIDE + 2; i += 1) {
    const other = facts[i];
    if (other === undefined || i === index) continue;
    add(featureHash(i < index ? 120 : 121, stem(other)));
    add(featureHash(122, stem(other), word.main));
    if (other.main > 0) add(featureHash(i < index ? 123 : 124, other.main, word.main));
  }
  for (let kind = 0; kind < 32; kind += 1)
    if ((near & (1 << kind)) !== 0) add(featureHash(125, kind, word.main));
}

type Side = {
  readonly kinds: number;
  readonly nearest: number;
  readonly distance: number;
  readonly told: number;
  readonly toldNear: number;
};

/** The kinds on one side, in the same sentence, and the nearest of them. */
function within(facts: readonly PlaceFacts[], index: number, step: -1 | 1): Side {
  const sentence = facts[index]?.sentence;
  let [kinds, nearest, distance, told, toldNear] = [0, 0, 0, 0, 0];
  for (let i = 1; i <= NEAR; i += 1) {
    const fact = facts[index + step * i];
    if (fact === undefined || fact.sentence !== sentence) break;
    kinds |= fact.kinds;
    told |= fact.told;
    if (toldNear === 0) toldNear = fact.told;
    if (nearest > 0 || fact.main === 0) continue;
    nearest = fact.main;
    distance = i;
  }
  return { kinds, nearest, distance, told, toldNear };
}

function sizeOf(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function toldSet(kinds: number): number {
  return TELLING.reduce((set, bits, i) => ((kinds & bits) === 0 ? set : set | (1 << i)), 0);
}

function toldBy(kinds: number): number {
  return TELLING.filter((bits) => (kinds & bits) !== 0).length;
}

function stem(word: PlaceFacts): number {
  return word.beginnings[4] ?? word.key;
}
