/** The numbers of a raid's report, as coordinators type them: places visited by kind, people met. */
import type { PlaceKind } from "../case/fields.ts";
import type { RaidPart, RaidReport } from "../raids/raid.ts";
import { findRaidCodes } from "../raids/raid-code.ts";
import { findAll, type Match, matchesAt } from "./lexicon.ts";
import { blank } from "./message.ts";
import { type Token, tokenise } from "./token.ts";
import type { Words } from "./words.ts";

/** A longer answer tells a story. */
const LONGEST = 40;

/** The answer to a question about one part. null: it tells no number. */
export function readRaidPart(part: RaidPart, text: string, words: Words): RaidReport | null {
  const told = readRaidReport(text, words);
  if (told[part] !== undefined) return told;
  const tokens = tokenise(text);
  if (part === "visited") return findAll(words.raid.nowhere, tokens).length > 0 ? { visited: {} } : null;
  const [number, ...more] = tokens.filter(isNumber);
  return number !== undefined && more.length === 0 ? { met: Number(number.text) } : null;
}

/** Whatever numbers the text tells. A kind of place without a number was visited once. */
export function readRaidReport(text: string, words: Words): RaidReport {
  const tokens = tokenise(text);
  const numbers = numbersBeside(tokens, words);
  const [people] = numbers.people;
  const met = people?.n ?? (findAll(words.raid.nobody, tokens).length > 0 ? 0 : null);
  const visited: Partial<Record<PlaceKind, number>> = {};
  for (const { value, n } of numbers.places) visited[value] = (visited[value] ?? 0) + (n ?? 1);
  return {
    ...(Object.keys(visited).length > 0 && { visited }),
    ...(met !== null && { met }),
  };
}

type Counted<T> = { readonly value: T; readonly n: number | null };

/**
 * "рынок 3, стройка 2" and "3 рынка, две стройки": the first word that has a number at its side says on which side the numbers stand; a
 * word without one there may have it on the other. A comma parts, and no number counts twice.
 */
function numbersBeside(
  tokens: readonly Token[],
  words: Words,
): { readonly places: readonly Counted<PlaceKind>[]; readonly people: readonly Counted<true>[] } {
  const places = findAll(words.raid.places, tokens);
  const nobody = findAll(words.raid.nobody, tokens);
  // «ни одного человека»
  const people = findAll(words.raid.people, tokens).filter(
    ({ from }) => !nobody.some((none) => from >= none.from && from < none.to),
  );
  const used = new Set<number>();
  const before = ({ from }: Match<unknown>) => (parted(tokens[from]) ? null : from - 1);
  const after = ({ to }: Match<unknown>) => (parted(tokens[to]) ? null : to);
  const at = (place: number | null): number | null => {
    const token = place === null || used.has(place) ? undefined : tokens[place];
    return token === undefined ? null : numberOf(token, words);
  };
  const things = [...places, ...people].toSorted((one, other) => one.from - other.from);
  const first = things.find((thing) => at(before(thing)) !== null || at(after(thing)) !== null);
  const sides = first !== undefined && at(before(first)) !== null ? [before, after] : [after, before];
  const counted = new Map<Match<unknown>, number>();
  for (const side of sides)
    for (const thing of things.filter((one) => !counted.has(one))) {
      const place = side(thing);
      const n = at(place);
      if (place === null || n === null) continue;
      used.add(place);
      counted.set(thing, n);
    }
  const told = <T>(list: readonly Match<T>[]): Counted<T>[] =>
    list.map((one) => ({ value: one.value, n: counted.get(one) ?? null }));
  return { places: told(places), people: told(people).filter(({ n }) => n !== null) };
}

/** No group meets more; a longer number is something else. */
const isNumber = ({ text }: Token): boolean => /^\d{1,4}$/.test(text);

const numberOf = (token: Token, { report }: Words): number | null =>
  isNumber(token) ? Number(token.text) : (matchesAt(report.children.numbers, [token], 0)[0]?.value ?? null);

export const parted = (token: Token | undefined): boolean => /[,;.\n]/u.test(token?.gap ?? "");

/**
 * Nothing but kinds of places, people and numbers: what the bot itself asks for, and nobody's data, whatever it looks like («рынков 3,
 * строек 2»). Homes and streets with a number are an address, and so never only a count.
 */
export function isRaidCounts(text: string, words: Words): boolean {
  const tokens = tokenise(blank(text, findRaidCodes(text)));
  const numbers = tokens.filter(isNumber).length;
  const things = findAll(words.raid.places, tokens).length + findAll(words.raid.people, tokens).length;
  // More numbers than things that are counted may be a telephone in pieces.
  if (numbers === 0 || numbers > Math.max(1, things) || tokens.length > LONGEST) return false;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const [place] = matchesAt(words.raid.places, tokens, at);
    if (place !== undefined && ADDRESSES.has(place.value)) return false;
    const { raid, people, acts } = words.raid;
    const [known] = [raid, people, acts, words.beside].flatMap((lexicon) =>
      matchesAt<unknown>(lexicon, tokens, at),
    );
    const to = place?.to ?? known?.to ?? (numberOf(token, words) === null ? null : at + 1);
    if (to === null) return false;
    at = to;
  }
  return true;
}

const ADDRESSES: ReadonlySet<PlaceKind> = new Set(["home", "street"]);
