/**
 * The key pair that the sealed form seals to (adr/0030): random, kept in the vault, which is sealed under the store key. A new one takes the place
 * of the old one for good, so that what somebody on the way had kept of before opens with nothing any more.
 */
import sodium, { ready } from "libsodium-wrappers";
import { z } from "zod";
import { fingerprintOf } from "../../src/sealed-form/fingerprint.ts";
import { KEY_NAME_BYTES } from "../../src/sealed-form/parcel.ts";
import { unpadded } from "../../src/sealed-form/padding.ts";
import type { Vault } from "../ports.ts";

// WebAssembly, ready once per process; everything after this is synchronous.
await ready;

const NAME = "form-key";

const KeptKey = z.strictObject({ public: z.base64url(), secret: z.base64url() });

export type FormKey = {
  readonly publicKey: Uint8Array;
  /** How a parcel names it. */
  readonly name: Uint8Array;
  /** What people compare. */
  readonly fingerprint: string;
  /** What was sealed to it, without its padding; null: sealed to another key, cut off, changed, or not padded. */
  open(box: Uint8Array): Uint8Array | null;
};

/** The present key; made at the first call. Read anew each time: another process may have changed it (`dabyl form-key rotate`). */
export function formKey(vault: Vault): FormKey {
  const kept = vault.get(NAME) ?? newKey(vault);
  const parsed = KeptKey.parse(JSON.parse(kept));
  const publicKey = fromText(parsed.public);
  const hash = sodium.crypto_generichash(32, publicKey, null);
  return {
    publicKey,
    name: hash.subarray(0, KEY_NAME_BYTES),
    fingerprint: fingerprintOf(hash),
    open: (box) => {
      try {
        return unpadded(sodium.crypto_box_seal_open(box, publicKey, fromText(parsed.secret)));
      } catch {
        // libsodium says no more than that it does not open.
        return null;
      }
    },
  };
}

/** The old secret is gone: what is sealed to it opens no more. */
export function rotateFormKey(vault: Vault): FormKey {
  newKey(vault);
  return formKey(vault);
}

function newKey(vault: Vault): string {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  const kept = JSON.stringify({ public: toText(publicKey), secret: toText(privateKey) });
  vault.set(NAME, kept);
  return kept;
}

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const fromText = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64url"));
