import type { Figure } from "./figure.ts";
import type { Scan } from "./scan.ts";
import { keyOf, lowerOf } from "./token-text.ts";

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
  start = estateStart(scan, start);
  if (/^(?:за|возле|напротив|около)$/.test(keyOf(scan.figures[start - 1]))) return start - 1;
  const marked = scan.figures[start - 1]?.text === "." && scan.figures[start - 1]?.glued === true;
  return marked && /^(?:г|гор|с|п|пос|к|а)$/.test(keyOf(scan.figures[start - 2])) ? start - 2 : start;
}

/** "дачи «Энергетик», …", "КГУ «…»", "55 разъезде, …", "оңтүстік базар": what a named piece of land is, or its number. */
function estateStart({ figures: tokens, words }: Scan, start: number): number {
  if (words.address.villageBefore.has(keyOf(tokens[start])) && tokens[start - 1]?.kind === "number")
    return start - 1;
  const comma = tokens[start - 1]?.text === "," ? start - 2 : start - 1;
  const word = tokens[comma];
  if (ESTATE.test(keyOf(word)) && comma === start - 1) return start - 1;
  if (word?.kind !== "word" || !words.address.villageBefore.has(word.key) || word.text.length < 4)
    return start;
  return tokens[comma - 1]?.kind === "number" ? comma - 1 : start;
}

const ESTATE =
  /^(?:дач[аие]|дачн[а-я]*|саиажаи[а-я]*|ст|снт|гск|ск|пк|кооператив[а-я]*|фазенд[аеу]|жк|массив[а-я]*|жилмассив[а-я]*|общежити[а-я]*|обшежити[а-я]*|обшаг[а-я]*|саун[а-я]+|бан[июяе]|кафе|улиса|улица|ошош|онтустик|солтустик|шигис|батис)$/;

/** "наурыз 21-үй", "Рысбек батыр 6 үйдің": a street called by an everyday word, or by a name and a rank. */
function nameBefore({ figures: tokens, words: { address }, lists }: Scan, at: number): number | null {
  const name = tokens[at];
  const leads = tokens[at + 1]?.kind === "number" || address.quarter.has(keyOf(tokens[at + 1]));
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
  const marked = tokens[at - 1]?.text === "." && /^(?:г|гор|к)$/.test(keyOf(tokens[at - 2]));
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
export const AREA = /^(?:област|обл|аудан|раион|кала|город|каласи|казакстан|казахстан|audan|oblis)/;
const PREPOSITION = /^(?:в|во|из|от|до|под|возле|in|from|near|to)$/;
/** "он" is the key of "on", and Russian for "he". */
export function isOn(token: Figure | undefined): boolean {
  return /^(?:on|at)$/.test(lowerOf(token)) || /^(?:по|на)$/.test(keyOf(token));
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
