/**
 * Encryption at rest. A box is 1 byte of version (1), 24 bytes of nonce, and XChaCha20-Poly1305 ciphertext with tag; the
 * context (which table, which row) is authenticated, so that a box moved to another row does not open.
 */
import { randomBytes } from "node:crypto";
import sodium, { ready } from "libsodium-wrappers";
import { StoreError } from "./store-error.ts";

// WebAssembly, ready once per process; everything after this is synchronous.
await ready;

export type Sealer = {
  seal(plain: Uint8Array | string, context: string): Buffer;
  /** Throws StoreError `damaged`, which names the first word of the context only. */
  open(box: Uint8Array, context: string): Buffer;
};

const VERSION = 1;
const NONCE_BYTES = 24;
export const KEY_BYTES = 32;

export function sealerOf(key: Uint8Array): Sealer {
  return {
    seal: (plain, context) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context, null, nonce, key);
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher]);
    },
    open: (box, context) => {
      const nonce = box.subarray(1, 1 + NONCE_BYTES);
      const cipher = box.subarray(1 + NONCE_BYTES);
      try {
        if (box[0] !== VERSION) throw new StoreError("damaged");
        return Buffer.from(
          sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, cipher, context, nonce, key),
        );
      } catch {
        throw new StoreError("damaged", context.split("/")[0]);
      }
    },
  };
}
