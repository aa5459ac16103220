/** An author's correction by its shape: «не 2, а 3», «2 емес, 3», "not 2 but 3". What is denied is left out of the rest. */
import type { Plain } from "./message.ts";
import type { Setting, Word } from "./word.ts";
import type { Words } from "./words.ts";

/** Longer messages tell a story in which such a pair is chance. */
const LONGEST = 90;
const MOST_WORDS = 10;
/** Without a number on both sides it is a guess, and only when very short. */
const MOST_WORDS_GUESSED = 5;

/** Bounded repetition: the work stays linear. */
const SHAPES: readonly { readonly shape: RegExp; readonly order: "denied first" | "denied last" }[] = [
  {
    shape:
      /^(.{0,30}?)(?<!\p{L})(?:не|not)\s{1,3}([^,]{1,40}?)(?:\s{0,3},\s{0,3}(?:а|but)?|\s{1,3}(?:а|but))\s{1,3}(\S.{0,40})$/iu,
    order: "denied first",
  },
  { shape: /^()(.{1,40}?)\s{1,3}емес(?:\s{0,3},\s{0,3}|\s{1,3})(\S.{0,40})$/iu, order: "denied first" },
  { shape: /^()(\S.{0,40}?),?\s{1,3}(?:а\s{1,3}не|not)\s{1,3}(\S.{0,40})$/iu, order: "denied last" },
];

export function readCorrection({ text, tokens }: Plain, setting: Setting, words: Words): Word | null {
  const trimmed = text.trim().replace(/[.!\s]+$/u, "");
  if (!setting.addressed || trimmed.length > LONGEST || /[?\n«"]/u.test(trimmed)) return null;
  if (tokens.length > MOST_WORDS) return null;
  for (const { shape, order } of SHAPES) {
    const [, before = "", one = "", other = ""] = shape.exec(trimmed) ?? [];
    if (one === "") continue;
    const [denied, meant] = order === "denied first" ? [one, other] : [other, one];
    const numbers = /\d/.test(denied) && /\d/.test(meant);
    if (!numbers && (before.trim() !== "" || order === "denied last" || tokens.length > MOST_WORDS_GUESSED))
      continue;
    const rest = `${before} ${withNoun(denied, meant, before, setting, words)}`.replace(/\s+/gu, " ").trim();
    return { action: "correct", sure: numbers, rest, to: null, days: null };
  }
  return null;
}

/**
 * A bare number takes the noun of what is denied ("не 2 девочки, а 3" is "3 девочки"), else it counts children: of all that a
 * card tells that is the number which is corrected without a word.
 */
function withNoun(
  denied: string,
  meant: string,
  before: string,
  { language }: Setting,
  words: Words,
): string {
  if (!/^\d{1,2}$/.test(meant)) return meant;
  const noun = denied.replace(/^\D{0,20}\d{1,2}\s*/u, "").trim();
  if (noun !== "") return `${meant} ${noun}`;
  return /\p{L}/u.test(before) ? meant : `${meant} ${words.childNoun[language]}`;
}
