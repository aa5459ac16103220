import type { Figure } from "./figure.ts";
import type { GuardWords } from "./guard-words.ts";
import { keyOf, lowerOf, textOf } from "./token-text.ts";

type Words = GuardWords["address"];

/** One to four digits that are no count, age, time, date or measure: "Абая 3 ребёнка", "Абая 12.11.2026" have no house number. */
export function isHouseNumber(tokens: readonly Figure[], index: number, words: Words): boolean {
  const token = tokens[index];
  if (token?.kind !== "number" || token.text.length > 4) return false;
  const next = tokens[index + 1];
  if (next?.text === ":" || next?.text === "%" || next?.text === "+") return false;
  if (next?.text === "." && next.glued && tokens[index + 2]?.kind === "number" && tokens[index + 2]?.glued)
    return false;
  return !isFollowedByCount(tokens, index, words);
}

export function isFollowedByCount(tokens: readonly Figure[], index: number, words: Words): boolean {
  const hyphen = tokens[index + 1]?.text === "-" && tokens[index + 1]?.glued === true;
  const next = tokens[hyphen ? index + 2 : index + 1];
  // "Сатпаева 29г" is a house, "2015г" a year.
  if (next?.glued && next.text.length === 1 && (tokens[index]?.text.length ?? 0) < 4) return false;
  // "13терде": of about that age.
  if (next?.glued === true && /^(?:тер|дер|лар|лер)(?:де|да|дег[иы])?$/.test(next.key)) return true;
  // Kazakh counts in the singular: after "ангар 3 балалар" the number is the shed's.
  if (next?.kind === "word" && MANY.test(next.key)) return false;
  if (!hyphen && /^(?:уи|орин|патер)$/.test(next?.key ?? "") && EXISTS.test(keyOf(tokens[index + 2])))
    return true;
  return (
    next?.kind === "word" &&
    ((words.counted.has(next.key) && !words.streetBefore.has(next.key)) ||
      (hyphen &&
        /^(?:ши|ге|га|ке|ка|да|де|та|те|ден|дан|тен|тан|го|е|иа|и|х|ти|ми|летн\p{L}*)$/u.test(next.key)))
  );
}

/** "Темірлан ауылында 214 үй бар": so many houses. */
const EXISTS = /^(?:бар|жок|болди|калди|салинд|саламиз|салип|бос|су|газ|жарик|отбаси|шаруа|тургин|апатти)/;
const MANY = /^(?:балалар|адамдар|киздар|улдар|окушилар|жигиттер|келиншектер)/;

/** The last token of "12", "12а", "12/3", "12-Б", "12-34" (house and flat), "12 «Б»". */
export function numberEnd(tokens: readonly Figure[], index: number): number {
  let last = index;
  const glued = tokens[last + 1];
  const after = tokens[last + 2];
  const apart = after === undefined || after.opens || /^[,;)]$/.test(after.text);
  if (
    glued?.kind === "word" &&
    glued.text.length === 1 &&
    (glued.glued || (apart && HOUSE_LETTER.test(glued.lower)))
  )
    last += 1;
  else if (glued?.text === '"' && tokens[last + 2]?.text.length === 1 && tokens[last + 3]?.text === '"')
    last += 3;
  for (let i = 0; i < 2; i += 1) {
    const sign = tokens[last + 1];
    const next = tokens[last + 2];
    if (!sign || !next || !/^(?:[/\\-]|дроб)$/.test(sign.key)) break;
    const letter = next.kind === "word" && next.text.length === 1 && next.glued;
    const number =
      next.kind === "number" && next.text.length <= 3 && (next.spelled === "no" || sign.key === "дроб");
    if (!(letter || (number && (sign.text !== "-" || sign.glued === next.glued)))) break;
    last += 2;
    const tail = tokens[last + 1];
    if (number && tail?.kind === "word" && tail.glued && tail.text.length === 1) last += 1;
  }
  return last;
}

/** "Куйбышева 12 а, …": apart from its number, at the end of the piece. */
const HOUSE_LETTER = /^[абвгд]$/;

/** Index of the number that a marker's signs lead to: "д. 12", "кв №5", "ул. Абая, 12", "дом номер 5". */
export function numberBehind(tokens: readonly Figure[], index: number): number | null {
  let at = index + 1;
  while (at <= index + 3 && /^[.,:№#N"-]$/.test(textOf(tokens[at]))) at += 1;
  if (/^(?:номер\p{L}{0,2}|ном|нөмірі?|number|no|нөм)$/u.test(lowerOf(tokens[at]))) at += 1;
  while (at <= index + 5 && /^[.:№#]$/.test(textOf(tokens[at]))) at += 1;
  return tokens[at]?.kind === "number" ? at : null;
}
