/**
 * Sound in ISO base media (ISO 14496-12; M4A, 3GP): what tells of place, device, author and time is overwritten with zeros in boxes called
 * "free", so that nothing moves and the sound stays to the byte. A file with any track but sound is refused.
 */
import { u32 } from "../photo/bytes.ts";

/** Boxes that hold boxes; of a sample table only sizes and offsets follow, no words. */
const OPENED: ReadonlySet<string> = new Set(["moov", "trak", "mdia", "edts", "minf", "stbl", "moof", "traf"]);
/** User data (©xyz is the place), metadata, makers' own boxes, and what was left over. */
const TOLD_BESIDES: ReadonlySet<string> = new Set([
  "udta",
  "meta",
  "uuid",
  "free",
  "skip",
  "wide",
  "iods",
  "pdin",
  "meco",
  "prft",
  "emsg",
]);
const KEPT: ReadonlySet<string> = new Set(
  "ftyp moov mdat trak mdia edts minf stbl moof traf mvhd tkhd mdhd hdlr elst smhd dinf stsd stts stsc stsz stz2 stco co64 ctts stss sgpd sbgp tref mvex mfhd tfhd tfdt trun mfra sidx styp".split(
    " ",
  ),
);
/** Deeper than any player writes. */
const DEEPEST = 8;
const TIMES: Readonly<Record<string, true>> = { mvhd: true, tkhd: true, mdhd: true };

/** null: it is broken. "other": it has a track that is no sound. */
export function cleanMp4(bytes: Uint8Array): Uint8Array | "other" | null {
  const whole = bytes.slice();
  const found = { tracks: 0, sound: 0, unknown: 0 };
  if (!within(whole, 0, whole.length, 0, found)) return null;
  if (found.unknown > 0 || found.tracks === 0 || found.tracks !== found.sound) return "other";
  return whole;
}

type Found = { tracks: number; sound: number; unknown: number };

/** False: a box goes beyond what holds it. Each byte is passed once: nesting is bounded, and a box is at least eight bytes. */
function within(bytes: Uint8Array, from: number, end: number, depth: number, found: Found): boolean {
  for (let at = from; at < end; ) {
    const size = sizeOf(bytes, at, end);
    if (size === null) return false;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = at + (u32(bytes, at) === 1 ? 16 : 8);
    const next = at + size;
    if (TOLD_BESIDES.has(type)) blank(bytes, at, body, next);
    else if (!KEPT.has(type)) found.unknown += 1;
    if (type === "trak") found.tracks += 1;
    if (type === "hdlr") hear(bytes, body, next, found);
    if (TIMES[type] === true) forgetTimes(bytes, body, next);
    if (OPENED.has(type) && (depth === DEEPEST || !within(bytes, body, next, depth + 1, found))) return false;
    at = next;
  }
  return true;
}

/** Null: it does not fit. 0 means up to the end, 1 that eight bytes of size follow. */
function sizeOf(bytes: Uint8Array, at: number, end: number): number | null {
  if (at + 8 > end) return null;
  const told = u32(bytes, at);
  const size =
    told === 0 ? end - at : told === 1 ? u32(bytes, at + 8) * 0x1_0000_0000 + u32(bytes, at + 12) : told;
  return size < (told === 1 ? 16 : 8) || at + size > end ? null : size;
}

function blank(bytes: Uint8Array, at: number, body: number, next: number): void {
  bytes.set([0x66, 0x72, 0x65, 0x65], at + 4); // "free"
  bytes.fill(0, body, next);
}

/** The kind of the track stands behind version and an empty word; then a name that software chooses. */
function hear(bytes: Uint8Array, body: number, next: number, found: Found): void {
  if (String.fromCharCode(...bytes.subarray(body + 8, body + 12)) === "soun") found.sound += 1;
  // Apple writes the name with its length before it: zeros are an empty name both ways.
  bytes.fill(0, Math.min(body + 24, next), next);
}

/** Made and changed: two numbers behind the version, of four bytes each or, in version 1, of eight. */
function forgetTimes(bytes: Uint8Array, body: number, next: number): void {
  bytes.fill(0, Math.min(body + 4, next), Math.min(body + (bytes[body] === 1 ? 20 : 12), next));
}
