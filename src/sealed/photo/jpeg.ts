/**
 * JPEG (ITU-T T.81): written anew from the segments that draw the picture. Left out: all APPn (EXIF with GPS, XMP, IPTC, maker's notes,
 * previews, colour profiles with serial numbers) but Adobe's, which says how colours are stored; comments; whatever stands after the end
 * (films and depth maps that phones hang on). The one thing kept of EXIF is which side is up.
 */
import { join, u16 } from "./bytes.ts";

const [SOI, EOI, SOS, APP0, APP1, APP14, APP15, COM] = [
  0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xee, 0xef, 0xfe,
] as const;
/** JFIF 1.01, no unit of density, no preview. */
const PLAIN_JFIF = Uint8Array.of(0xff, APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
const START = Uint8Array.of(0xff, SOI);
const END = Uint8Array.of(0xff, EOI);

/** null: it is broken. */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const kept: Uint8Array[] = [];
  let side = 1;
  let drawn = false;
  let at = 2;
  for (;;) {
    const marker = markerAt(bytes, at);
    if (marker === null) return null;
    if (marker.code === EOI) break;
    const length = u16(bytes, marker.end);
    const end = marker.end + length;
    if (length < 2 || end > bytes.length) return null;
    const body = bytes.subarray(marker.end + 2, end);
    if (marker.code === APP1) side = sideOf(body) ?? side;
    const scan = marker.code === SOS ? endOfScan(bytes, end) : end;
    if (isKept(marker.code, body))
      kept.push(Uint8Array.of(0xff, marker.code), bytes.subarray(marker.end, scan));
    drawn ||= marker.code === SOS;
    at = scan;
  }
  return drawn ? join([START, PLAIN_JFIF, ...(side === 1 ? [] : [upside(side)]), ...kept, END]) : null;
}

/** Any number of 0xff may stand before the code of a marker. */
function markerAt(bytes: Uint8Array, at: number): { readonly code: number; readonly end: number } | null {
  if (bytes[at] !== 0xff) return null;
  let next = at + 1;
  while (bytes[next] === 0xff) next += 1;
  const code = bytes[next];
  return code === undefined || code === 0 ? null : { code, end: next + 1 };
}

/** Of the picture itself, and not of an application. Eleven bytes "Adobe…" and a number, nothing that names anybody. */
function isKept(code: number, body: Uint8Array): boolean {
  if (code === COM) return false;
  if (code === APP14) return body.length === 12 && String.fromCharCode(...body.subarray(0, 5)) === "Adobe";
  return code < APP0 || code > APP15;
}

/** The compressed picture goes on until a marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length - 1; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff) return at;
  }
  return bytes.length;
}

const EXIF = "Exif\0\0";
const ORIENTATION = 0x0112;

/** The orientation (EXIF 2.32, tag 0x0112): 1 to 8; null where none is told. */
function sideOf(body: Uint8Array): number | null {
  if (String.fromCharCode(...body.subarray(0, 6)) !== EXIF || body.length < 14) return null;
  const tiff = new DataView(body.buffer, body.byteOffset + 6, body.length - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return null;
  const entries = tiff.getUint16(first, little);
  for (let i = 0; i < entries; i += 1) {
    const entry = first + 2 + i * 12;
    if (entry + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(entry, little) !== ORIENTATION) continue;
    const side = tiff.getUint16(entry + 8, little);
    return side >= 1 && side <= 8 ? side : null;
  }
  return null;
}

/** An EXIF segment that tells the orientation and nothing else: big-endian, one directory at 8 with one entry, a SHORT. */
function upside(side: number): Uint8Array {
  const segment = join([Uint8Array.of(0xff, APP1, 0, 34), ONE_ENTRY]);
  segment[SIDE_AT] = side;
  return segment;
}
/** "Exif", "MM", 42, 8; one entry: 0x0112, type 3, one value, 1; no further directory. */
const ONE_ENTRY = Uint8Array.from(
  "457869660000 4d4d002a00000008 0001 0112 0003 00000001 0001 0000 00000000"
    .replaceAll(" ", "")
    .match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
);
/** The low byte of the entry's value. */
const SIDE_AT = 4 + 6 + 8 + 2 + 9;
