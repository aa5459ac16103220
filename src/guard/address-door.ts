import { isOrdinalEnding } from "./ordinal-ending.ts";
import { isFollowedByCount, isHouseNumber, numberBehind, numberEnd } from "./address-number.ts";
import type { AddressPart } from "./address-part.ts";
import type { Figure } from "./figure.ts";
import type { GuardWords } from "./guard-words.ts";
import type { WordSet } from "./word-set.ts";
import { keyOf, textOf } from "./token-text.ts";

type Words = GuardWords["address"];
type Kind = AddressPart["kind"];

/** "дом 5", "үй 12", "кв. 34", "подъезд 2", "контейнер 45": a marker and a number behind it. */
export function markedNumber(tokens: readonly Figure[], index: number, words: Words): AddressPart | null {
  const token = tokens[index];
  // "пн-пт 9-18": a Friday.
  if (token === undefined || (token.key === "пт" && textOf(tokens[index - 1]) === "-")) return null;
  const kind =
    shortened(tokens, index) ?? kindOf(token, [words.house, words.flat, words.detail, words.stall]);
  if (kind === null || isOtherHouse(tokens, index, index, words)) return null;
  const short = token.text.length < 3;
  const dotted = tokens[index + 1]?.text === ".";
  if (isAtHome(tokens, index)) return null;
  const at = numberBehind(tokens, index);
  if (at === null) return lettered(tokens, index, kind) ?? called(tokens, index, kind);
  if (tokens[index + 1]?.text === ",") return null;
  const signed = dotted || /^[№#]$/.test(textOf(tokens[at - 1]));
  if (!isHouseNumber(tokens, at, words) && !signed) return null;
  // "плач из квартиры 3 этаж": the floor's number.
  if (FLOOR.test(keyOf(tokens[at + 1])) && !signed) return null;
  if (isFollowedByCount(tokens, numberEnd(tokens, at), words) && !signed) return null;
  if (tokens[at]?.spelled !== "no" && (!words.singular.has(token.key) || tokens[at]?.text === "1"))
    return null;
  if (isOtherHouse(tokens, index, numberEnd(tokens, at), words)) return null;
  return {
    first: index,
    last: numberEnd(tokens, at),
    kind,
    exact: kind !== "detail" && !COUNTED_ALONE.test(token.key),
    vague: short && !dotted,
    counted: COUNTED_ALONE.test(token.key),
  };
}

/** "двое дома 7 и 11", "мальчик 12 дома": at home; not "подвал дома 7", "у мамы дома 12 по Абая". */
function isAtHome(tokens: readonly Figure[], index: number): boolean {
  if (tokens[index]?.lower !== "дома" || keyOf(tokens[index + 2]) === "по") return false;
  const number = tokens[index - 1]?.kind === "number";
  const before = keyOf(tokens[number ? index - 2 : index - 1]);
  return AT_HOME.test(before);
}

const AT_HOME =
  /^(?:двое|трое|четвер|пятер|один$|одна$|одни$|сидит|сидиат|остал|малчик|девоч|ребен|реб[иа]т|дет[ие]|син$|доч|внук|внуч|сеичас|он$|она$|они$|нет$|никого|никто|мат$|мама$|отец$|папа$|бабушка|есть|всегда|лежит)/;

/** "блок Б", "корп. В", "подъезд «А»": told by a letter. */
function lettered(tokens: readonly Figure[], index: number, kind: Kind): AddressPart | null {
  let at = index + 1;
  while (/^[."]$/.test(textOf(tokens[at])) && at < index + 3) at += 1;
  const letter = tokens[at];
  const next = tokens[at + 1];
  const ends = next === undefined || next.kind === "sign" || next.opens;
  if (letter?.kind !== "word" || letter.text.length !== 1 || !ends || (tokens[index]?.text.length ?? 0) < 3)
    return null;
  return { first: index, last: at, kind: kind === "house" ? "detail" : kind, exact: false, vague: true };
}

/** "ряд «Восток»", "қатар «Север»": told by a name. */
function called(tokens: readonly Figure[], index: number, kind: Kind): AddressPart | null {
  if (kind !== "stall" || tokens[index + 1]?.text !== '"') return null;
  const closed = [3, 4, 5].find((step) => tokens[index + step]?.text === '"');
  return closed === undefined
    ? null
    : { first: index, last: index + closed, kind, exact: false, vague: true };
}

/** "12 үй", "45-үйдің 7-пәтері", "5 дом", "12-квартира", "3 подъезд": a number and a marker behind it. */
export function numberedMarker(tokens: readonly Figure[], index: number, words: Words): AddressPart | null {
  const number = tokens[index];
  if (number?.kind !== "number" || number.text.length > 4) return null;
  const end = numberEnd(tokens, index);
  const hyphen = tokens[end + 1]?.text === "-";
  let at = hyphen ? end + 2 : end + 1;
  const nth = isOrdinalEnding(tokens[at]);
  if (nth) at += 1;
  const marker = tokens[at];
  if (marker?.kind !== "word" || isOtherHouse(tokens, index, at, words) || isAtHome(tokens, at)) return null;
  const kind =
    shortened(tokens, at) ??
    kindOf(marker, [words.houseAfter, words.flatAfter, words.detailAfter, words.stallAfter]);
  // "6-уы": six of them, not "6-үй".
  if (kind === null || (number.spelled === "cardinal" && kind !== "flat") || marker.lower.startsWith("уы"))
    return null;
  const flat = words.flatAfter.has(keyOf(tokens[tokens[at + 2]?.text === "-" ? at + 3 : at + 2]));
  if (tokens[at + 1]?.kind === "number" && kind === "house" && !flat) return null;
  if (number.spelled === "ordinal" && kind === "house" && !/^(?:үй|уй|uy|ui)/.test(marker.lower)) return null;
  const first = /^[№#N]$/.test(textOf(tokens[index - 1])) ? index - 1 : index;
  const exact =
    kind === "house" ||
    kind === "flat" ||
    (kind === "stall" &&
      !ROW.test(marker.key) &&
      ((hyphen && !nth && number.spelled === "no") || first < index));
  if (!hyphen && !nth && isFollowedByCount(tokens, end, words) && marker.key === "уи") return null;
  const counted = !hyphen && !nth && number.spelled !== "ordinal" && COUNTED.test(marker.key);
  return {
    first,
    last: at,
    kind,
    exact: exact && !counted && !ROOM.test(marker.key),
    vague: kind === "house" && (!hyphen || number.spelled !== "no"),
    counted: counted || ROOM.test(marker.key),
  };
}

/** "под. 6", "2 эт": entrance and floor in short; "под" alone is a preposition, "эт" a word people lose letters of. */
function shortened(tokens: readonly Figure[], index: number): Kind | null {
  const dot = tokens[index + 1]?.text === "." && tokens[index + 1]?.glued === true;
  if (tokens[index]?.lower === "под" && dot) return "detail";
  return tokens[index]?.lower === "эт" ? "detail" : null;
}

/** A room is one of a hostel's, or where people meet: exact only with the house. */
const ROOM = /^(?:рум|ком|комн|комнат.*|болме.*|оф|офис|унит|суите)$/;
/** "стр. 14" is a page, and a building only beside a house or street. */
const COUNTED_ALONE = new RegExp(`${ROOM.source}|^стр$`);
/** Kazakh words for a house, flat or room, in any case, by key: no plural tells "120 үй" (houses) from "12 үй" (the twelfth). */
const COUNTED = /^(?:уи|патер|болме|гимарат|барак|барагы|коттеж|курилим)/;

/** A row has many stalls. */
const ROW = /^(?:катар|риад)/;
const FLOOR = /^(?:етаж|кабат)/;

const KINDS: readonly Kind[] = ["house", "flat", "detail", "stall"];

function kindOf(token: Figure, sets: readonly WordSet[]): Kind | null {
  const at = sets.findIndex((words) => words.has(token.key));
  return KINDS[at] ?? null;
}

/** "детский дом №3", "дом 2 престарелых", "корпус 2 больницы": an institution, not somebody's door. */
function isOtherHouse(tokens: readonly Figure[], first: number, last: number, words: Words): boolean {
  return words.otherBefore.has(keyOf(tokens[first - 1])) || words.otherAfter.has(keyOf(tokens[last + 1]));
}
