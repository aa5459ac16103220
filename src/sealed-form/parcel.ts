/**
 * What the sealed form sends (adr/0030): 1 byte of version, 8 bytes that name the key it is sealed to, and two sealed boxes of one size: the
 * alert, and who sends it. Every parcel has the same length. No imports: the browser loads this very file (bot/web/form/form-files.ts).
 */

export const VERSION = 1;
/** What is sealed is filled up to this size, so that its length tells nothing; the fullest form needs less (test/sealed-form). */
export const PADDED_BYTES = 4096;
/** crypto_box_SEALBYTES: a public key of 32 bytes and a tag of 16. */
export const SEAL_BYTES = 48;
export const BOX_BYTES = PADDED_BYTES + SEAL_BYTES;
export const KEY_NAME_BYTES = 8;
export const PARCEL_BYTES = 1 + KEY_NAME_BYTES + 2 * BOX_BYTES;

export type Parcel = {
  /** The first bytes of the hash of the public key. */
  readonly keyName: Uint8Array;
  readonly alert: Uint8Array;
  readonly pass: Uint8Array;
};

export function joinParcel({ keyName, alert, pass }: Parcel): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PARCEL_BYTES);
  bytes[0] = VERSION;
  bytes.set(keyName, 1);
  bytes.set(alert, 1 + KEY_NAME_BYTES);
  bytes.set(pass, 1 + KEY_NAME_BYTES + BOX_BYTES);
  return bytes;
}

/** Null: no parcel of this version. */
export function splitParcel(bytes: Uint8Array): Parcel | null {
  if (bytes.length !== PARCEL_BYTES || bytes[0] !== VERSION) return null;
  const alertAt = 1 + KEY_NAME_BYTES;
  return {
    keyName: bytes.subarray(1, alertAt),
    alert: bytes.subarray(alertAt, alertAt + BOX_BYTES),
    pass: bytes.subarray(alertAt + BOX_BYTES),
  };
}
