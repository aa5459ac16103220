/**
 * The sign of the form's key that the bot shows in the direct room and the page shows too: 20 digits in groups of four, the same in all
 * languages and easy to read out. 66 bits: nobody makes another key with the same sign. No imports: the browser loads this very file.
 */

const DIGITS = 20;

/** `hash`: BLAKE2b-256 of the public key (crypto_generichash, no key). */
export function fingerprintOf(hash: Uint8Array): string {
  let number = 0n;
  for (const byte of hash.subarray(0, 16)) number = (number << 8n) | BigInt(byte);
  const digits = (number % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, "0");
  return (digits.match(/\d{4}/g) ?? []).join(" ");
}
