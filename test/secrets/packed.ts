/** What is packed inside of bytes, unpacked: gzip, zlib and zstd streams wherever they begin, and the members of zip archives. */
import { gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync, constants } from "node:zlib";

/** More than any log or cache holds; a stream that grows further fails the search, for it could not be looked through. */
const MOST_BYTES = 256 * 1024 * 1024;
/** An archive in an archive in an archive. */
const DEEPEST = 3;
/** Cut off in the middle, it still gives what there is. */
const OPTIONS = { maxOutputLength: MOST_BYTES, finishFlush: constants.Z_SYNC_FLUSH } as const;

type Unpack = (bytes: Uint8Array) => Uint8Array;

/** Name, first bytes, and how what begins there is unpacked. */
const KINDS: readonly (readonly [string, readonly number[], Unpack])[] = [
  ["gzip", [0x1f, 0x8b, 0x08], (bytes) => gunzipSync(bytes, OPTIONS)],
  ["zlib", [0x78, 0x01], (bytes) => inflateSync(bytes, OPTIONS)],
  ["zlib", [0x78, 0x5e], (bytes) => inflateSync(bytes, OPTIONS)],
  ["zlib", [0x78, 0x9c], (bytes) => inflateSync(bytes, OPTIONS)],
  ["zlib", [0x78, 0xda], (bytes) => inflateSync(bytes, OPTIONS)],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd], (bytes) => zstdDecompressSync(bytes, { maxOutputLength: MOST_BYTES })],
  ["zip", [0x50, 0x4b, 0x03, 0x04], zipMember],
];

/** A member of a zip archive by its local header (APPNOTE 4.3.7), from which the packed bytes follow name and extra field. */
function zipMember(bytes: Uint8Array): Uint8Array {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const from = 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  return header.readUInt16LE(8) === 8 ? inflateRawSync(bytes.subarray(from), OPTIONS) : new Uint8Array();
}

export type Unpacked = { readonly how: string; readonly bytes: Uint8Array };

/** All of them, inner ones included. @throws when one is too large to be looked through */
export function* unpackedIn(bytes: Uint8Array, depth = 1): Generator<Unpacked> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const [kind, mark, unpack] of KINDS) {
    const begin = Buffer.from(mark);
    for (let at = buffer.indexOf(begin); at !== -1; at = buffer.indexOf(begin, at + 1)) {
      const inner = unpackedAt(bytes.subarray(at), unpack);
      if (inner === null || inner.length === 0) continue;
      yield { how: kind, bytes: inner };
      if (depth < DEEPEST)
        for (const deeper of unpackedIn(inner, depth + 1))
          yield { how: `${kind}, ${deeper.how}`, bytes: deeper.bytes };
    }
  }
}

/** Null: these bytes only look like the beginning of something packed. */
function unpackedAt(bytes: Uint8Array, unpack: Unpack): Uint8Array | null {
  try {
    return unpack(bytes);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw error;
    return null;
  }
}
