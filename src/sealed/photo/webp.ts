/** WebP (RFC 9649): the chunks that draw the picture. Left out: EXIF, XMP, profiles, unknown chunks, and what stands after the end. */
import { join, u32Little } from "./bytes.ts";

const HEADER_BYTES = 12;
const CHUNK_BYTES = 8;
const KEPT: ReadonlySet<string> = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"]);
/** Bits of VP8X that say: profile, EXIF, XMP follow. */
const TOLD_BESIDES = 0b0010_1100;

/** null: it is broken. */
export function cleanWebp(bytes: Uint8Array): Uint8Array | null {
  const end = CHUNK_BYTES + u32Little(bytes, 4);
  if (end > bytes.length) return null;
  const kept: Uint8Array[] = [];
  let drawn = false;
  let at = HEADER_BYTES;
  while (at + CHUNK_BYTES <= end) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = u32Little(bytes, at + 4);
    const next = at + CHUNK_BYTES + size + (size % 2);
    if (next > end) return null;
    if (KEPT.has(type)) kept.push(type === "VP8X" ? silent(bytes.slice(at, next)) : bytes.subarray(at, next));
    drawn ||= type === "VP8 " || type === "VP8L" || type === "ANMF";
    at = next;
  }
  return drawn ? framed(kept) : null;
}

function silent(chunk: Uint8Array): Uint8Array {
  chunk[CHUNK_BYTES] = (chunk[CHUNK_BYTES] ?? 0) & ~TOLD_BESIDES;
  return chunk;
}

function framed(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = join([new Uint8Array(HEADER_BYTES), ...chunks]);
  whole.set([0x52, 0x49, 0x46, 0x46]);
  new DataView(whole.buffer).setUint32(4, whole.length - CHUNK_BYTES, true);
  whole.set([0x57, 0x45, 0x42, 0x50], 8);
  return whole;
}
