/** WAV (RIFF): format and sound; lists of titles, authors and places, and makers' own chunks, are left out. */
import { join, u32Little } from "../photo/bytes.ts";

const HEADER_BYTES = 12;
const CHUNK_BYTES = 8;
const KEPT: ReadonlySet<string> = new Set(["fmt ", "fact", "data"]);

/** null: it is broken. */
export function cleanWave(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [];
  let sounds = false;
  for (let at = HEADER_BYTES; at + CHUNK_BYTES <= bytes.length; ) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = u32Little(bytes, at + 4);
    if (at + CHUNK_BYTES + size > bytes.length) return null;
    const next = at + CHUNK_BYTES + size + (size % 2);
    if (KEPT.has(type)) kept.push(bytes.subarray(at, next));
    sounds ||= type === "data";
    at = next;
  }
  if (!sounds) return null;
  const whole = join([bytes.slice(0, HEADER_BYTES), ...kept]);
  new DataView(whole.buffer).setUint32(4, whole.length - CHUNK_BYTES, true);
  return whole;
}
