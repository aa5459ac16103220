import { isFollowedByCount } from "./address-number.ts";
import type { AddressPart } from "./address-part.ts";
import { isOrdinalEnding } from "./ordinal-ending.ts";
import type { Scan } from "./scan.ts";

const REACH = 9;

/**
 * "гостиница «Сайран», 406-й номер", "«Нұр» жатақханасы, 5-қабат, 512", "хостел, палата 3": a hostel, hotel or hospital and the number of a
 * room in it. A hostel's own number ("общежитие №3") and a floor alone are no room.
 */
export function lodgingRoom({ figures: tokens, words }: Scan, index: number): AddressPart | null {
  const { lodgings, rooms, floors } = words.lodging;
  if (!lodgings.has(tokens[index]?.key ?? "")) return null;
  let room: number | null = null;
  for (let at = index + 1; at <= index + REACH; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.opens && /[.!?]/.test(tokens[at - 1]?.text ?? ""))) break;
    if (/^[!?;]$/.test(token.text)) break;
    if (token.kind !== "number" || token.text.length > 4) continue;
    const skip = tokens[at + 1]?.text === "-" ? at + 2 : at + 1;
    const behind = isOrdinalEnding(tokens[skip]) ? skip + 1 : skip;
    const sign = /^[.№#N:-]$/.test(tokens[at - 1]?.text ?? "") ? at - 2 : at - 1;
    if (floors.has(tokens[behind]?.key ?? "") || floors.has(tokens[sign]?.key ?? "")) continue;
    if (rooms.has(tokens[behind]?.key ?? "") && !OWN_COUNT.test(tokens[behind]?.lower ?? "")) room = behind;
    else if (rooms.has(tokens[sign]?.key ?? "")) room = at;
    else if (isBare(at)) room = at;
  }
  // "room 214, hostel Silk Way"
  const number = tokens[index - 1]?.text === "," ? index - 2 : index - 1;
  if (room === null && tokens[number]?.kind === "number" && rooms.has(tokens[number - 1]?.key ?? ""))
    return { first: number - 1, last: nameBehind(), kind: "flat", exact: true, vague: false };
  if (room === null) return null;
  return { first: nameBefore(), last: room, kind: "flat", exact: true, vague: false };

  /** "…, 5-қабат, 512": three digits behind a comma with nothing that is counted. */
  function isBare(at: number): boolean {
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
