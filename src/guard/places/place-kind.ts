import type { Figure } from "../figure.ts";
import type { GuardWords } from "../guard-words.ts";
import type { Scan } from "../scan.ts";
import type { WordSet } from "../word-set.ts";

/** The kinds of words that places are told with, from templates/guard/words.json; a word's first kind here is its main one. */
const SETS: readonly ((words: GuardWords) => readonly WordSet[])[] = [
  ({ home }) => [home.relations, home.relationsAfter, home.besides],
  ({ home }) => [home.positions],
  ({ home }) => [home.features],
  ({ home }) => [home.looks],
  ({ home }) => [home.homes],
  ({ home }) => [home.landmarks],
  ({ home }) => [home.businesses],
  ({ home }) => [home.trappings],
  ({ home }) => [home.depicted],
  ({ address }) => [address.flat, address.flatAfter],
  ({ address }) => [address.detail, address.detailAfter],
  ({ address }) => [address.stall, address.stallAfter],
  ({ address }) => [address.house, address.houseAfter],
  ({ home }) => [home.trimmings],
  ({ lodging }) => [lodging.lodgings],
  ({ lodging }) => [lodging.rooms, lodging.floors],
  ({ address }) => [address.quarter, address.quarters, address.corner],
  ({ address }) => [address.streetBefore, address.streetAfter],
  ({ address }) => [address.knownStreets, address.nameTail],
  ({ road }) => [road.roads, road.kilometres],
  ({ address }) => [address.villageBefore, address.villageAfter],
  ({ address }) => [address.towns],
  ({ address }) => [address.lives],
  ({ address }) => [address.counted],
  ({ home }) => [home.publicBefore, home.publicAfter],
  ({ person }) => [person.roles],
];
/** The same for the words that only this tagger asks for: a second set of bits. */
const TOLD: readonly ((words: GuardWords) => WordSet)[] = [
  ({ told }) => told.dwellings,
  ({ told }) => told.landmarks,
  ({ told }) => told.things,
  ({ told }) => told.where,
  ({ told }) => told.kept,
  ({ told }) => told.public,
];
/** Homes of which there are few in a street, by key. */
const ODD =
  /^(?:подвал|жертоле|баилер|боилер|котелн|чердак|погреб|подсоб|кладов|каморк|теплиц|фазенд|караул|куз[е]тши|жатак|пристроик|вагон|битовк|кошар|землианк|времианк|сторожк|барак[аеоу]|бараг|хибар|мазанк|иурт|кистау|кистак|кепе|курке|лашик|шошала|теплушк|будк|зимовк|лачуг|хижин)/;

const ODD_HOME = SETS.length;
const PLACE = SETS.length + 1;
/** Bits: kind k is bit k. */
export function kindsOf(figure: Figure, { words, lists }: Scan): number {
  if (figure.kind !== "word") return 0;
  let bits = 0;
  for (const [kind, setsOf] of SETS.entries())
    if (setsOf(words).some((set) => set.has(figure.key))) bits |= 1 << kind;
  if (ODD.test(figure.key)) bits |= 1 << ODD_HOME;
  if (lists.places.has(figure.key)) bits |= 1 << PLACE;
  return bits;
}

export function toldKindsOf(figure: Figure, words: GuardWords): number {
  if (figure.kind === "number") return 1 << (TOLD.length + (figure.spelled === "ordinal" ? 1 : 0));
  if (figure.kind !== "word") return 0;
  return TOLD.reduce((bits, setOf, kind) => (setOf(words).has(figure.key) ? bits | (1 << kind) : bits), 0);
}

/** 1 + the first kind; 0 where there is none. */
export function mainKind(kinds: number): number {
  return kinds === 0 ? 0 : 1 + Math.clz32(1) - Math.clz32(kinds & -kinds);
}

const bit = (...kinds: readonly number[]): number => kinds.reduce((bits, kind) => bits | (1 << kind), 0);
/** What tells a home from others: a relation with a landmark, a place in a row, a look, a dwelling, a part of the door. */
export const TELLING: readonly number[] = [
  bit(0),
  bit(1),
  bit(2, 7, 8),
  bit(3),
  bit(4, ODD_HOME),
  bit(5, 6),
  bit(10, 15),
  bit(9, 11),
];
export const DWELLING = bit(4, 9, ODD_HOME);
export const LIVES = bit(22);
