/**
 * A backup's file: "DABYLBK1", the 24 bytes of a secretstream header, then pieces of 64 KiB (the last one shorter), each sealed with
 * XChaCha20-Poly1305 by libsodium's crypto_secretstream under a key that is derived from the store key. A piece that is missing,
 * moved or changed does not open, and neither does a file without its end.
 */
import { closeSync, fsyncSync, openSync, readSync, writeSync } from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import sodium, { ready } from "libsodium-wrappers";

await ready;

const MAGIC = Buffer.from("DABYLBK1");
const PIECE = 65_536;
/** Pieces between two chances for others to work. */
const AT_ONCE = 16;

export class CopyDamaged extends Error {}

/** Eight characters, as crypto_kdf wants; 1 is the only subkey of this context. */
const keyOf = (storeKey: Uint8Array): Uint8Array =>
  sodium.crypto_kdf_derive_from_key(32, 1, "dabylbak", storeKey);

/** Was this file made by `sealCopy`? */
export function isSealedCopy(file: string): boolean {
  const from = openSync(file, "r");
  try {
    return read(from, MAGIC.length).equals(MAGIC);
  } finally {
    closeSync(from);
  }
}

/** `to` must not exist; it is on the disk when this resolves. */
export async function sealCopy(source: string, to: string, storeKey: Uint8Array): Promise<void> {
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(keyOf(storeKey));
  await through(source, to, async (from, out) => {
    writeSync(out, Buffer.concat([MAGIC, header]));
    for (let n = 1; ; n += 1) {
      const piece = read(from, PIECE);
      const last = piece.length < PIECE;
      const tag = last
        ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
        : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
      writeSync(out, sodium.crypto_secretstream_xchacha20poly1305_push(state, piece, null, tag));
      if (last) return;
      if (n % AT_ONCE === 0) await breathe();
    }
  });
}

/** @throws CopyDamaged when a piece does not open: another key, or bytes that changed */
export async function openCopy(source: string, to: string, storeKey: Uint8Array): Promise<void> {
  await through(source, to, async (from, out) => {
    read(from, MAGIC.length);
    const header = read(from, sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    if (header.length < sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES) throw new CopyDamaged();
    const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, keyOf(storeKey));
    for (let n = 1; ; n += 1) {
      const piece = read(from, PIECE + sodium.crypto_secretstream_xchacha20poly1305_ABYTES);
      const opened = pulled(state, piece);
      writeSync(out, opened.message);
      if (opened.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
        if (read(from, 1).length > 0) throw new CopyDamaged();
        return;
      }
      if (n % AT_ONCE === 0) await breathe();
    }
  });
}

function pulled(
  state: Parameters<typeof sodium.crypto_secretstream_xchacha20poly1305_pull>[0],
  piece: Buffer,
): { readonly message: Uint8Array; readonly tag: number } {
  if (piece.length < sodium.crypto_secretstream_xchacha20poly1305_ABYTES) throw new CopyDamaged();
  // False, contrary to its type, for a piece that does not open.
  const opened: unknown = sodium.crypto_secretstream_xchacha20poly1305_pull(state, piece, null);
  if (typeof opened !== "object" || opened === null) throw new CopyDamaged();
  if (!("message" in opened && opened.message instanceof Uint8Array)) throw new CopyDamaged();
  if (!("tag" in opened && typeof opened.tag === "number")) throw new CopyDamaged();
  return { message: opened.message, tag: opened.tag };
}

async function through(
  source: string,
  to: string,
  work: (from: number, out: number) => Promise<void>,
): Promise<void> {
  const from = openSync(source, "r");
  try {
    const out = openSync(to, "wx", 0o600);
    try {
      await work(from, out);
      fsyncSync(out);
    } finally {
      closeSync(out);
    }
  } finally {
    closeSync(from);
  }
}

/** As many bytes, fewer only at the end of the file. */
function read(from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let done = 0;
  for (;;) {
    const more = readSync(from, bytes, done, length - done, null);
    done += more;
    if (more === 0 || done === length) return bytes.subarray(0, done);
  }
}
