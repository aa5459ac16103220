import type { GuardWords } from "./guard-words.ts";
import type { Token } from "./token.ts";

/** A piece of an address, as token indexes (both inclusive). `exact` pieces carry a house's or a flat's number. */
export type AddressPart = {
  readonly first: number;
  readonly last: number;
  readonly kind: "street" | "house" | "flat" | "detail";
  readonly exact: boolean;
  /** Could as well be a count: "2 үй" (two houses), "Абая 5". */
  readonly vague: boolean;
};

type Words = GuardWords["address"];
/** Keys of everyday words: no part of a street's name when they open a sentence. */
type Common = ReadonlySet<string>;
const NAME_WORDS = 4;

/** All pieces in the order of the text; they may touch or overlap. Linear: each looks at a handful of tokens. */
export function addressParts(tokens: readonly Token[], words: Words, common: Common): readonly AddressPart[] {
  const parts: AddressPart[] = [];
  for (const [i, token] of tokens.entries()) {
    const part =
      token.kind === "number"
        ? numberFirst(tokens, i, words)
        : token.kind === "word"
          ? (streetBefore(tokens, i, words) ??
            streetAfter(tokens, i, words, common) ??
            marked(tokens, i, words) ??
            knownStreet(tokens, i, words))
          : null;
    if (part) parts.push(part);
  }
  return parts;
}

/** "ул. Абая 12", "мкр Самал-2, 33", "проспект Назарбаева". */
function streetBefore(tokens: readonly Token[], index: number, words: Words): AddressPart | null {
  const token = tokens[index];
  if (token === undefined || !words.streetBefore.has(token.key)) return null;
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
    if (named > 0 && next.capital === "none" && tokens[index + 1]?.capital !== "none" && next.text.length > 3)
      break;
    named += 1;
    last = i;
  }
  if (named === 0) return null;
  return withNumber(tokens, index, last, words);
}

/** "Абай көшесі 12", "Төле би көшесіндегі 45-үй", "15 Tauke Khan avenue". */
function streetAfter(
  tokens: readonly Token[],
  index: number,
  words: Words,
  common: Common,
): AddressPart | null {
  const token = tokens[index];
  if (token === undefined || !words.streetAfter.has(token.key)) return null;
  let first = index;
  for (let i = index - 1; i >= 0 && index - i <= NAME_WORDS; i -= 1) {
    const before = tokens[i];
    if (before === undefined || (before.kind === "sign" && !/^["'.-]$/.test(before.text))) break;
    if (before.kind === "word" && !isStreetName(before, i === index - 1, words, common)) break;
    if (before.kind !== "sign") first = i;
    if (before.kind === "number" && i < index - 1) break;
  }
  if (first === index) return null;
  const numbered = tokens[first]?.kind === "number" && first < index - 1 && /^[a-z]/i.test(token.text);
  const part = withNumber(tokens, first, index, words);
  return numbered ? { ...part, kind: "house", exact: true } : part;
}

/** Right before the marker any word that is no small word; further off a capitalised one, or one that no list knows. */
function isStreetName(token: Token, nearest: boolean, words: Words, common: Common): boolean {
  if (words.stop.has(token.key)) return false;
  if (nearest || words.knownStreets.has(token.key)) return true;
  return !common.has(token.key) || (token.capital !== "none" && !token.opens);
}

/** A street and the house's number right behind it, if it is one. */
function withNumber(tokens: readonly Token[], first: number, last: number, words: Words): AddressPart {
  let at = last + 1;
  while (at <= last + 3 && /^[.,№#N"-]$/.test(tokens[at]?.text ?? "")) at += 1;
  if (tokens[at]?.kind === "number" && isHouseNumber(tokens, at, words)) {
    return { first, last: numberEnd(tokens, at), kind: "house", exact: true, vague: false };
  }
  return { first, last, kind: "street", exact: false, vague: false };
}

/** "дом 5", "үй 12", "кв. 34", "подъезд 2": a marker and a number. */
function marked(tokens: readonly Token[], index: number, words: Words): AddressPart | null {
  const token = tokens[index];
  if (token === undefined) return null;
  const kind = words.house.has(token.key)
    ? "house"
    : words.flat.has(token.key)
      ? "flat"
      : words.detail.has(token.key)
        ? "detail"
        : null;
  if (kind === null) return null;
  const short = token.text.length < 3;
  let at = index + 1;
  while (at <= index + 3 && /^[.:№#N-]$/.test(tokens[at]?.text ?? "")) at += 1;
  const dotted = tokens[index + 1]?.text === ".";
  if (tokens[at]?.kind !== "number" || (short && at === index + 1 && !isHouseNumber(tokens, at, words)))
    return null;
  if (!isHouseNumber(tokens, at, words) && !(dotted || tokens[at - 1]?.text === "№")) return null;
  if (isFollowedByCount(tokens, at, words)) return null;
  return {
    first: index,
    last: numberEnd(tokens, at),
    kind,
    exact: kind !== "detail",
    vague: short && !dotted,
  };
}

/** "12 үй", "45-үйдің 7-пәтері", "5 дом", "12-квартира": a number and a marker. */
function numberFirst(tokens: readonly Token[], index: number, words: Words): AddressPart | null {
  if ((tokens[index]?.text.length ?? 0) > 4) return null;
  const end = numberEnd(tokens, index);
  const hyphen = tokens[end + 1]?.text === "-";
  const at = hyphen ? end + 2 : end + 1;
  const marker = tokens[at];
  if (marker?.kind !== "word") return null;
  const kind = words.houseAfter.has(marker.key)
    ? "house"
    : words.flatAfter.has(marker.key)
      ? "flat"
      : words.detailAfter.has(marker.key)
        ? "detail"
        : null;
  if (kind === null || tokens[at + 1]?.kind === "number") return null;
  const first = /^[№#N]$/.test(tokens[index - 1]?.text ?? "") ? index - 1 : index;
  return { first, last: at, kind, exact: kind !== "detail", vague: kind === "house" && !hyphen };
}

/** "на Абая 45", "Толе би, 23 кв 4": a street that is known by its name alone. */
function knownStreet(tokens: readonly Token[], index: number, words: Words): AddressPart | null {
  const token = tokens[index];
  if (token === undefined || !words.knownStreets.has(token.key)) return null;
  const second = tokens[index + 1];
  const last = second?.kind === "word" && words.knownStreets.has(second.key) ? index + 1 : index;
  const part = withNumber(tokens, index, last, words);
  return part.exact ? { ...part, vague: !/[/]/.test(tokens[part.last - 1]?.text ?? "") } : null;
}

function isMarker(token: Token, words: Words): boolean {
  return words.house.has(token.key) || words.flat.has(token.key) || words.streetAfter.has(token.key);
}

/** "30 лет Победы", "8 марта", "28-й Гвардейской" are names of streets. */
function isOrdinal(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]?.text === "-" ? tokens[index + 3] : tokens[index + 1];
  return next?.kind === "word" && (next.capital !== "none" || /^(?:марта|мая|лет|наурыз)$/.test(next.lower));
}

/** One to four digits that are no count, age, time or measure: "Абая 3 ребёнка" has no house number. */
function isHouseNumber(tokens: readonly Token[], index: number, words: Words): boolean {
  const token = tokens[index];
  if (
    token === undefined ||
    token.text.length > 4 ||
    tokens[index + 1]?.text === ":" ||
    tokens[index + 1]?.text === "%"
  )
    return false;
  return !isFollowedByCount(tokens, index, words);
}

function isFollowedByCount(tokens: readonly Token[], index: number, words: Words): boolean {
  const hyphen = tokens[index + 1]?.text === "-" && tokens[index + 1]?.glued === true;
  const next = tokens[hyphen ? index + 2 : index + 1];
  return (
    next?.kind === "word" &&
    ((words.counted.has(next.key) && !words.streetBefore.has(next.key)) ||
      (hyphen && /^(?:ші|шы|ге|ға|ке|қа|да|де|та|те|го|е|я|й|х|ти|ми|летн\p{L}*)$/u.test(next.lower)))
  );
}

/** The last token of "12", "12а", "12/3", "12-Б", "12 корпус 3" (the корпус is a part of its own). */
function numberEnd(tokens: readonly Token[], index: number): number {
  let last = index;
  const glued = tokens[last + 1];
  if (glued?.kind === "word" && glued.glued && glued.text.length === 1) last += 1;
  else if (
    glued?.kind === "sign" &&
    glued.text === '"' &&
    tokens[last + 2]?.text.length === 1 &&
    tokens[last + 3]?.text === '"'
  )
    last += 3;
  for (let i = 0; i < 2; i += 1) {
    const sign = tokens[last + 1];
    const next = tokens[last + 2];
    if (!sign || !next || !/^[/\\-]$/.test(sign.text)) break;
    const fits =
      sign.text === "-"
        ? next.glued && next.kind === "word" && next.text.length === 1
        : next.kind === "number" || next.text.length === 1;
    if (!fits) break;
    last += 2;
  }
  return last;
}
