import { isClassNumber } from "./class-number.ts";
import type { Figure } from "./figure.ts";
import type { Scan } from "./scan.ts";
import type { SchoolPart } from "./school-class.ts";
import { keyOf, textOf } from "./token-text.ts";

/** "старшая группа", "группа «Солнышко»", "«Күншуақ» тобы", "группа №3": a kindergarten's group by its age, name or number. */
export function groupAt({ figures: tokens, words }: Scan, index: number): SchoolPart | null {
  const part = (first: number, last: number): SchoolPart => ({
    first,
    last,
    kind: "class",
    letter: true,
    bare: false,
  });
  if (tokens[index + 1]?.text === '"') {
    const end = [3, 4].find((step) => tokens[index + step]?.text === '"');
    const aged = words.school.groupAges.has(keyOf(tokens[index - 1])) ? index - 1 : index;
    if (end !== undefined) return part(aged, index + end);
  }
  if (tokens[index - 1]?.text === '"' && tokens[index - 3]?.text === '"') return part(index - 3, index);
  if (words.school.groupAges.has(keyOf(tokens[index - 1]))) return part(index - 1, index);
  if (tokens[index]?.key.startsWith("логогруп") === true) return part(index, index);
  const coded = codeEnd(tokens, index + 1);
  if (coded !== null) return part(index, coded);
  const number = /^[№#N]$/.test(textOf(tokens[index + 1])) ? index + 2 : index + 1;
  return isClassNumber(tokens[number]) ? part(index, number) : null;
}

/** "группа ИС-21", "группа 21-СД": the code of a college's group, letters and a number. */
function codeEnd(tokens: readonly Figure[], from: number): number | null {
  const letters = tokens[from];
  if (
    letters?.kind === "number" &&
    tokens[from + 1]?.text === "-" &&
    /^\p{L}{2,4}$/u.test(textOf(tokens[from + 2]))
  )
    return from + 2;
  if (letters?.kind !== "word" || letters.text.length > 4) return null;
  const at = tokens[from + 1]?.text === "-" ? from + 2 : from + 1;
  const number = tokens[at];
  if (number?.kind !== "number" || number.text.length > 3) return null;
  if (letters.capital !== "all" && tokens[from + 1]?.text !== "-" && !number.glued) return null;
  return tokens[at + 1]?.text === "-" && tokens[at + 2]?.kind === "number" ? at + 2 : at;
}
