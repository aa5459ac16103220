import { bareStreet } from "./address-bare.ts";
import { lodgingRoom } from "./address-lodging.ts";
import { roadside } from "./address-road.ts";
import { markedNumber, numberedMarker } from "./address-door.ts";
import type { AddressPart } from "./address-part.ts";
import { streetAt } from "./address-street.ts";
import { villageAt } from "./address-village.ts";
import { addressEnd } from "./address-end.ts";
import { addressStart, isNamed, isPlaced } from "./address-reach.ts";
import type { Figure } from "./figure.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Certainty, Finding } from "./verdict.ts";
import { toldPlaces } from "./places/told-places.ts";
import { endOf, keyOf, startOf, textOf } from "./token-text.ts";

/** Tokens that may stand between two pieces of one address: signs, "в", "это". */
const GAP = 3;
/** How far behind a village a street's house may stand. */
const NAME_REACH = 5;

/** Exact addresses: those that the rules find, and homes told by description (places/told-places.ts). */
export const findAddresses: Detector = (scan) => {
  const ruled = ruledAddresses(scan);
  return [...ruled, ...toldPlaces(scan, ruled)];
};

/** Pieces that stand together, at least one of them leading to one door, gate or market stall. */
export const ruledAddresses: Detector = (scan) => {
  const findings: Finding[] = [];
  for (const group of grouped(partsOf(scan), scan.figures)) {
    const first = Math.min(...group.map((part) => part.first));
    const before = addressStart(scan, first);
    const lodging = group.some((part) => part.counted === true) ? lodgingBefore(scan, first) : null;
    if (lodging === null && !isExact(group, isPlaced(scan, first), isNamed(scan, first))) continue;
    const start = Math.min(before, lodging ?? before);
    findings.push({
      start: startOf(scan.figures[start]),
      end: endOf(scan.figures[addressEnd(scan, Math.max(...group.map((part) => part.last)))]),
      kind: "address",
      certainty: certaintyOf(group),
    });
  }
  return findings;
};

const LODGING = /^(?:обшежити|обшаг|жатакхана|гостиниц|хостел|отел|конакуи|мотел|ночлежк|хотел|дормитор)/;

/** "общежитие педагогов, комната 305": what makes a room somebody's; a few words before it, in the same sentence. */
function lodgingBefore({ figures: tokens }: Scan, first: number): number | null {
  for (let i = first - 1; i >= Math.max(0, first - 5) && tokens[i + 1]?.opens !== true; i -= 1)
    if (LODGING.test(keyOf(tokens[i]))) return i;
  return null;
}

/** All pieces in the order of the text; they may touch or overlap. Linear: each looks at a handful of tokens. */
function partsOf(scan: Scan): readonly AddressPart[] {
  const { figures, words, lists } = scan;
  const parts: AddressPart[] = [];
  const add = (part: AddressPart | null): void => {
    if (part) parts.push(part);
  };
  let village = -1;
  for (const [i, token] of figures.entries()) {
    const settled = villageAt(scan, i);
    if (settled) {
      parts.push(settled);
      village = settled.last;
    }
    if (token.kind === "number") {
      add(numberedMarker(figures, i, words.address));
      add(bareStreet(scan, i, village >= 0 && i - village <= NAME_REACH));
      add(roadside(scan, i));
    } else if (token.kind === "word") {
      add(streetAt(figures, i, words.address, lists.common));
      add(markedNumber(figures, i, words.address));
      add(lodgingRoom(scan, i));
    }
  }
  return parts.toSorted((a, b) => a.first - b.first || a.last - b.last);
}

function grouped(parts: readonly AddressPart[], tokens: readonly Figure[]): AddressPart[][] {
  const groups: AddressPart[][] = [];
  let last = -1;
  for (const part of parts) {
    const group = groups.at(-1);
    const near = group !== undefined && closeEnough(tokens, last, part.first);
    if (near) group.push(part);
    else groups.push([part]);
    last = near ? Math.max(last, part.last) : part.last;
  }
  return groups;
}

function closeEnough(tokens: readonly Figure[], last: number, next: number): boolean {
  if (next <= last) return true;
  if (tokens[next]?.opens && /[.!?]/.test(textOf(tokens[next - 1]))) return false;
  if (next - last - 1 > GAP) return false;
  for (let i = last + 1; i < next; i += 1) {
    const token = tokens[i];
    if (
      token === undefined ||
      /[!?;]/.test(token.text) ||
      (token.kind === "word" && token.text.length > 2) ||
      (token.kind === "number" && !isBareHouse(tokens, i))
    )
      return false;
  }
  return true;
}

/** "Көктем-2, 15, кв. 8": the house between two commas. */
function isBareHouse(tokens: readonly Figure[], at: number): boolean {
  return tokens[at - 1]?.text === "," && tokens[at + 1]?.text === "," && (tokens[at]?.text.length ?? 9) < 4;
}

/** One exact piece, an entrance with its floor, a row with its place. */
function isExact(group: readonly AddressPart[], placed: boolean, named: boolean): boolean {
  if (group.some((part) => part.exact)) return true;
  const counted = group.filter((part) => part.counted === true);
  const others = group.some((part) => part.counted !== true);
  const rooms = counted.every((part) => part.kind === "flat");
  if (
    counted.length > 0 &&
    (others || ((placed || named) && !rooms) || new Set(counted.map((part) => part.kind)).size > 1)
  )
    return true;
  const inside = group.filter((part) => part.kind === "detail" || part.kind === "stall");
  return new Set(inside.map((part) => part.first)).size > 1;
}

/** Street with house, or house with flat: certain. One exact piece alone: likely, or only possible when it may be a count. */
function certaintyOf(group: readonly AddressPart[]): Certainty {
  const exact = group.filter((part) => part.exact);
  if (group.length > 1 || exact.some((part) => part.last - part.first > 2 && !part.vague)) return "certain";
  return exact.every((part) => part.vague) ? "possible" : "likely";
}
