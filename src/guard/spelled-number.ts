import type { DigitGroup } from "./number-run.ts";
import { endOf, keyOf, startOf } from "./token-text.ts";

/** `value`: 0-900; from 2000 on a digit by its noun ("семёрки" is 2007), as many times as the number before it says. */
export type SpelledWord = {
  readonly key: string;
  readonly value: number;
  readonly start: number;
  readonly end: number;
};

/**
 * Number words put together as people dictate telephone numbers: Russian "семьсот один двести тридцать четыре" is 701, 234;
 * Kazakh "жеті жүз бір екі жүз отыз төрт" (a digit before жүз is its hundreds) the same. A word that cannot go on
 * the number before it starts a new one: "восемь семь ноль" is 8, 7, 0.
 */
export function spelledNumbers(words: readonly SpelledWord[]): DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (let i = 0; i < words.length; ) {
    const number = readNumber(words, i);
    const first = words[i];
    const last = words[number.next - 1];
    groups.push({
      digits: number.digits,
      start: startOf(first),
      end: endOf(last),
      spelled: true,
    });
    i = number.next;
  }
  return groups;
}

const DIGIT_NOUN = 2000;
/** Ten that units may follow: Kazakh "он алты" is 16, Russian "десять шесть" 10 and 6. */
const KAZAKH_TEN = new Set(["он", "ун"]);

function readNumber(words: readonly SpelledWord[], from: number): { digits: string; next: number } {
  const valueAt = (i: number): number => words[i]?.value ?? -1;
  const first = valueAt(from);
  const noun = valueAt(from + 1) - DIGIT_NOUN;
  if (first >= DIGIT_NOUN) return { digits: String(first - DIGIT_NOUN), next: from + 1 };
  if (first > 1 && first < 5 && noun >= 0) return { digits: String(noun).repeat(first), next: from + 2 };
  let value = first;
  let next = from + 1;
  /** What may still follow: tens and units below this. */
  let room = 0;
  if (first > 0 && first < 10 && valueAt(next) === 100) {
    value = first * 100;
    next += 1;
    room = 100;
  } else if (first >= 100) room = 100;
  else if ((first >= 20 && first % 10 === 0) || KAZAKH_TEN.has(keyOf(words[from]))) room = 10;
  while (room > 1) {
    const word = valueAt(next);
    const startsHundreds = word > 0 && word < 10 && valueAt(next + 1) === 100;
    if (word <= 0 || word >= room || startsHundreds) break;
    value += word;
    next += 1;
    room = word >= 20 ? 10 : word === 10 ? 10 : 0;
  }
  return { digits: String(value), next };
}
