import { isFollowedByCount } from "./address-number.ts";
import type { AddressPart } from "./address-part.ts";
import { isOrdinalEnding } from "./ordinal-ending.ts";
import type { Scan } from "./scan.ts";
import { keyOf, lowerOf, textOf } from "./token-text.ts";

const REACH = 9;
/** "в общаге, 16, одна": up to here a number that stands alone is an age, unless the hostel has a number itself ("общага №2, 14"). */
const OLDEST_CHILD = 18;

/**
 * "гостиница «Сайран», 406-й номер", "«Нұр» жатақханасы, 5-қабат, 512", "хостел, палата 3": a hostel, hotel or hospital and the number of a
 * room in it. A hostel's own number ("общежитие №3") and a floor alone are no room.
 */
export function lodgingRoom({ figures: tokens, words }: Scan, index: number): AddressPart | null {
  const { lodgings, rooms, floors } = words.lodging;
  if (!lodgings.has(keyOf(tokens[index]))) return null;
  let room: number | null = null;
  for (let at = index + 1; at <= index + REACH; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.opens && /[.!?]/.test(textOf(tokens[at - 1])))) break;
    if (/^[!?;]$/.test(token.text)) break;
    if (token.kind !== "number" || token.text.length > 4) continue;
    const skip = tokens[at + 1]?.text === "-" ? at + 2 : at + 1;
    const behind = isOrdinalEnding(tokens[skip]) ? skip + 1 : skip;
    const sign = /^[.№#N:-]$/.test(textOf(tokens[at - 1])) ? at - 2 : at - 1;
    if (floors.has(keyOf(tokens[behind])) || floors.has(keyOf(tokens[sign]))) continue;
    // "бір бөлмеде": in a room.
    if (isFollowedByCount(tokens, at, words.address) || (token.spelled === "cardinal" && token.text === "1"))
      continue;
    if (rooms.has(keyOf(tokens[behind])) && !OWN_COUNT.test(lowerOf(tokens[behind]))) room = behind;
    else if (rooms.has(keyOf(tokens[sign]))) room = at;
    else if (isBare(at)) room = at;
  }
  // "room 214, hostel Silk Way"
  const number = tokens[index - 1]?.text === "," ? index - 2 : index - 1;
  if (room === null && tokens[number]?.kind === "number" && rooms.has(keyOf(tokens[number - 1])))
    return { first: number - 1, last: nameBehind(), kind: "flat", exact: true, vague: false };
  if (room === null) return null;
  return { first: nameBefore(), last: room, kind: "flat", exact: true, vague: false };

  /** "…, 5-қабат, 512": behind a comma with nothing that is counted. */
  function isBare(at: number): boolean {
    const bare = tokens[at];
    const numbered = tokens[at - 2]?.kind === "number";
    if (bare?.spelled !== "no" || (Number(bare.text) <= OLDEST_CHILD && !numbered)) return false;
    const next = tokens[at + 1];
    const ends = next === undefined || next.opens || /^[,.;)]$/.test(next.text);
    return tokens[at - 1]?.text === "," && ends && !isFollowedByCount(tokens, at, words.address);
  }

  function nameBehind(): number {
    let at = index;
    while (at < index + 3 && tokens[at + 1]?.kind === "word" && tokens[at + 1]?.capital === "first") at += 1;
    return at;
  }

  /** "«Нұр» жатақханасы", "Арай қонақүйі": the name before it. */
  function nameBefore(): number {
    if (tokens[index - 1]?.text === '"') {
      const open = [3, 4].find((step) => tokens[index - step]?.text === '"');
      return open === undefined ? index : index - open;
    }
    const name = tokens[index - 1];
    return name?.kind === "word" && name.capital === "first" && !name.opens ? index - 1 : index;
  }
}

/** "12 номера" counts rooms no more than "12 номер" does; "40 мест" and "20 коек" do. */
const OWN_COUNT = /^(?:номеров|комнат|мест|коек|орын\p{L}+|палат)$/u;
