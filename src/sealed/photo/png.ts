/**
 * PNG (ISO/IEC 15948): the chunks that draw the picture, in their order. Left out: text, EXIF, time, profiles, private chunks, and what
 * stands after the end.
 */
import { join, u32 } from "./bytes.ts";

const SIGNATURE_BYTES = 8;
/** Length, type, checksum. */
const FRAME_BYTES = 12;
const KEPT: ReadonlySet<string> = new Set(
  "IHDR PLTE IDAT IEND tRNS cHRM gAMA sRGB sBIT bKGD pHYs acTL fcTL fdAT".split(" "),
);

/** null: it is broken. */
export function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)];
  let drawn = false;
  for (let at = SIGNATURE_BYTES; at + FRAME_BYTES <= bytes.length; ) {
    const end = at + FRAME_BYTES + u32(bytes, at);
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (KEPT.has(type)) kept.push(bytes.subarray(at, end));
    drawn ||= type === "IDAT";
    if (type === "IEND") return drawn ? join(kept) : null;
    at = end;
  }
  return null;
}
