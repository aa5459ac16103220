/**
 * Filling up to one size, as libsodium's sodium_pad does (ISO/IEC 7816-4: 0x80, then zeros). No imports: the browser loads this very file.
 */

/** Null: it does not fit. */
export function padded(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  if (bytes.length >= size) return null;
  const whole = new Uint8Array(size);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  return whole;
}

/** Null: it was not padded like this. */
export function unpadded(whole: Uint8Array): Uint8Array | null {
  const end = whole.findLastIndex((byte) => byte !== 0);
  return end >= 0 && whole[end] === 0x80 ? whole.subarray(0, end) : null;
}
