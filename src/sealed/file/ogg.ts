/**
 * Ogg with Opus or Vorbis inside (RFC 3533, RFC 7845, Vorbis I): the comment header, where players write title, author, place and pictures,
 * is written anew and empty; the sound's pages follow as they are, with their numbers and checksums made right.
 */
import { join, u32Little } from "../photo/bytes.ts";
import { oggChecksum } from "./checksum.ts";

const HEADER_BYTES = 27;
const SEQUENCE_AT = 18;
const CHECKSUM_AT = 22;
const SEGMENTS_AT = 26;
/** Flag of a page that goes on with a packet of the page before it. */
const CONTINUED = 1;
const LARGEST_SEGMENT = 255;

type Page = { readonly bytes: Uint8Array; readonly segments: Uint8Array; readonly body: Uint8Array };

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
/** No vendor, no comments. Vorbis ends its own with a framing bit. */
const NOTHING_SAID = [0, 0, 0, 0, 0, 0, 0, 0];
const OPUS_COMMENT = join([ascii("OpusTags"), Uint8Array.from(NOTHING_SAID)]);
const VORBIS_COMMENT = join([ascii("\x03vorbis"), Uint8Array.from([...NOTHING_SAID, 1])]);

/** null: it is broken. "other": another codec, or several streams in one file, of which nobody knows here what they tell. */
export function cleanOgg(bytes: Uint8Array): Uint8Array | "other" | null {
  const pages = pagesOf(bytes);
  const [first] = pages ?? [];
  if (pages === null || first === undefined) return null;
  const serial = u32Little(first.bytes, 14);
  if (pages.some((page) => u32Little(page.bytes, 14) !== serial)) return "other";
  const codec = codecOf(first.body);
  if (codec === null) return "other";
  const headers = headersIn(pages.slice(1), codec === "opus" ? 1 : 2);
  if (headers === null) return null;
  const [, setup] = headers.packets;
  const comments =
    codec === "opus" ? [OPUS_COMMENT] : [VORBIS_COMMENT, ...(setup === undefined ? [] : [setup])];
  const written = pageOf(comments, first.bytes);
  if (written === null) return "other";
  const whole = [first.bytes, written, ...pages.slice(1 + headers.pages).map((page) => page.bytes)];
  return join(whole.map((page, number) => numbered(page, number)));
}

function pagesOf(bytes: Uint8Array): readonly Page[] | null {
  const pages: Page[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (String.fromCharCode(...bytes.subarray(at, at + 4)) !== "OggS" || at + HEADER_BYTES > bytes.length)
      return null;
    const segments = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + (bytes[at + SEGMENTS_AT] ?? 0));
    const from = at + HEADER_BYTES + segments.length;
    const end = from + segments.reduce((sum, size) => sum + size, 0);
    if (segments.length < (bytes[at + SEGMENTS_AT] ?? 0) || end > bytes.length) return null;
    pages.push({ bytes: bytes.subarray(at, end), segments, body: bytes.subarray(from, end) });
    at = end;
  }
  return pages;
}

function codecOf(body: Uint8Array): "opus" | "vorbis" | null {
  if (String.fromCharCode(...body.subarray(0, 8)) === "OpusHead") return "opus";
  return String.fromCharCode(...body.subarray(0, 7)) === "\x01vorbis" ? "vorbis" : null;
}

/** The next packets, whole; the last must end its page, as both codecs say. */
function headersIn(
  pages: readonly Page[],
  wanted: number,
): { readonly packets: readonly Uint8Array[]; readonly pages: number } | null {
  const packets: Uint8Array[] = [];
  let parts: Uint8Array[] = [];
  for (const [n, { segments, body }] of pages.entries()) {
    let at = 0;
    for (const [i, size] of segments.entries()) {
      parts.push(body.subarray(at, at + size));
      at += size;
      if (size === LARGEST_SEGMENT) continue;
      packets.push(join(parts));
      parts = [];
      if (packets.length === wanted) return i === segments.length - 1 ? { packets, pages: n + 1 } : null;
    }
  }
  return null;
}

/** One page with these packets, of the stream of `like`; null when they do not fit into one. */
function pageOf(packets: readonly Uint8Array[], like: Uint8Array): Uint8Array | null {
  const lacing = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / LARGEST_SEGMENT) }, () => LARGEST_SEGMENT),
    length % LARGEST_SEGMENT,
  ]);
  if (lacing.length > LARGEST_SEGMENT) return null;
  const header = new Uint8Array(HEADER_BYTES);
  header.set(like.subarray(0, 5));
  header.set(like.subarray(14, 18), 14);
  header[SEGMENTS_AT] = lacing.length;
  return join([header, Uint8Array.from(lacing), ...packets]);
}

function numbered(page: Uint8Array, number: number): Uint8Array {
  const bytes = page.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(SEQUENCE_AT, number, true);
  view.setUint32(CHECKSUM_AT, 0, true);
  if (number === 1) bytes[5] = (bytes[5] ?? 0) & ~CONTINUED;
  view.setUint32(CHECKSUM_AT, oggChecksum(bytes), true);
  return bytes;
}
