import { withFlat } from "./address-street.ts";
import type { Figure } from "./figure.ts";
import type { Scan } from "./scan.ts";

/** How many pieces between commas an address may have before and behind its house, and words a piece. */
const MOST_PIECES = 3;
const MOST_WORDS = 4;

/**
 * Where an exact address begins when the village, quarter or building before it is counted in: "Забадам, 26 квартал, дом 4", "гараж,
 * Абая 5". Towns, districts and regions stay outside: whoever answers needs them, and thousands live there.
 */
export function addressStart(scan: Scan, first: number): number {
  let start = hyphenStart(scan, first);
  for (let piece = 0; piece < MOST_PIECES; piece += 1) {
    const comma = scan.figures[start - 1]?.text === ",";
    const from = comma
      ? (pieceStart(scan, start - 2) ?? townBefore(scan, start - 2) ?? settlementBefore(scan, start - 2))
      : (pieceStart(scan, start - 1) ?? nameBefore(scan, start - 1) ?? placeBeforeOn(scan, start - 1));
    if (from === null) break;
    start = hyphenStart(scan, from);
  }
  if (/^(?:за|возле|напротив|около)$/.test(scan.figures[start - 1]?.key ?? "")) return start - 1;
  const marked = scan.figures[start - 1]?.text === "." && scan.figures[start - 1]?.glued === true;
  return marked && /^(?:г|гор|с|п|пос|к|а)$/.test(scan.figures[start - 2]?.key ?? "") ? start - 2 : start;
}

/** "наурыз 21-үй", "Рысбек батыр 6 үйдің": a street called by an everyday word, or by a name and a rank. */
function nameBefore({ figures: tokens, words: { address }, lists }: Scan, at: number): number | null {
  const name = tokens[at];
  const leads = tokens[at + 1]?.kind === "number" || address.quarter.has(tokens[at + 1]?.key ?? "");
  if (name?.kind !== "word" || name.text.length < 3 || !leads) return null;
  if (address.nameTail.has(name.key)) return tokens[at - 1]?.kind === "word" ? at - 1 : at;
  const known =
    lists.given.has(name.key) || lists.surnames.has(name.key) || address.knownStreets.has(name.key);
  const called = known || name.capital === "first" || name.opens;
  return called && !address.stop.has(name.key) && !address.lives.has(name.key) ? at : null;
}

/** "Талгар, Лермонтова 51", "г. Тараз, 3 мкр": a town's bare name that opens the address, not "в Таразе, …". */
function townBefore({ figures: tokens, words: { address } }: Scan, at: number): number | null {
  const town = tokens[at];
  if (town?.kind !== "word" || !address.towns.has(town.key) || OBLIQUE.test(town.key)) return null;
  if (AREA.test(town.key)) return null;
  const marked = tokens[at - 1]?.text === "." && /^(?:г|гор|к)$/.test(tokens[at - 2]?.key ?? "");
  const from = marked ? at - 2 : at;
  const before = tokens[from - 1];
  return before?.kind === "word" && (PREPOSITION.test(before.lower) || PREPOSITION.test(before.key))
    ? null
    : from;
}

/** "красный восток, …", "восточный 2, …", "жаңа жол, …": a settlement's name of everyday words, all there is between two signs. */
function settlementBefore(
  { figures: tokens, words: { home, address, person } }: Scan,
  last: number,
): number | null {
  const number = tokens[last]?.kind === "number" && (tokens[last]?.text.length ?? 9) < 3;
  const noun = number ? last - 1 : last;
  const adjective = number ? noun : noun - 1;
  const word = tokens[noun];
  const first = tokens[adjective];
  if (word?.kind !== "word" || first?.kind !== "word" || word.text.length < 3) return null;
  if (
    [address.stop, address.lives, person.roles, home.homes].some(
      (set) => set.has(word.key) || set.has(first.key),
    )
  )
    return null;
  const before = tokens[adjective - 1];
  const bounded = before === undefined || first.opens || before.kind === "sign";
  return bounded && SETTLEMENT.test(first.key) ? adjective : null;
}

const SETTLEMENT =
  /(?:[нвслдтркчш]и|[нвск]ои|[нвск]аиа|[нвск]ое)$|^(?:жана|ески|улкен|киши|орта|жогарги|томенги|кизил|ак|кара|кок|сари)$/;

/** "в Кулане по Жибек жолы 9", "общежитие на Байтурсынова 90": a village or a large house, and the street in it. */
function placeBeforeOn({ figures: tokens, words: { address }, lists }: Scan, at: number): number | null {
  const place = tokens[at - 1];
  if (!isOn(tokens[at]) || place?.kind !== "word" || place.text.length < 4) return null;
  const house = address.quarter.has(place.key) || address.villageAfter.has(place.key);
  const village =
    lists.places.has(place.key) || (place.capital === "first" && LOCATED.test(place.key) && !place.opens);
  return (house || village) && !address.towns.has(place.key) ? at - 1 : null;
}

const OBLIQUE = /(?:та|те|(?<!ис)тан|тен|дан|ден|ке|ге|тин|нин|дин|лик|дик|ском|скои)$/;
/** Districts and regions stay readable. */
const AREA = /^(?:област|обл|аудан|раион|кала|город|каласи|казакстан|казахстан|audan|oblis)/;
const PREPOSITION = /^(?:в|во|из|от|до|под|возле|in|from|near|to)$/;
/** "он" is the key of "on", and Russian for "he". */
function isOn(token: Figure | undefined): boolean {
  return /^(?:on|at)$/.test(token?.lower ?? "") || /^(?:по|на)$/.test(token?.key ?? "");
}

const LOCATED = /[еи]$/;

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

/** "отырар 4 үй", "Ниеткалиев 63 үйдегі": does a name stand right before it? */
export function isNamed({ figures: tokens, lists, words }: Scan, first: number): boolean {
  const name = tokens[first - 1];
  if (name?.kind !== "word" || name.text.length < 4 || words.address.stop.has(name.key)) return false;
  if (name.capital === "first" && !name.opens) return true;
  const known = lists.places.has(name.key) || words.address.knownStreets.has(name.key);
  return (
    known || words.address.nameTail.has(name.key) || (!lists.common.has(name.key) && SURNAME.test(name.key))
  );
}

const SURNAME = /(?:ов|ев|ова|ева|ина|ская|ской|ского|баи|бек|гали|кул)$/;

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
  const cellar = scan.figures[end + 1];
  const inside = cellar !== undefined && !cellar.opens && INSIDE.test(cellar.fold);
  return placeBehind(scan, inside ? end + 1 : end);
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
  return link.text === "," && ends && place && !/[.!?]/.test(tokens[end]?.text ?? "") && isTownOrVillage()
    ? end + 2
    : end;

  function isTownOrVillage(): boolean {
    return (
      (address.towns.has(name?.key ?? "") && !AREA.test(name?.key ?? "")) || lists.places.has(name?.key ?? "")
    );
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
  const letter = tokens[at + 1]?.kind === "word" && tokens[at + 1]?.text.length === 1;
  const short = (tokens[at - 1]?.text.length ?? 9) < 5 && (letter || tokens[at + 1]?.kind === "number");
  return /^[,;:!?)(]$/.test(text) || (text === "." && !short);
}
