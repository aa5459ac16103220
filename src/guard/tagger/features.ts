import { featureHash } from "./hash.ts";
import type { WordFacts } from "./word-facts.ts";

/** Takes one feature's hash. */
export type Sink = (feature: number) => void;

const NOTHING: WordFacts = {
  isWord: false,
  key: 1,
  spelled: 1,
  beginnings: [],
  endings: [],
  spelledEndings: [],
  shape: 0,
  reading: 0,
  coarse: 0,
  known: 0,
  group: 0,
  taught: 0,
  leads: 0,
  trails: 0,
  sets: 0,
  place: 0,
  own: 0,
  all: 0,
  edited: 0,
};

/** All features of one token: what it is (at most INNER_FEATURES, given to `inner`) and what stands around it (`outer`). */
export function tokenFeatures(facts: readonly WordFacts[], index: number, inner: Sink, outer: Sink): void {
  const at = (distance: number): WordFacts => facts[index + distance] ?? NOTHING;
  if (at(0).isWord) innerFeatures(at(0), inner);
  outerFeatures(at, outer);
}

function innerFeatures(word: WordFacts, add: Sink): void {
  const { key, shape, reading, endings, beginnings } = word;
  add(featureHash(1, key));
  add(featureHash(2, word.spelled));
  add(featureHash(3, key, shape));
  for (let i = 0; i < beginnings.length; i += 1) add(featureHash(4, beginnings[i] ?? 0, i));
  for (let i = 0; i < endings.length; i += 1) add(featureHash(5, endings[i] ?? 0, i));
  for (let i = 1; i < word.spelledEndings.length; i += 1) add(featureHash(6, word.spelledEndings[i] ?? 0, i));
  add(featureHash(7, beginnings[2] ?? 0, endings[2] ?? 0));
  add(featureHash(8, endings[2] ?? 0, shape));
  add(featureHash(9, endings[1] ?? 0, word.coarse, shape));
  add(featureHash(10, reading));
  add(featureHash(11, reading, shape));
  add(featureHash(12, word.coarse, shape));
}

function outerFeatures(at: (distance: number) => WordFacts, add: Sink): void {
  const [b2, b1, word, a1, a2] = [at(-2), at(-1), at(0), at(1), at(2)];
  const ending = word.endings[2] ?? word.endings[1] ?? word.key;
  add(featureHash(20, word.isWord ? 1 : word.key));
  add(featureHash(21, word.shape));
  add(featureHash(22, word.own, word.shape));
  add(featureHash(23, word.all, word.shape));
  add(featureHash(24, word.all));
  add(featureHash(25, word.place, word.coarse));
  around(add, 30, b2, word);
  around(add, 40, b1, word);
  around(add, 50, a1, word);
  around(add, 60, a2, word);
  around(add, 150, at(-3), word);
  around(add, 160, at(3), word);
  add(featureHash(70, b1.key, word.key));
  add(featureHash(71, word.key, a1.key));
  add(featureHash(72, b1.key, a1.key));
  add(featureHash(73, b2.key, b1.key));
  add(featureHash(74, a1.key, a2.key));
  add(featureHash(75, b1.coarse, word.coarse, a1.coarse));
  add(featureHash(76, b1.shape, word.shape, a1.shape));
  add(featureHash(77, b1.reading, word.reading));
  add(featureHash(78, word.reading, a1.reading));
  add(featureHash(79, ending, b1.key));
  add(featureHash(80, ending, a1.key));
  add(featureHash(81, ending, b1.coarse, b1.shape));
  add(featureHash(82, ending, a1.coarse, a1.shape));
  add(featureHash(83, b1.own, word.own, a1.own));
  add(featureHash(84, b1.all, word.all, a1.all));
  add(featureHash(85, b1.shape, word.reading));
  add(featureHash(86, a1.shape, word.reading));
  knownFeatures(at, add);
  groupFeatures(at, add);
  taughtFeatures(at, add);
}

/** What a teacher says of the word by itself, and of whoever stands beside its neighbours (word-traits.ts). */
function taughtFeatures(at: (distance: number) => WordFacts, add: Sink): void {
  const [b2, b1, word, a1, a2] = [at(-2), at(-1), at(0), at(1), at(2)];
  const beside = 8 * b1.leads + a1.trails;
  add(featureHash(130, word.taught, word.shape));
  add(featureHash(131, word.taught, word.coarse, word.shape));
  add(featureHash(132, word.taught, word.known));
  add(featureHash(133, word.taught, word.endings[2] ?? word.key));
  add(featureHash(134, b1.leads, word.shape, word.taught));
  add(featureHash(135, a1.trails, word.shape, word.taught));
  add(featureHash(136, beside, word.shape, word.taught));
  add(featureHash(137, beside, word.shape, word.coarse));
  add(featureHash(138, 64 * b1.taught + b1.shape, word.taught, word.shape));
  add(featureHash(139, 64 * a1.taught + a1.shape, word.taught, word.shape));
  add(featureHash(140, b1.taught, word.taught, a1.taught));
  add(featureHash(141, 8 * b2.leads + b1.leads, word.shape, word.coarse));
  add(featureHash(142, 8 * a2.trails + a1.trails, word.shape, word.coarse));
  add(featureHash(143, beside, word.all, word.shape));
}

function knownFeatures(at: (distance: number) => WordFacts, add: Sink): void {
  const [b2, b1, word, a1, a2] = [at(-2), at(-1), at(0), at(1), at(2)];
  add(featureHash(110, word.known));
  add(featureHash(111, word.known, word.shape));
  add(featureHash(112, word.known, word.reading));
  add(featureHash(113, word.known, word.coarse, word.shape));
  add(featureHash(114, word.known, b1.known, a1.known));
  add(featureHash(115, word.known, word.coarse, b1.key));
  add(featureHash(116, word.known, word.coarse, a1.key));
  add(featureHash(117, word.known, word.all, word.shape));
  add(featureHash(118, word.known, word.endings[2] ?? 0));
  add(featureHash(119, word.known, word.place, word.coarse));
  add(featureHash(120, b1.known, b1.coarse, word.known));
  add(featureHash(121, a1.known, a1.coarse, word.known));
  add(featureHash(122, b2.known, word.known, word.coarse));
  add(featureHash(123, a2.known, word.known, word.coarse));
}

function groupFeatures(at: (distance: number) => WordFacts, add: Sink): void {
  const [b2, b1, word, a1, a2] = [at(-2), at(-1), at(0), at(1), at(2)];
  add(featureHash(90, word.group, word.shape));
  add(featureHash(91, word.group, word.coarse));
  add(featureHash(92, b1.group, word.shape));
  add(featureHash(93, a1.group, word.shape));
  add(featureHash(94, b2.group, word.shape));
  add(featureHash(95, a2.group, word.shape));
  add(featureHash(96, b1.group, word.group));
  add(featureHash(97, word.group, a1.group));
  add(featureHash(98, b1.group, a1.group, word.coarse));
  add(featureHash(99, b1.group, word.coarse));
  add(featureHash(100, a1.group, word.coarse));
}

/** What a neighbour says, by itself and together with what the word is. */
function around(add: Sink, template: number, other: WordFacts, word: WordFacts): void {
  add(featureHash(template, other.key));
  add(featureHash(template + 1, other.reading));
  add(featureHash(template + 2, other.shape, word.shape));
  add(featureHash(template + 3, other.endings[2] ?? other.key));
  add(featureHash(template + 4, other.key, word.coarse));
  add(featureHash(template + 5, other.key, word.shape));
  add(featureHash(template + 6, other.sets, word.coarse));
  add(featureHash(template + 7, other.place, word.coarse));
}
