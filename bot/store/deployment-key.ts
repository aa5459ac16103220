/**
 * The deployment's 32-byte key is never used itself: each purpose has a subkey by crypto_kdf (BLAKE2b, libsodium), so that
 * what is sealed for one purpose cannot be passed off as another's. Numbers are never used again for something else.
 */
import sodium from "libsodium-wrappers";
import { KEY_BYTES, type Sealer, sealerOf } from "./sealing.ts";
import { StoreError } from "./store-error.ts";

export type DeploymentKeys = {
  /** Wraps the data keys of cases. */
  readonly wrap: Sealer;
  readonly people: Sealer;
  readonly vault: Sealer;
  readonly outbox: Sealer;
  readonly prompts: Sealer;
  /** Wraps the keys of sealed details, and what waits to be sealed. */
  readonly sealed: Sealer;
  /** Kept in the file to tell a wrong key at once; nothing else can be derived from it. */
  readonly check: Buffer;
  /** Authenticates the ledger's head (ledger-head.ts). */
  mac(message: Uint8Array): Buffer;
  /** Stands for a short identifier of a person, which without the key could be found by trying them all. */
  pseudonym(identifier: string): Buffer;
};

/** Eight characters, as crypto_kdf wants. */
const CONTEXT = "dabylsto";
const SUBKEYS = {
  check: 1,
  wrap: 2,
  people: 3,
  vault: 4,
  outbox: 5,
  prompts: 6,
  head: 7,
  sealed: 8,
  pseudonym: 9,
} as const;

export function deriveKeys(deploymentKey: Uint8Array): DeploymentKeys {
  if (deploymentKey.length !== KEY_BYTES) throw new StoreError("bad_key");
  const subkey = (id: number): Uint8Array =>
    sodium.crypto_kdf_derive_from_key(KEY_BYTES, id, CONTEXT, deploymentKey);
  const head = subkey(SUBKEYS.head);
  const pseudonym = subkey(SUBKEYS.pseudonym);
  return {
    wrap: sealerOf(subkey(SUBKEYS.wrap)),
    people: sealerOf(subkey(SUBKEYS.people)),
    vault: sealerOf(subkey(SUBKEYS.vault)),
    outbox: sealerOf(subkey(SUBKEYS.outbox)),
    prompts: sealerOf(subkey(SUBKEYS.prompts)),
    sealed: sealerOf(subkey(SUBKEYS.sealed)),
    check: Buffer.from(subkey(SUBKEYS.check)),
    mac: (message) => Buffer.from(sodium.crypto_generichash(32, message, head)),
    pseudonym: (identifier) => Buffer.from(sodium.crypto_generichash(32, identifier, pseudonym)),
  };
}
