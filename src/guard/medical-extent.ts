import { isOrdinalEnding } from "./ordinal-ending.ts";
import type { Scan } from "./scan.ts";
import type { Token } from "./token.ts";
import { keyOf } from "./token-text.ts";

/** How many words may belong to a piece on either side. */
const MOST_WORDS = 4;

/** "состоит на учёте у", "екінші топтағы", "болеет", "после": what leads to what is told of somebody's health, and would tell it by half. */
export function extentBefore({ mended: tokens, words: { medical } }: Scan, first: number): number {
  let at = first;
  for (let step = 0; step < MOST_WORDS; step += 1) {
    const hyphen =
      tokens[at - 1]?.text === "-" && (tokens[at]?.glued === true || isOrdinalEnding(tokens[at]));
    const before = hyphen ? at - 2 : at - 1;
    const token = tokens[before];
    if (token === undefined || tokens[at]?.opens === true) break;
    const number = token.kind === "number" && token.text.length < 2;
    const word = token.kind === "word" && (medical.qualifiers.has(token.key) || medical.leads.has(token.key));
    if (!word && !(number && (isOrdinalEnding(tokens[at]) || hyphen))) break;
    if (token.kind === "word" && SMALL.test(token.lower) && step === MOST_WORDS - 1) break;
    at = before;
  }
  return at;
}

const SMALL = /^\p{L}$/u;

/** "гепатит С", "туберкулёз лёгких", "ВИЧ-инфицирована", "беременность 32 недели", "ДЦП-мен ауырады", "инвалид второй группы". */
export function extentAfter(scan: Scan, last: number): number {
  const { mended: tokens, words } = scan;
  let at = last;
  for (let step = 0; step < MOST_WORDS; step += 1) {
    const next = wordEnd(tokens, at) ?? weeksEnd(scan, at) ?? letterEnd(tokens, at);
    const token = tokens[at + 1];
    const told =
      token?.kind === "word" &&
      !token.opens &&
      (words.medical.qualifiers.has(token.key) || words.medical.trails.has(token.key));
    if (next !== null) at = next;
    else if (told) at += 1;
    else break;
  }
  return at;
}

/** "ВИЧ-инфицирована", "ДЦП-мен": the other half of the word. */
function wordEnd(tokens: readonly Token[], at: number): number | null {
  return tokens[at + 1]?.text === "-" && tokens[at + 1]?.glued === true && tokens[at + 2]?.glued === true
    ? at + 2
    : null;
}

/** "гепатит с", "gepatit b": its letter, small as well; capitals of a type anywhere. */
function letterEnd(tokens: readonly Token[], at: number): number | null {
  const [disease, next] = [tokens[at], tokens[at + 1]];
  if (next?.kind !== "word" || next.opens) return null;
  const hepatitis = keyOf(disease).startsWith("гепатит") && /^[abcdавсеб]$/.test(next.lower);
  return hepatitis || /^[ABCDАВС]$/u.test(next.text) ? at + 1 : null;
}

const ROMAN = /^[iі]{1,3}$/;

/** "32 недели", ", пятый месяц", "2 группы", "26-аптасы", "type 1". */
function weeksEnd({ mended: tokens, words }: Scan, at: number): number | null {
  for (let step = at + 1; step <= at + 3; step += 1) {
    const token = tokens[step];
    if (token === undefined || /^[.;!?]$/.test(token.text)) return null;
    const number =
      token.kind === "number" ||
      ROMAN.test(token.lower) ||
      words.ordinals.has(token.key) ||
      (words.numbers.get(token.key) ?? 99) < 40;
    if (!number) continue;
    const unit = [1, 2, 3].find((far) => words.medical.weeks.has(keyOf(tokens[step + far])));
    const between = tokens.slice(step + 1, step + (unit ?? 0));
    if (unit !== undefined && between.every((word) => word.text === "-" || isOrdinalEnding(word)))
      return step + unit;
    return words.medical.weeks.has(keyOf(tokens[step - 1])) ? step : null;
  }
  return null;
}
