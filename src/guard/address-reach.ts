import { withFlat } from "./address-street.ts";
import type { Scan } from "./scan.ts";

/** How many pieces between commas an address may have before and behind its house, and words a piece. */
const MOST_PIECES = 2;
const MOST_WORDS = 4;

/**
 * Where an exact address begins when the village, quarter or building before it is counted in: "Забадам, 26 квартал, дом 4", "гараж,
 * Абая 5". Towns, districts and regions stay outside: whoever answers needs them, and thousands live there.
 */
export function addressStart(scan: Scan, first: number): number {
  let start = hyphenStart(scan, first);
  for (let piece = 0; piece < MOST_PIECES; piece += 1) {
    const comma = scan.figures[start - 1]?.text === ",";
    const from = pieceStart(scan, comma ? start - 2 : start - 1);
    if (from === null) break;
    start = hyphenStart(scan, from);
  }
  return start;
}

/** "Ақ-Булақ": a name in two parts begins with its first. */
function hyphenStart({ figures: tokens }: Scan, first: number): number {
  const hyphen = tokens[first - 1];
  const whole =
    hyphen?.text === "-" &&
    hyphen.glued &&
    tokens[first]?.glued === true &&
    tokens[first - 2]?.kind === "word";
  return whole ? first - 2 : first;
}

/** Is a village's or town's name set before it with a comma? Then a home described is that one home. */
export function isPlaced(scan: Scan, first: number): boolean {
  const { figures: tokens, lists, words } = scan;
  if (tokens[first - 1]?.text !== ",") return false;
  const name = tokens[first - 2];
  if (name?.kind !== "word" || name.text.length < 4) return false;
  return words.address.towns.has(name.key) || lists.places.has(name.key) || !lists.common.has(name.key);
}

/** Where the run of place words that ends at `last` begins; null when there is none. */
function pieceStart(scan: Scan, last: number): number | null {
  const { figures: tokens } = scan;
  let first = last + 1;
  for (let at = last; at >= 0 && last - at < MOST_WORDS; at -= 1) {
    const token = tokens[at];
    if (
      token === undefined ||
      !(token.text === '"' || isPlaceNumber(scan, at, last) || isPlaceWord(scan, at))
    )
      break;
    first = at;
    if (token.opens) break;
  }
  return first <= last && tokens.slice(first, last + 1).some((token) => token.kind === "word") ? first : null;
}

/** "Самал 2", "Кайтпас-1": the number of a quarter, at the end of its name. */
function isPlaceNumber(scan: Scan, at: number, last: number): boolean {
  const token = scan.figures[at];
  if (token?.text === "-") return at < last && token.glued;
  return (
    at === last &&
    token?.kind === "number" &&
    token.text.length < 3 &&
    scan.figures[at - 1]?.kind !== "number"
  );
}

/** A building, a landmark, how it looks; or a word that no list knows, which may be a village. */
function isPlaceWord({ figures: tokens, words, lists }: Scan, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word" || token.text.length < 3 || token.capital === "all") return false;
  const { address, home, person } = words;
  if (address.towns.has(token.key) || address.stop.has(token.key) || address.lives.has(token.key))
    return false;
  if (person.roles.has(token.key) || address.onStreet.has(token.key)) return false;
  if ([home.looks, home.trimmings].some((set) => set.has(token.key))) return true;
  const everyday = lists.common.has(token.key);
  if (lists.places.has(token.key) || (token.capital === "first" && closesPiece(tokens, at))) return true;
  return token.capital === "first" && !token.opens ? true : !everyday && token.text.length > 3;
}

/** A name with a comma, or a number and a comma, behind it. */
function closesPiece(tokens: Scan["figures"], at: number): boolean {
  const next = tokens[at + 1]?.kind === "number" ? at + 2 : at + 1;
  return tokens[next]?.text === ",";
}

/** Where it ends when what is said of the door is counted in: "…, цокольный этаж", "…, магазин «Айша»", "…, напротив аптеки". */
export function addressEnd(scan: Scan, last: number): number {
  const {
    figures: tokens,
    words: { address },
  } = scan;
  let end = withFlat(tokens, last, address);
  for (let piece = 0; piece < MOST_PIECES; piece += 1) {
    const comma = tokens[end + 1]?.text === ",";
    const to = pieceEnd(scan, comma ? end + 2 : end + 1, comma);
    if (to === null) break;
    end = withFlat(tokens, to, address);
  }
  return end;
}

function pieceEnd(scan: Scan, from: number, comma: boolean): number | null {
  const {
    figures: tokens,
    words: { home, address },
  } = scan;
  let at = from;
  let things = 0;
  let strange = 0;
  for (; at < tokens.length && at < from + MOST_WORDS + 2; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.opens && at > from) || isBreak(scan, at)) break;
    const named =
      /^["№-]$/.test(token.text) || (token.capital !== "none" && !token.opens) || token.kind === "number";
    const thing = [
      home.features,
      home.homes,
      home.landmarks,
      home.trimmings,
      address.detail,
      address.detailAfter,
      address.stall,
    ];
    if (thing.some((set) => set.has(token.key))) things += 1;
    else if (!named && !home.looks.has(token.key) && !home.relations.has(token.key)) strange += 1;
  }
  const next = tokens[at];
  const ends = next === undefined || next.opens || next.kind === "sign";
  const beside = comma && isBeside(tokens[from]?.key ?? "", tokens[at - 1]?.key ?? "");
  return ends && at > from && ((things > 0 && strange <= (comma ? 1 : 0)) || beside) ? at - 1 : null;

  /** "напротив аптеки", "мешіттің жанында": a relation that is never the start of another sentence. */
  function isBeside(first: string, last: string): boolean {
    return home.besides.has(first) || home.relationsAfter.has(last);
  }
}

/** A sign that ends a piece; the full stop of "каб. 5" does not. */
function isBreak({ figures: tokens }: Scan, at: number): boolean {
  const text = tokens[at]?.text ?? "";
  const short = (tokens[at - 1]?.text.length ?? 9) < 5 && tokens[at + 1]?.kind === "number";
  return /^[,;:!?)(]$/.test(text) || (text === "." && !short);
}
