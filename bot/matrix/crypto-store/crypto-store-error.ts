/**
 * Why a crypto store could not be opened.
 * - `wrong_key`: the file is whole, but it was written with another key.
 * - `damaged`: bytes are missing, changed or moved; or the file is not one of ours. Never repaired by guessing: a crypto
 *   store is replaced by a new device, never restored from a copy (matrix-notes.md, "Backups").
 * - `in_use`: another process holds the file. Two processes on one device burn the same one-time keys.
 * - `closed`: a transaction completed after `close()`; it was not kept.
 */
export type CryptoStoreErrorKind = "wrong_key" | "damaged" | "in_use" | "closed";

/** Messages name files' parts by number only: never a key, a value or a name. */
export class CryptoStoreError extends Error {
  readonly kind: CryptoStoreErrorKind;

  constructor(kind: CryptoStoreErrorKind, message: string, options?: ErrorOptions) {
    super(`crypto store (${kind}): ${message}`, options);
    this.name = "CryptoStoreError";
    this.kind = kind;
  }
}
