import { isOrdinalEnding } from "./ordinal-ending.ts";
import { isNumberedQuarter, isQuarterOfYear } from "./address-quarter.ts";
import { isHouseNumber, numberBehind, numberEnd } from "./address-number.ts";
import type { AddressPart } from "./address-part.ts";
import type { KeyTable } from "./key-table.ts";
import type { Figure } from "./figure.ts";
import type { GuardWords } from "./guard-words.ts";
import { keyOf } from "./token-text.ts";

type Words = GuardWords["address"];
const NAME_WORDS = 4;

/** "ул. Абая 12", "мкр Самал-2, 33", "7 мкр", "Школьный пер., 3", "угол Абая и Сатпаева": a street or quarter, with its house if one follows. */
export function streetAt(
  tokens: readonly Figure[],
  index: number,
  words: Words,
  common: Pick<KeyTable, "has">,
): AddressPart | null {
  return (
    streetBefore(tokens, index, words) ??
    streetAfter(tokens, index, words, common) ??
    shortStreet(tokens, index, words) ??
    numberedLane(tokens, index) ??
    numberedQuarter(tokens, index, words) ??
    corner(tokens, index, words) ??
    knownStreet(tokens, index, words)
  );
}

function streetBefore(tokens: readonly Figure[], index: number, words: Words): AddressPart | null {
  const token = tokens[index];
  if (token === undefined || !words.streetBefore.has(token.key) || isNoStreet(tokens, index)) return null;
  // "за квартал поставьте 34": a quarter has a number or a name.
  if (
    token.key.startsWith("квартал") &&
    tokens[index + 1]?.kind === "word" &&
    tokens[index + 1]?.capital === "none"
  )
    return null;
  let last = index;
  let named = 0;
  for (let i = index + 1; i < tokens.length && named < NAME_WORDS; i += 1) {
    const next = tokens[i];
    if (next === undefined) break;
    if (next.kind === "sign" && /^[."'-]$/.test(next.text)) continue;
    if (next.kind === "number" && named === 0 && isOrdinal(tokens, i)) {
      named += 1;
      last = i;
      continue;
    }
    if (next.kind !== "word" || isMarker(next, words) || words.stop.has(next.key)) break;
    if (named > 0 && next.capital === "none" && tokens[index + 1]?.capital !== "none" && !isTail(next, words))
      break;
    named += 1;
    last = i;
  }
  return named === 0 ? null : withNumber(tokens, ordinalBefore(tokens, index), last, words);
}

/** "екі ұл 9 бен 11-де", "7 жасар ул", "ул бала": Kazakh for a boy, on a Russian keyboard too. "горячая линия": no lane. */
function isNoStreet(tokens: readonly Figure[], index: number): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token?.lower === "ұл") return true;
  if (isQuarterOfYear(tokens, index)) return true;
  if (token?.key.startsWith("лини")) return /^(?:гориач|телефон|приам)/.test(keyOf(before));
  if (token?.key !== "ул" || (next?.text === "." && next.glued)) return false;
  const boy = before?.kind === "number" || /^(?:жас|иас|шамаси|бир|кишкентаи)/.test(keyOf(before));
  const lone = next?.kind === "number" && before?.kind === "word" && before.capital === "none";
  return (boy && next?.capital !== "first") || lone || next?.key.startsWith("бала") === true;
}

/** "мкр 7", "квартал 112", "общежитие №3". */
function numberedQuarter(tokens: readonly Figure[], index: number, words: Words): AddressPart | null {
  const token = tokens[index];
  if (token === undefined || !words.quarter.has(token.key) || isQuarterOfYear(tokens, index)) return null;
  const number = numberBehind(tokens, index);
  if (number === null || tokens[number]?.spelled !== "no" || !isHouseNumber(tokens, number, words))
    return null;
  return { first: index, last: numberEnd(tokens, number), kind: "area", exact: false, vague: false };
}

/** "Абай көшесі 12", "Төле би көшесіндегі 45-үй", "15 Tauke Khan avenue", "11 мкр". */
function streetAfter(
  tokens: readonly Figure[],
  index: number,
  words: Words,
  common: Pick<KeyTable, "has">,
): AddressPart | null {
  const token = tokens[index];
  if (token === undefined || !words.streetAfter.has(token.key) || isArticle(tokens, index)) return null;
  if (isNoStreet(tokens, index)) return null;
  let first = index;
  for (let i = index - 1; i >= 0 && index - i <= NAME_WORDS; i -= 1) {
    const before = tokens[i];
    if (before === undefined || (before.kind === "sign" && !/^["'.-]$/.test(before.text))) break;
    const ending = isOrdinalEnding(before) && tokens[i - 1]?.text === "-";
    if (before.kind === "word" && !ending && !isStreetName(tokens, i, i === index - 1, words, common)) break;
    if (before.kind !== "sign") first = i;
    if (before.kind === "number" && i < index - 1) break;
  }
  if (first === index) return null;
  const numbered = tokens[first]?.kind === "number" && first < index - 1 && /^[a-z]/i.test(token.text);
  // "4 шағын аудан": two words, one quarter.
  const last = keyOf(tokens[index + 1]).startsWith("аудан") ? index + 1 : index;
  const bare: AddressPart = { first, last, kind: "street", exact: false, vague: false };
  // "Абай көшесінде, 3 сәби", "трассада, 112": what follows the comma is no house.
  const within = /(?:нде|нда)$/.test(token.fold) || token.key.startsWith("трасс");
  if (within && tokens[last + 1]?.text === ",") return bare;
  // "Жетысай мкр 2"
  const town = words.quarter.has(token.key) && words.towns.has(keyOf(tokens[index - 1]));
  if (town) return { ...bare, ...numberedQuarter(tokens, index, words), first };
  const part = withNumber(tokens, first, last, words);
  return numbered ? { ...part, kind: "house", exact: true } : part;
}

/** "Қарасу к., 77", "Аль-Фараби к. 56": the Kazakh street in one letter, between a name and a number. */
function shortStreet(tokens: readonly Figure[], index: number, words: Words): AddressPart | null {
  const token = tokens[index];
  const name = tokens[index - 1];
  if (token?.lower !== "к" || tokens[index + 1]?.text !== "." || tokens[index + 1]?.glued !== true)
    return null;
  if (name?.kind !== "word" || name.text.length < 4 || words.stop.has(name.key)) return null;
  const at = numberBehind(tokens, index);
  if (at === null || (tokens[at]?.text.length ?? 9) > 3) return null;
  const hyphen = tokens[index - 2]?.text === "-" && tokens[index - 3]?.kind === "word";
  const last = ordinalEnd(tokens, numberEnd(tokens, at));
  return {
    first: hyphen ? index - 3 : index - 1,
    last: withFlat(tokens, last, words),
    kind: "house",
    exact: true,
    vague: false,
  };
}

/** "переулок 4", "5-орам": a lane that has a number for a name; with a house beside it an address. */
function numberedLane(tokens: readonly Figure[], index: number): AddressPart | null {
  if (!/^(?:улица$|улице$|переул|пер$|проезд|тупик|линиа|линии|орам)/.test(keyOf(tokens[index]))) return null;
  const at = numberBehind(tokens, index);
  if (at === null || (tokens[at]?.text.length ?? 9) > 2) return null;
  return { first: index, last: at, kind: "street", exact: false, vague: false };
}

/** "15-ші", "45-те": the number with what is hung on it. */
export function ordinalEnd(tokens: readonly Figure[], last: number): number {
  const ending = tokens[last + 2];
  const hung = isOrdinalEnding(ending) || /^(?:да|де|та|те|дан|ден|тан|тен)$/.test(keyOf(ending));
  return tokens[last + 1]?.text === "-" && hung ? last + 2 : last;
}

/** "ст. 109" is an article of a law, "Satpayev st." a street. */
function isArticle(tokens: readonly Figure[], index: number): boolean {
  const token = tokens[index];
  const behind = tokens[index + 1]?.text === "." ? index + 2 : index + 1;
  const short = token !== undefined && token.key.startsWith("ст") && token.text.length < 4;
  const law = token?.lower.startsWith("ст") === true || (tokens[index - 1]?.text.length ?? 0) < 4;
  return short && law && tokens[behind]?.kind === "number";
}

/** Right before the marker any word that is no small word; further off a capitalised one, or one that no list knows. */
function isStreetName(
  tokens: readonly Figure[],
  index: number,
  nearest: boolean,
  words: Words,
  common: Pick<KeyTable, "has">,
): boolean {
  const token = tokens[index];
  if (token === undefined || words.stop.has(token.key)) return false;
  if (nearest || words.knownStreets.has(token.key)) return true;
  return !common.has(token.key) || (token.capital !== "none" && !token.opens);
}

/** A street and the house's number right behind it, if it is one. */
export function withNumber(
  tokens: readonly Figure[],
  first: number,
  last: number,
  words: Words,
): AddressPart {
  const at = numberBehind(tokens, last);
  if (at !== null && isNumberedQuarter(tokens, last, at, words))
    return { first, last: at, kind: "area", exact: false, vague: false };
  if (at !== null && tokens[at]?.spelled !== "ordinal" && isHouse(tokens, at, words))
    return {
      first,
      last: withFlat(tokens, numberEnd(tokens, at), words),
      kind: "house",
      exact: true,
      vague: false,
    };
  // "ул. Жаңа жол, б/н": a house without a number in a street of few.
  const from = tokens[last + 1]?.text === "," ? last + 2 : last + 1;
  const none =
    tokens[from]?.lower === "б" && tokens[from + 1]?.text === "/" && tokens[from + 2]?.lower === "н";
  if (none) return { first, last: from + 2, kind: "house", exact: true, vague: true };
  return { first, last, kind: "street", exact: false, vague: false };
}

/** The number and what belongs to it is no count: neither "Абая 3 детей" nor "Абая 3-4 детей" is a house. */
function isHouse(tokens: readonly Figure[], at: number, words: Words): boolean {
  const end = numberEnd(tokens, at);
  const range = tokens[end - 1]?.text === "-" && tokens[end]?.kind === "number";
  if (isSpelledCount(tokens, at, words)) return false;
  return isHouseNumber(tokens, at, words) && (!range || isHouseNumber(tokens, end, words));
}

/** "на улице Толе би три пацана", "Абай көшесінде үш ұл": so many of what follows; "Абая двенадцать, кв. 3" is a house. */
function isSpelledCount(tokens: readonly Figure[], at: number, words: Words): boolean {
  const [number, next] = [tokens[at], tokens[at + 1]];
  if (number?.spelled !== "cardinal" || number.text.length > 1 || next?.kind !== "word") return false;
  const markers = [words.house, words.flat, words.detail, words.houseAfter, words.flatAfter];
  return !markers.some((marker) => marker.has(next.key));
}

/** "Айтиева 34, 12": a flat's bare number, where nothing else follows. */
export function withFlat(tokens: readonly Figure[], end: number, words: Words): number {
  const number = tokens[end + 2];
  if (tokens[end + 1]?.text !== "," || number?.kind !== "number" || number.spelled !== "no") return end;
  const last = ordinalEnd(tokens, end + 2);
  if (last === end + 2 && !isHouseNumber(tokens, end + 2, words)) return end;
  const next = tokens[last + 1];
  // "к. 56, 12 п."
  if (/^(?:п|пт|пат|к)$/.test(keyOf(next)) && tokens[last + 2]?.text === ".") return last + 1;
  return number.text.length <= 3 && (next === undefined || next.opens || /^[.,;)]$/.test(next.text))
    ? last
    : end;
}

/** "угол Абая и Сатпаева" names a crossing; with a house behind it an address. */
function corner(tokens: readonly Figure[], index: number, words: Words): AddressPart | null {
  if (!words.corner.has(keyOf(tokens[index]))) return null;
  let last = index;
  for (let i = index + 1; i <= index + 6; i += 1) {
    const token = tokens[i];
    if (token?.kind === "sign" && /^[.-]$/.test(token.text)) continue;
    if (token?.kind !== "word" || isMarker(token, words)) break;
    last = i;
  }
  return last === index ? null : withNumber(tokens, index, last, words);
}

/** "на Абая 45", "Толе би, 23 кв 4": a street that is known by its name alone. */
function knownStreet(tokens: readonly Figure[], index: number, words: Words): AddressPart | null {
  const token = tokens[index];
  if (token === undefined || !words.knownStreets.has(token.key)) return null;
  let last = index;
  while (last < index + 2 && tokens[last + 1]?.kind === "word" && isTail(tokens[last + 1], words)) last += 1;
  const part = withNumber(tokens, index, last, words);
  // "Конаев 3 мкр": the third quarter of a town.
  if (part.exact && words.quarter.has(keyOf(tokens[part.last + 1]))) return null;
  const flat = [1, 2].some((step) => words.flat.has(keyOf(tokens[part.last + step])));
  if (!part.exact || (tokens[part.last]?.spelled === "cardinal" && !flat)) return null;
  return { ...part, vague: part.last - last < 2 };
}

/** Words that go on with a street's name: "Абылай хан", "Байзак батыра", "Жібек жолы". */
export function isTail(token: Figure | undefined, words: Words): boolean {
  return token !== undefined && (words.nameTail.has(token.key) || words.knownStreets.has(token.key));
}

export function isMarker(token: Figure, words: Words): boolean {
  return (
    words.house.has(token.key) ||
    words.flat.has(token.key) ||
    words.detail.has(token.key) ||
    words.streetAfter.has(token.key)
  );
}

/** "30 лет Победы", "8 марта", "28-й Гвардейской" are names of streets. */
function isOrdinal(tokens: readonly Figure[], index: number): boolean {
  const next = tokens[index + 1]?.text === "-" ? tokens[index + 3] : tokens[index + 1];
  return (
    next?.kind === "word" && (next.capital !== "none" || /^(?:марта|маиа|лет|науриз|март)$/.test(next.key))
  );
}

/** "2-й переулок", "3-я линия": where the name begins. */
function ordinalBefore(tokens: readonly Figure[], index: number): number {
  const ending = tokens[index - 1];
  if (!isOrdinalEnding(ending) || tokens[index - 2]?.text !== "-") return index;
  return tokens[index - 3]?.kind === "number" ? index - 3 : index;
}
