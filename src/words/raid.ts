/**
 * What a coordinator says of a raid: «рейд: Сарыағаш, базар мен құрылыс, 18:00-ге дейін», «рейд завершён: рынок 3, людей 14». Only
 * numbers and kinds are read; all other words are left where they were written.
 */
import type { PlaceKind } from "../case/fields.ts";
import type { OrgKind } from "../people/member.ts";
import type { RaidReport } from "../raids/raid.ts";
import { findRaidCodes } from "../raids/raid-code.ts";
import { bodiesIn } from "./body-named.ts";
import { findAll, type Match, matchesAt } from "./lexicon.ts";
import { blank } from "./message.ts";
import { parted, readRaidReport } from "./raid-report.ts";
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
