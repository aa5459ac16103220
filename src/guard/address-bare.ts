import { isChildsAge } from "./childs-age.ts";
import { isOrdinalEnding } from "./ordinal-ending.ts";
import { isHouseNumber, numberEnd } from "./address-number.ts";
import type { AddressPart } from "./address-part.ts";
import { addressEnd } from "./address-end.ts";
import { isNumberedQuarter } from "./address-quarter.ts";
import { isMarker, isTail, withFlat } from "./address-street.ts";
import type { Figure } from "./figure.ts";
import type { Scan } from "./scan.ts";
import { isNearFrequentWord } from "./fuzzy-name.ts";
import { commonnessOf } from "./vocabulary.ts";
import { foldOf, keyOf, textOf } from "./token-text.ts";

/** Enough hints that a name and a number are a street and its house. */
const ENOUGH = 3;
/** "Сейтметова тридцать два": most numbers in words are counts. */
const ENOUGH_IN_WORDS = 4;
const NAME_WORDS = 3;
const REACH = 8;
/** "Асель, Дамир 7" are children with an age; a greater number is none. */
const OLDEST_CHILD = 18;
const STREET_ENDING = /(?:ов|ев|ова|ева|ина|скаиа|скои|ского|наиа|нои|ого|баева|беков?а|улы|кызы)$/;

/**
 * "на Айтиева 34", "Қаратөбе 27-5", "Амир Темур 58 тұрады": no word for a street. A flat behind the number, a word for living
 * or an address, "на" before it, a village before it, an ending as streets have: hints, of which it takes several.
 */
export function bareStreet(scan: Scan, index: number, village: boolean): AddressPart | null {
  const { figures: tokens, words } = scan;
  const number = tokens[index];
  if (number?.kind !== "number" || number.spelled === "ordinal" || number.text.length > 3) return null;
  if (isHelpLine(tokens, index) || isHour(tokens, index)) return null;
  const isPlace = (token: Figure): boolean =>
    scan.lists.places.has(token.key) || words.address.towns.has(token.key);
  if (isChildsAge(tokens, index, isPlace) || isDecimal(tokens, index)) return null;
  // "Талғарда бір үйде": in a house there, not in number one.
  if (number.spelled === "cardinal" && number.text === "1") return null;
  const located = isLocated(tokens, index, words.address);
  if (!located && !isHouseNumber(tokens, index, words.address)) return null;
  const end = numberEnd(tokens, index);
  if (end > index && tokens[end]?.kind === "number" && !isHouseNumber(tokens, end, words.address))
    return null;
  if (!located && !endsHere(scan, end)) return null;
  const first = nameBefore(scan, index, end > index || located);
  if (first === null) return null;
  if (FROM.test(foldOf(tokens[index - 1]))) return null;
  if (isNumberedQuarter(tokens, index - 1, index, words.address) && end === index)
    return { first, last: index, kind: "area", exact: false, vague: false };
  const hints = hintsOf(scan, first, index, end) + (village ? 2 : 0) + (located ? 2 : 0);
  return hints >= (number.spelled === "no" ? ENOUGH : ENOUGH_IN_WORDS)
    ? { first, last: withFlat(tokens, end, words.address), kind: "house", exact: true, vague: end === index }
    : null;
}

/**
 * The children's help line 116-16 (or 116-111): a house of this number is one only where a street is named as such. "Горячая линия 111", "сенім телефоны 150": nor are
 * the numbers that stand behind a word for a line.
 */
function isHelpLine(tokens: readonly Figure[], index: number): boolean {
  const [number, behind] = [textOf(tokens[index]), textOf(tokens[index + 2])];
  const before = tokens[index - 2];
  // "есік жабық, 103 те келмей тұр"; not "Айтиева, 112".
  const apart =
    tokens[index - 1]?.text === "," && before?.capital === "none" && !STREET_ENDING.test(before.fold);
  if (HELP_NUMBER.test(number) && apart) return true;
  if (number === "116" && tokens[index + 1]?.text === "-" && /^(?:16|111)$/.test(behind)) return true;
  return HELP_NUMBER.test(number) && LINE.test(keyOf(tokens[index - 1]));
}

/** "таңғы 9-да", "сағат 5-те", "пн-пт 9-18", "мектеп жасындағысы 5". */
function isHour(tokens: readonly Figure[], index: number): boolean {
  const before = textOf(tokens[index - 1]) === "," ? tokens[index - 2] : tokens[index - 1];
  const word = foldOf(before);
  return (
    /^(?:жасинда|танги|тангерт|кешки|тунги|туски|сагат)/.test(word) ||
    /^(?:пн|вт|ср|чт)-?(?:ср|чт|пт|сб|вс)?$/.test(word)
  );
}

const HELP_NUMBER = /^(?:150|10[1-4]|11[1-6]|1414|1409|1430)$/;
const LINE = /^(?:лини|жели|лине?$|хотлин|телефон|довери|номер|номир)/;

/** "1,5 млн". */
function isDecimal(tokens: readonly Figure[], index: number): boolean {
  const [sign, next] = [tokens[index + 1], tokens[index + 2]];
  return sign?.glued === true && /^[,.]$/.test(sign.text) && next?.kind === "number" && next.glued;
}

/** "Навои 33 да", "Тоқтаров 8-де", "Жабаев 17 дегі", "77 ден": a number that somebody is at, and no age ("8-де" of "Асель 8-де" is). */
function isLocated(tokens: readonly Figure[], index: number, words: Scan["words"]["address"]): boolean {
  const end = numberEnd(tokens, index);
  const hyphen = tokens[end + 1]?.text === "-";
  const suffix = tokens[hyphen ? end + 2 : end + 1];
  return (
    suffix?.kind === "word" &&
    tokens[index]?.text.length !== 4 &&
    suffix.lower !== "the" &&
    /^(?:да|де|та|те|дан|ден|тан|тен|даги|деги|таги|теги|га|ге|ка|ке|нда|нде)$/.test(suffix.key) &&
    !words.towns.has(keyOf(tokens[index - 1]))
  );
}

/** Behind the number: the end, a sign, a small word, a word for living, a house's or flat's marker. */
function endsHere({ figures: tokens, words }: Scan, end: number): boolean {
  const next = tokens[end + 1];
  if (next === undefined || next.opens) return true;
  if (next.text === "-") return !next.glued;
  if (next.kind === "sign") return !/^[%°:+=*]$/.test(next.text);
  if (next.kind === "number") return false;
  return (
    words.address.stop.has(next.key) || words.address.lives.has(next.key) || isMarker(next, words.address)
  );
}

/** Where the street's name begins that ends right before the number (or its comma); null when the word there can be none. */
function nameBefore(scan: Scan, index: number, sure: boolean): number | null {
  const { figures: tokens, words } = scan;
  const last = tokens[index - 1]?.text === "," ? index - 2 : index - 1;
  const end = tokens[last];
  if (end === undefined || !couldName(scan, end)) return null;
  const tail = words.address.nameTail.has(end.key) || words.address.villageAfter.has(end.key);
  const street = isElliptic(end) || (sure && (scan.lists.places.has(end.key) || end.capital === "first"));
  if (!tail && !street && isEveryday(scan, end) && (end.capital !== "first" || end.opens)) return null;
  if (!tail && isSlip(scan, end)) return null;
  let first = last;
  while (first > 0 && last - first < NAME_WORDS - 1 && !tokens[first]?.opens) {
    const before = tokens[first - 1];
    const goesOn = tail && first === last;
    if (before === undefined || !couldName(scan, before) || isEveryday(scan, before)) break;
    if (!goesOn && (before.capital !== "first" || before.opens || tokens[first]?.capital === "none")) break;
    first -= 1;
  }
  if (tail && first === last && end.capital === "none") return null;
  // "Ж.Аймауытов 6", "М. Өтемісұлы 44": the initial.
  const initial = tokens[first - 1]?.text === "." && tokens[first - 2]?.text.length === 1;
  return initial && tokens[first - 2]?.kind === "word" ? first - 2 : first;
}

/** "вокзалынан 19-ға": from there, at an hour or by a bus. */
const FROM = /.{4}(?:[нд][ае]н|(?<!с)т[ае]н)$/;

/** "Заводская 11", "Центральная 22": an adjective that agrees with a street left out; not "старшая 12, младшая 7". */
function isElliptic(token: Figure): boolean {
  return (
    token.capital === "first" &&
    token.text.length > 5 &&
    /[нвкш]аиа$/.test(token.fold) &&
    !RANK.test(token.key)
  );
}

const RANK =
  /^(?:стар|млад|средн|перв|втор|трет|друг|последн|обш|кажд|маленк|болш|нов|ноч|сум|гориач|скор|дежурн|вечерн|утрен|дневн|итог|главнаиа|обшаиа)/;

/** "Исходящий 01-12/778": what papers are numbered by. */
const OFFICE =
  /^(?:исходиаш|входиаш|исх$|вх$|обрашени|заиавлени|заиавк|протокол|приказ|писмо|отношени|хаттама|буирик|отиниш)/;

function couldName({ words }: Scan, token: Figure): boolean {
  if (token.kind !== "word" || token.text.length < 2 || OFFICE.test(token.key)) return false;
  if (isElliptic(token)) return true;
  if (isTail(token, words.address)) return true;
  const other = [words.address.stop, words.person.roles, words.place.beforeWeak, words.address.lives];
  return token.text.length > 3 && !other.some((set) => set.has(token.key));
}

function isEveryday(scan: Scan, token: Figure): boolean {
  const { words, lists } = scan;
  return (
    ((lists.common.has(token.key) || isFrequentRussian(token, scan)) && !isTail(token, words.address)) ||
    words.plate.car.has(token.key) ||
    words.school.schools.has(token.key)
  );
}

/** "возаст 12-14": an everyday word with a slip of the finger, and no name. */
function isSlip({ lists }: Scan, { key, fold, capital }: Figure): boolean {
  const named = [lists.given, lists.surnames, lists.places, lists.venues].some((list) => list.has(key));
  return capital === "none" && !named && !STREET_ENDING.test(fold) && isNearFrequentWord(fold, lists);
}

/** "рынков 3, строек 2": words counted. Not the adjectives that streets are called by, nor Kazakh words, which most new streets are called by. */
function isFrequentRussian({ fold }: Figure, { lists }: Scan): boolean {
  return commonnessOf(fold, lists.vocabulary) >> 2 > 1 && !/(?:ои|аиа|его|ого)$/.test(fold);
}

function hintsOf(scan: Scan, first: number, index: number, end: number): number {
  const {
    figures: tokens,
    words: { address },
    lists,
  } = scan;
  const name = tokens[first];
  const before = keyOf(tokens[first - 1]);
  const at = tokens[end + 1]?.text === "," ? end + 2 : end + 1;
  const next = keyOf(tokens[at]);
  const skip = isOrdinalEnding(tokens[at]) ? at + 1 : at;
  const behind =
    tokens[at]?.kind === "number"
      ? keyOf(tokens[tokens[at + 1]?.text === "-" ? at + 2 : at + 1])
      : keyOf(tokens[skip]);
  const known = tokens.slice(first, index).some((token) => isTail(token, address));
  const child = isChild(scan, index, end);
  const home = atHome(scan, first);
  const door = [address.flat, address.house, address.houseAfter, address.flatAfter].some((words) =>
    words.has(behind),
  );
  /** English has no capitals to go by: "ages 10-14". */
  const named = known || tokens.slice(first, index).some((token) => address.nameTail.has(token.key));
  const plain = name?.capital === "none" && /^[a-z]/i.test(name.text) && !door && !named && home === 0;
  if (plain) return 0;
  let hints = (door || addressEnd(scan, end) > end ? 2 : 0) + home - (child && !door ? 1 : 0);
  if (tokens.slice(first + 1, index).some((token) => address.nameTail.has(token.key))) hints += 1;
  if (
    (known || !lists.common.has(keyOf(name))) &&
    (door || home > 0 || end > index || !lists.places.has(keyOf(name)))
  )
    hints += 1;
  if (known || STREET_ENDING.test(foldOf(tokens[index - 1]))) hints += 1;
  const last = tokens[tokens[index - 1]?.text === "," ? index - 2 : index - 1];
  if (last !== undefined && isElliptic(last)) hints += ENOUGH;
  if (name?.kind === "word" && name.text.length === 1) hints += 2;
  if (end > index) hints += 2;
  if (tokens[first - 1]?.text === "," && tokens[first - 2]?.kind === "word")
    hints += placeHint(scan, first - 2, Number(tokens[index]?.text) > OLDEST_CHILD || end > index);
  if (address.onStreet.has(before)) hints += before === "по" ? 1 : 2;
  if (address.lives.has(next)) hints += 2;
  for (let i = first - 1; i >= Math.max(0, first - REACH); i -= 1)
    if (address.lives.has(keyOf(tokens[i]))) return hints + 2;
  return hints;
}

/** "дом Затаевича, 16", "әжесінде Сырдария 17": a home or a relative's right before the name. */
function atHome({ figures: tokens, words }: Scan, first: number): number {
  const before = tokens[tokens[first - 1]?.text === ":" ? first - 2 : first - 1];
  if (before?.kind !== "word" || before.text.length < 3) return 0;
  if (words.home.homes.has(before.key) || words.home.landmarks.has(before.key)) return 2;
  return /(?:синде|синда|инде|инда|икинде|икинда)$/.test(before.fold) &&
    words.person.roles.has(before.key.slice(0, -2))
    ? 2
    : 0;
}

/** "Асель 7", "Темір, 9": a given name with a child's age. */
function isChild({ figures: tokens, lists }: Scan, index: number, end: number): boolean {
  const name = tokens[tokens[index - 1]?.text === "," ? index - 2 : index - 1];
  return (
    end === index && Number(tokens[index]?.text) <= OLDEST_CHILD && (lists.given.get(keyOf(name)) ?? 0) > 1
  );
}

/** "Талгар, Лермонтова 51": a place and a comma before the street; a word that no list knows may be one. */
function placeHint({ figures: tokens, words, lists }: Scan, at: number, noAge: boolean): number {
  const token = tokens[at];
  if (token === undefined || token.text.length < 4) return 0;
  if (words.address.towns.has(token.key) || lists.places.has(token.key)) return 2;
  return lists.common.has(token.key) || words.person.roles.has(token.key) ? 0 : noAge ? 2 : 1;
}
