import { isFollowedByCount, isHouseNumber, numberBehind, numberEnd } from "./address-number.ts";
import type { AddressPart } from "./address-part.ts";
import type { Figure } from "./figure.ts";
import type { GuardWords } from "./guard-words.ts";
import type { WordSet } from "./word-set.ts";

type Words = GuardWords["address"];
type Kind = AddressPart["kind"];

/** "дом 5", "үй 12", "кв. 34", "подъезд 2", "контейнер 45": a marker and a number behind it. */
export function markedNumber(tokens: readonly Figure[], index: number, words: Words): AddressPart | null {
  const token = tokens[index];
  if (token === undefined) return null;
  const kind = kindOf(token, [words.house, words.flat, words.detail, words.stall]);
  if (kind === null || isOtherHouse(tokens, index, index, words)) return null;
  const short = token.text.length < 3;
  const dotted = tokens[index + 1]?.text === ".";
  const at = numberBehind(tokens, index);
  if (at === null || tokens[index + 1]?.text === ",") return null;
  const signed = dotted || /^[№#]$/.test(tokens[at - 1]?.text ?? "");
  if (!isHouseNumber(tokens, at, words) && !signed) return null;
  if (isFollowedByCount(tokens, numberEnd(tokens, at), words) && !signed) return null;
  if (tokens[at]?.spelled !== "no" && (!words.singular.has(token.key) || tokens[at]?.text === "1"))
    return null;
  if (isOtherHouse(tokens, index, numberEnd(tokens, at), words)) return null;
  return {
    first: index,
    last: numberEnd(tokens, at),
    kind,
    exact: kind !== "detail",
    vague: short && !dotted,
  };
}

/** "12 үй", "45-үйдің 7-пәтері", "5 дом", "12-квартира", "3 подъезд": a number and a marker behind it. */
export function numberedMarker(tokens: readonly Figure[], index: number, words: Words): AddressPart | null {
  const number = tokens[index];
  if (number?.kind !== "number" || number.text.length > 4) return null;
  const end = numberEnd(tokens, index);
  const hyphen = tokens[end + 1]?.text === "-";
  let at = hyphen ? end + 2 : end + 1;
  if (hyphen && /^(?:й|я|ая|ый|ой|ші|шы|ом|м)$/.test(tokens[at]?.lower ?? "")) at += 1;
  const marker = tokens[at];
  if (marker?.kind !== "word" || isOtherHouse(tokens, index, at, words)) return null;
  const kind = kindOf(marker, [words.houseAfter, words.flatAfter, words.detailAfter, words.stallAfter]);
  if (kind === null || (number.spelled === "cardinal" && kind !== "flat")) return null;
  const flat = words.flatAfter.has(tokens[tokens[at + 2]?.text === "-" ? at + 3 : at + 2]?.key ?? "");
  if (tokens[at + 1]?.kind === "number" && kind === "house" && !flat) return null;
  if (number.spelled === "ordinal" && kind === "house" && !/^(?:үй|уй|uy)/.test(marker.lower)) return null;
  const first = /^[№#N]$/.test(tokens[index - 1]?.text ?? "") ? index - 1 : index;
  const exact =
    kind === "house" || kind === "flat" || (kind === "stall" && hyphen && number.spelled === "no");
  return { first, last: at, kind, exact, vague: kind === "house" && (!hyphen || number.spelled !== "no") };
}

const KINDS: readonly Kind[] = ["house", "flat", "detail", "stall"];

function kindOf(token: Figure, sets: readonly WordSet[]): Kind | null {
  const at = sets.findIndex((words) => words.has(token.key));
  return KINDS[at] ?? null;
}

/** "детский дом №3", "дом 2 престарелых", "корпус 2 больницы": an institution, not somebody's door. */
function isOtherHouse(tokens: readonly Figure[], first: number, last: number, words: Words): boolean {
  return (
    words.otherBefore.has(tokens[first - 1]?.key ?? "") || words.otherAfter.has(tokens[last + 1]?.key ?? "")
  );
}
