/**
 * What a coordinator says of a raid: «рейд: Сарыағаш, базар мен құрылыс, 18:00-ге дейін», «рейд завершён: рынок 3, людей 14». Only
 * numbers and kinds are read; all other words are left where they were written.
 */
import type { PlaceKind } from "../case/fields.ts";
import type { OrgKind } from "../people/member.ts";
import type { RaidPart, RaidReport, Visited } from "../raids/raid.ts";
import { findRaidCodes } from "../raids/raid-code.ts";
import { bodiesIn } from "./body-named.ts";
import { findAll, type Match, matchesAt } from "./lexicon.ts";
import { blank } from "./message.ts";
import { type Token, tokenise } from "./token.ts";
import type { Words } from "./words.ts";

export type RaidTold =
  | {
      readonly act: "open";
      /** Nothing stands beside the word. */
      readonly bare: boolean;
      readonly places: readonly PlaceKind[];
      readonly bodies: readonly OrgKind[];
      /** An hour of the day at which it is to end. */
      readonly until: { readonly hour: number; readonly minute: number } | null;
    }
  | { readonly act: "end"; readonly parts: RaidReport }
  | { readonly act: "cancel" | "status" };

/** The word stands near the beginning: a long story that mentions a raid tells something. */
const SEARCHED = 4;
const LONGEST = 40;

/** null: nothing is said of a raid, or only that there was one. */
export function readRaid(text: string, words: Words): RaidTold | null {
  const plain = blank(text, findRaidCodes(text));
  const tokens = tokenise(plain);
  if (tokens.length > LONGEST) return null;
  const at = tokens.slice(0, SEARCHED).findIndex((_, i) => matchesAt(words.raid.raid, tokens, i).length > 0);
  if (at === -1) return null;
  const found = findAll(words.raid.acts, tokens);
  const acts = new Set(found.map(({ value }) => value));
  if (isEndDenied(found, tokens)) return null;
  if (acts.has("not") && !acts.has("end")) return null;
  if (acts.has("cancel")) return { act: "cancel" };
  if (acts.has("end")) return { act: "end", parts: readRaidReport(plain, words) };
  if (acts.has("past")) return null;
  if (acts.has("status") || /[?？]/u.test(plain)) return { act: "status" };
  const word = matchesAt(words.raid.raid, tokens, at)[0];
  return {
    act: "open",
    bare: tokens.length === (word?.to ?? 0) - at,
    places: [...new Set(findAll(words.raid.places, tokens).map(({ value }) => value))],
    bodies: [...new Set(bodiesIn(tokens, words).map(({ value }) => value))],
    until: readUntil(plain),
  };
}

/** "ещё не завершён", «аяқталған жоқ»: the two words stand side by side. */
function isEndDenied(found: readonly Match<string>[], tokens: readonly Token[]): boolean {
  const ends = found.filter(({ value }) => value === "end");
  return found.some(
    ({ value, from, to }) =>
      value === "not" && ends.some((end) => to === end.from || (from === end.to && !parted(tokens[from]))),
  );
}

/** "до 18:00", «18:00-ге дейін», "14:00–18:00", "until 18": the end. */
const UNTIL = [
  /\d{1,2}[:.]\d{2}\s*(?:[-–—]|до|to)\s*(?<hour>\d{1,2})[:.](?<minute>\d{2})(?!\d)/iu,
  /(?<!\p{L})(?:до|until|till|to|by)\s+(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?(?![\d.:])/iu,
  /(?<![\d.:])(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*[-–]?\s*(?:ге|ға|ке|қа|га|ка|де|да|те|та)?\s+(?:дейін|дейин|deiin)(?!\p{L})/iu,
] as const;

function readUntil(text: string): { hour: number; minute: number } | null {
  for (const pattern of UNTIL) {
    const { hour, minute = "0" } = pattern.exec(text)?.groups ?? {};
    if (hour !== undefined && Number(hour) < 24 && Number(minute) < 60)
      return { hour: Number(hour), minute: Number(minute) };
  }
  return null;
}

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
function readRaidReport(text: string, words: Words): RaidReport {
  const tokens = tokenise(text);
  const met = metIn(tokens, words);
  const used = new Set(met === null ? [] : met.at);
  const visited = visitedIn(tokens, used, words);
  return {
    ...(Object.keys(visited).length > 0 && { visited }),
    ...(met !== null && { met: met.n }),
  };
}

/** No group meets more; a longer number is something else. */
const isNumber = ({ text }: Token): boolean => /^\d{1,4}$/.test(text);

function metIn(tokens: readonly Token[], words: Words): { n: number; at: readonly number[] } | null {
  for (const { from, to } of findAll(words.raid.people, tokens)) {
    const [before, after] = [tokens[from - 1], tokens[to]];
    if (before !== undefined && isNumber(before) && !parted(tokens[from]))
      return { n: Number(before.text), at: [from - 1] };
    if (after !== undefined && isNumber(after)) return { n: Number(after.text), at: [to] };
  }
  return findAll(words.raid.nobody, tokens).length > 0 ? { n: 0, at: [] } : null;
}

const parted = (token: Token | undefined): boolean => /[,;.\n]/u.test(token?.gap ?? "");

/** "рынок 3, стройка 2" and "3 рынка, 2 стройки": the first one says on which side the numbers stand. */
function visitedIn(tokens: readonly Token[], used: ReadonlySet<number>, words: Words): Visited {
  const places = findAll(words.raid.places, tokens);
  const numberAt = (at: number): number | null => {
    const token = tokens[at];
    return token !== undefined && isNumber(token) && !used.has(at) ? Number(token.text) : null;
  };
  const first = places.find(({ from, to }) => numberAt(from - 1) !== null || numberAt(to) !== null);
  const before = first !== undefined && numberAt(first.from - 1) !== null;
  const visited: Partial<Record<PlaceKind, number>> = {};
  for (const { value, from, to } of places) {
    const n = numberAt(before ? from - 1 : to) ?? 1;
    visited[value] = (visited[value] ?? 0) + n;
  }
  return visited;
}
