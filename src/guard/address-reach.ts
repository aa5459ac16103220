import { withFlat } from "./address-street.ts";
import type { Scan } from "./scan.ts";

/** How many pieces between commas an address may have before its street, and words a piece. */
const MOST_PIECES = 2;
const MOST_WORDS = 3;

/**
 * Where an exact address begins when the village or quarter before it is counted in: "Забадам, 26 квартал, дом 4". Towns, districts
 * and regions stay outside: whoever answers needs them, and thousands live there.
 */
export function addressStart(scan: Scan, first: number): number {
  const old = scan.words.home.looks.has(scan.figures[first - 1]?.key ?? "") && !scan.figures[first]?.opens;
  let start = old ? first - 1 : first;
  for (let piece = 0; piece < MOST_PIECES; piece += 1) {
    const name = nameBefore(scan, scan.figures[start - 1]?.text === "," ? start - 2 : start - 1, start);
    if (name === null) break;
    start = name;
  }
  return start;
}

/** The first token of a name that ends at `last` and fills the piece between two signs; null when it is no village's. */
function nameBefore({ figures: tokens, words, lists }: Scan, last: number, start: number): number | null {
  if (last === start - 1 && (tokens[start]?.kind !== "number" || tokens[last]?.capital !== "first"))
    return null;
  let first = last;
  while (first >= 0 && last - first < MOST_WORDS && isName(first)) first -= 1;
  first += 1;
  if (first > last) return null;
  const before = tokens[first - 1];
  const led =
    words.address.lives.has(before?.key ?? "") ||
    words.address.onStreet.has(before?.key ?? "") ||
    before?.text === "в";
  if (tokens[last]?.capital === "first" && !tokens[first]?.opens) return first;
  const bounded = tokens[first]?.opens === true || before === undefined || before.kind === "sign";
  const unknown = first === last && (tokens[last]?.text.length ?? 0) > 4 && start - last === 2;
  if (tokens[last]?.capital === "none" && unknown) return first;
  const known = tokens[last]?.capital === "first" || lists.places.has(tokens[last]?.key ?? "");
  return led || (bounded && known) ? first : null;

  function isName(at: number): boolean {
    const token = tokens[at];
    if (token?.kind !== "word" || token.text.length < 3 || words.address.towns.has(token.key)) return false;
    if (
      words.person.roles.has(token.key) ||
      words.address.stop.has(token.key) ||
      words.address.lives.has(token.key)
    )
      return false;
    return token.capital === "none"
      ? !lists.common.has(token.key)
      : !(token.opens && lists.common.has(token.key));
  }
}

/** Where it ends when what is said of the door is counted in: "…, цокольный этаж", "…, магазин «Айша»", "… во дворе". */
export function addressEnd({ figures: tokens, words: { home, address } }: Scan, last: number): number {
  let end = withFlat(tokens, last, address);
  for (let piece = 0; piece < MOST_PIECES; piece += 1) {
    let at = end + 1;
    if (tokens[at]?.text === ",") at += 1;
    let noun = false;
    const from = at;
    for (; at < tokens.length && at < from + 5; at += 1) {
      const token = tokens[at];
      if (token === undefined || (token.opens && at > from)) break;
      const named =
        /^["№]$/.test(token.text) ||
        (token.capital !== "none" && !token.opens) ||
        (token.kind === "number" && noun);
      const thing = [home.features, home.homes, home.landmarks, home.trimmings, address.detail].some((set) =>
        set.has(token.key),
      );
      if (!thing && !home.looks.has(token.key) && !home.relations.has(token.key) && !(named && noun)) break;
      noun ||= thing;
    }
    const next = tokens[at];
    if (!noun || !(next === undefined || next.opens || next.kind === "sign")) break;
    end = withFlat(tokens, at - 1, address);
  }
  return end;
}
