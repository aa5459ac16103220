import type { AddressPart } from "./address-part.ts";
import { withNumber } from "./address-street.ts";
import type { Scan } from "./scan.ts";
import { textOf } from "./token-text.ts";

/** "Шелек ауылы", "пос. Ынтымак", "Кайтпас-2": a village or quarter, which an address behind it takes along. No exact place by itself. */
export function villageAt({ figures: tokens, words }: Scan, index: number): AddressPart | null {
  const token = tokens[index];
  if (token?.kind !== "word") return null;
  if (words.address.villageBefore.has(token.key)) {
    if (token.text.length < 3 && tokens[index + 1]?.text !== ".") return null;
    let at = index + 1;
    while (/^[."]$/.test(textOf(tokens[at]))) at += 1;
    const name = tokens[at];
    const none = name?.kind !== "word" || words.address.stop.has(name.key);
    if (none) return words.address.villageAfter.has(token.key) ? villageBehind(tokens, index) : null;
    const second = tokens[at + 1];
    const more =
      second?.kind === "word" && second.capital !== "none" && name.capital !== "none" && !second.opens;
    return {
      first: index,
      last: withDigit(tokens, more ? at + 1 : withSecondHalf(tokens, at)),
      kind: "area",
      exact: false,
      vague: false,
    };
  }
  if (words.address.villageAfter.has(token.key)) return villageBehind(tokens, index);
  const last = withDigit(tokens, index);
  const named =
    token.text.length > 3 &&
    last > index &&
    tokens[last]?.glued === true &&
    !words.address.flat.has(token.key);
  if (!named || tokens[index + 1]?.text !== "-" || words.school.schools.has(token.key)) return null;
  const area: AddressPart = { first: index, last, kind: "area", exact: false, vague: false };
  const house = withNumber(tokens, index, last, words.address);
  const flat = house.exact && house.last - last > 2;
  return flat ? house : area;
}

/** "Шелек ауылы", "«Арай» базары": the name before the word. */
function villageBehind(tokens: Scan["figures"], index: number): AddressPart | null {
  const quoted = tokens[index - 1]?.text === '"';
  const at = quoted ? index - 2 : index - 1;
  if (tokens[at]?.kind !== "word") return null;
  const second = tokens[at - 1];
  const more = second?.kind === "word" && second.capital !== "none" && tokens[at]?.capital !== "none";
  return { first: more || quoted ? at - 1 : at, last: index, kind: "area", exact: false, vague: false };
}

/** "Алтын-Арна": the half behind the hyphen. */
function withSecondHalf(tokens: Scan["figures"], index: number): number {
  const second = tokens[index + 2];
  return tokens[index + 1]?.text === "-" && second?.kind === "word" && second.glued && second.text.length > 2
    ? index + 2
    : index;
}

/** "Самал-2", "Кайтпас-1". */
function withDigit(tokens: Scan["figures"], index: number): number {
  const number = tokens[index + 2];
  const hyphen = tokens[index + 1];
  return hyphen?.text === "-" &&
    hyphen.glued &&
    number?.kind === "number" &&
    number.glued &&
    number.text.length < 3
    ? index + 2
    : index;
}
