/**
 * Sealing with libsodium itself (crypto_box_seal: X25519, XSalsa20-Poly1305, a nonce of BLAKE2b over both keys), called without its wrapper,
 * which would weigh a tenth of the page (adr/0030). No DOM: tests seal with this very file and open with the bot's libsodium.
 */
import type { RawSodium } from "./libsodium.d.mts";
import { padded } from "../../../../src/sealed-form/padding.ts";
import { KEY_NAME_BYTES, PADDED_BYTES, SEAL_BYTES } from "../../../../src/sealed-form/parcel.ts";

export type Sealing = {
  /** How a parcel names the key. */
  readonly keyName: Uint8Array;
  /** BLAKE2b-256 of the key. */
  readonly keyHash: Uint8Array;
  /** Null: it is too long for one box. */
  seal(json: unknown): Uint8Array | null;
  hash(bytes: Uint8Array): Uint8Array;
};

const HASH_BYTES = 32;
const KEY_BYTES = 32;

/** Null: this is no key. */
export function sealingTo(publicKey: Uint8Array, sodium: RawSodium): Sealing | null {
  if (publicKey.length !== KEY_BYTES || sodium._sodium_init() < 0) return null;

  /** Copies in, computes, copies out; what stood in libsodium's memory is wiped. */
  const compute = (
    size: number,
    inputs: readonly Uint8Array[],
    work: (out: number, ...addresses: number[]) => number,
  ): Uint8Array => {
    const out = sodium._malloc(size);
    const addresses = inputs.map((bytes) => {
      const address = sodium._malloc(bytes.length + 1);
      sodium.HEAPU8.set(bytes, address);
      return address;
    });
    const code = work(out, ...addresses);
    const result = sodium.HEAPU8.slice(out, out + size);
    inputs.forEach((bytes, i) => {
      const address = addresses[i] ?? 0;
      sodium.HEAPU8.fill(0, address, address + bytes.length);
      sodium._free(address);
    });
    sodium._free(out);
    if (code !== 0) throw new Error("libsodium refused");
    return result;
  };

  const hash = (bytes: Uint8Array): Uint8Array =>
    compute(HASH_BYTES, [bytes], (out, message = 0) =>
      sodium._crypto_generichash(out, HASH_BYTES, message, bytes.length, 0, 0, 0),
    );
  const keyHash = hash(publicKey);
  return {
    keyName: keyHash.slice(0, KEY_NAME_BYTES),
    keyHash,
    hash,
    seal: (json) => {
      const whole = padded(new TextEncoder().encode(JSON.stringify(json)), PADDED_BYTES);
      if (whole === null) return null;
      return compute(PADDED_BYTES + SEAL_BYTES, [whole, publicKey], (out, message = 0, key = 0) =>
        sodium._crypto_box_seal(out, message, PADDED_BYTES, 0, key),
      );
    },
  };
}

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Who sends this alert's box. */
export const passFor = (box: Uint8Array, by: unknown, sealing: Sealing): Uint8Array | null =>
  sealing.seal({ box: hex(sealing.hash(box)), by });

/** 128 random bits, hex. */
export const newId = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));

/** base64url, as the link and the page hold the key; null: it is none. */
export function bytesIn(text: string): Uint8Array | null {
  if (!/^[\w-]+$/.test(text)) return null;
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
