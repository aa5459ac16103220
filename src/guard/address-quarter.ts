import { isOrdinalEnding } from "./ordinal-ending.ts";
import type { Figure } from "./figure.ts";
import type { GuardWords } from "./guard-words.ts";
import { keyOf, textOf } from "./token-text.ts";

type Words = GuardWords["address"];

/** More quarters of one name there are not. */
const MOST_QUARTERS = 12;

/** "отчёт за 2 квартал", "план на 3-й квартал". */
export function isQuarterOfYear(tokens: readonly Figure[], index: number): boolean {
  if (!keyOf(tokens[index]).startsWith("квартал")) return false;
  const at = isOrdinalEnding(tokens[index - 1]) ? index - 3 : index - 1;
  return /^[1-4]$/.test(textOf(tokens[at])) && /^(?:за|на|итог|отчет|план|есеп)/.test(keyOf(tokens[at - 1]));
}

/** "мкр Аксай 4", "Орбита 3", "Қарасу-2": quarters of one name are numbered; with a letter or a flat behind it, behind a comma ("мкр Самал, 12") or in a street of that name ("ул. Самал 5") the number is a house. */
export function isNumberedQuarter(
  tokens: readonly Figure[],
  name: number,
  at: number,
  words: Words,
): boolean {
  const number = tokens[at];
  const next = tokens[at + 1]?.text === "," ? tokens[at + 2] : tokens[at + 1];
  const goesOn =
    next?.kind === "number" ||
    /^[/\\-]$/.test(textOf(next)) ||
    (next?.glued === true && next.text.length === 1 && next.kind === "word");
  const door = words.flat.has(keyOf(next)) || words.house.has(keyOf(next));
  const marker = keyOf(tokens[tokens[name - 1]?.text === "." ? name - 2 : name - 1]);
  const street = words.streetBefore.has(marker) && !words.quarter.has(marker);
  return (
    words.quarters.has(keyOf(tokens[name])) &&
    !street &&
    textOf(tokens[name + 1]) !== "," &&
    number?.spelled === "no" &&
    Number(number.text) <= MOST_QUARTERS &&
    !goesOn &&
    !door
  );
}
