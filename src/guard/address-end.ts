import { AREA, isOn } from "./address-reach.ts";
import { withFlat } from "./address-street.ts";
import type { Figure } from "./figure.ts";
import type { Scan } from "./scan.ts";
import { keyOf, textOf } from "./token-text.ts";

/** How many pieces between commas may stand behind the house, and words a piece. */
const MOST_PIECES = 3;
const MOST_WORDS = 4;

/** Where it ends when what is said of the door is counted in: "…, цокольный этаж", "…, магазин «Айша»", "…, напротив аптеки". */
export function addressEnd(scan: Scan, last: number): number {
  const {
    figures: tokens,
    words: { address },
  } = scan;
  let end = located(tokens, withFlat(tokens, last, address));
  for (let piece = 0; piece < MOST_PIECES; piece += 1) {
    const comma = tokens[end + 1]?.text === ",";
    const to = pieceEnd(scan, comma ? end + 2 : end + 1, comma);
    if (to === null) break;
    end = located(tokens, withFlat(tokens, to, address));
  }
  if (tokens[end + 1]?.text === "," && tokens[end + 2]?.text === "№" && tokens[end + 3]?.kind === "number")
    end += 3;
  end = codeEnd(scan, end);
  const cellar = scan.figures[end + 1];
  const inside = cellar !== undefined && !cellar.opens && INSIDE.test(cellar.fold);
  return placeBehind(scan, inside ? end + 1 : end);
}

/** "77 ден", "8-де", "17 дегі": what is hung on the number. */
function located(tokens: readonly Figure[], end: number): number {
  if (tokens[end]?.kind !== "number") return end;
  const at = tokens[end + 1]?.text === "-" ? end + 2 : end + 1;
  return tokens[at]?.lower !== "the" && LOCATIVE.test(keyOf(tokens[at])) ? at : end;
}

const LOCATIVE = /^(?:да|де|та|те|дан|ден|тан|тен|даги|деги|таги|теги)$/;

/** "(код подъезда 8К3317)", ", домофон 4В1122", "код двери 2580": what opens the door, with the letters in it. */
function codeEnd({ figures: tokens }: Scan, end: number): number {
  const goesOn = tokens[end]?.text.length === 1 && tokens[end + 1]?.glued === true;
  if (goesOn && tokens[end + 1]?.kind === "number") return end + 1;
  let at = end + 1;
  while (/^[,.(]$/.test(textOf(tokens[at])) && at < end + 3) at += 1;
  const from = /^(?:код|домофон|есик|кодтик)/.test(keyOf(tokens[at]))
    ? at
    : /^(?:код|домофон)/.test(keyOf(tokens[end - 1]))
      ? end
      : null;
  if (from === null) return end;
  for (let i = from; i <= from + 4; i += 1) {
    if (tokens[i]?.kind !== "number") continue;
    let last = i;
    while (tokens[last + 1]?.glued === true && tokens[last + 1]?.kind !== "sign") last += 1;
    return last;
  }
  return end;
}

/** "6 үйдің жертөлесінен", "12 үйдің ауласында". */
const INSIDE = /^(?:жертоле|подвал|аула|шатир|кириберис|подезд)[а-я]*(?:нен|нан|нде|нда)$/;

/** "дом 19 по Ташенова", "Кунаева 140 в Сарыкемере", "House 9, Dostyk street, Arys": the street or place told behind the number. */
function placeBehind({ figures: tokens, words: { address }, lists }: Scan, end: number): number {
  const link = tokens[end + 1];
  const name = tokens[end + 2];
  if (link === undefined || name?.kind !== "word" || name.text.length < 4 || address.stop.has(name.key))
    return end;
  const next = tokens[end + 3];
  const ends = next === undefined || next.opens || next.kind === "sign";
  const place = lists.places.has(name.key) || (name.capital === "first" && !lists.common.has(name.key));
  if (isOn(link)) return STREET.test(name.key) || address.knownStreets.has(name.key) ? end + 2 : end;
  if (link.lower === "in" || /^(?:в|во)$/.test(link.key))
    return place && !address.towns.has(name.key) ? end + 2 : end;
  return link.text === "," && ends && place && !/[.!?]/.test(textOf(tokens[end])) && isTownOrVillage()
    ? end + 2
    : end;

  function isTownOrVillage(): boolean {
    return (address.towns.has(keyOf(name)) && !AREA.test(keyOf(name))) || lists.places.has(keyOf(name));
  }
}

const STREET = /(?:ова|ева|ина|ого|скои|нои|ои|баева|беков?а|уса)$/;

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
      address.house,
      address.flat,
      address.houseAfter,
    ];
    if (thing.some((set) => set.has(token.key))) things += 1;
    else if (!named && token.text.length > 2 && !home.looks.has(token.key) && !home.relations.has(token.key))
      strange += 1;
  }
  const next = tokens[at];
  const ends = next === undefined || next.opens || next.kind === "sign";
  const beside = comma && isBeside(keyOf(tokens[from]), keyOf(tokens[at - 1]));
  return ends && at > from && ((things > 0 && strange <= (comma ? 1 : 0)) || beside) ? at - 1 : null;

  /** "напротив аптеки", "мешіттің жанында": a relation that is never the start of another sentence. */
  function isBeside(first: string, last: string): boolean {
    return home.besides.has(first) || home.relationsAfter.has(last);
  }
}

/** A sign that ends a piece; the full stop of "каб. 5" does not. */
function isBreak({ figures: tokens }: Scan, at: number): boolean {
  const text = textOf(tokens[at]);
  const letter = tokens[at + 1]?.kind === "word" && tokens[at + 1]?.text.length === 1;
  const short = (tokens[at - 1]?.text.length ?? 9) < 5 && (letter || tokens[at + 1]?.kind === "number");
  return /^[,;:!?)(]$/.test(text) || (text === "." && !short);
}
