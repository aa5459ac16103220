/** The recovery key: made once, kept in the vault before it protects anything, or given (foreign homeserver, restore). */
import { randomBytes } from "node:crypto";
import { decodeRecoveryKey, encodeRecoveryKey } from "matrix-js-sdk/lib/crypto-api/recovery-key.js";
import type { GeneratedSecretStorageKey } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { SecretStorageCallbacks, ServerSideSecretStorage } from "matrix-js-sdk/lib/secret-storage.js";
import type { Vault } from "../ports.ts";
import { ConnectFailure } from "./failure.ts";

export type RecoveryKey = {
  readonly key: GeneratedSecretStorageKey;
  /** Known from the vault or the settings; false when it was made just now, so that it cannot open anything old. */
  readonly given: boolean;
  /** Does it open the secret storage that the account has now? */
  opens(): Promise<boolean>;
  readonly callbacks: Required<Pick<SecretStorageCallbacks, "getSecretStorageKey">>;
  /** The secret storage exists only once the client does. */
  attach(storage: ServerSideSecretStorage): void;
};

const NAME = "matrix.recovery_key";

/** @throws ConnectFailure `identity_locked` when the given key is not a recovery key. */
export const recoveryKeyOf = (vault: Vault, configured: string | null): RecoveryKey => {
  // What the owner sets wins: a key that was made at a start that failed must not lock the right one out.
  const known = configured ?? vault.get(NAME);
  const bytes = known === null ? new Uint8Array(randomBytes(32)) : decoded(known);
  const encoded = encodeRecoveryKey(bytes);
  if (encoded === undefined) throw new Error("a recovery key of 32 bytes always encodes");
  if (vault.get(NAME) !== encoded) vault.set(NAME, encoded);
  let storage: ServerSideSecretStorage | null = null;
  const fits = async (id: string): Promise<boolean> => {
    const found = await storage?.getKey(id);
    return found !== undefined && found !== null && (await storage?.checkKey(bytes, found[1])) === true;
  };
  return {
    key: { privateKey: bytes, encodedPrivateKey: encoded },
    given: known !== null,
    opens: async () => {
      const id = (await storage?.getDefaultKeyId()) ?? null;
      return id !== null && (await fits(id));
    },
    callbacks: {
      getSecretStorageKey: async ({ keys }) => {
        for (const id of Object.keys(keys)) if (await fits(id)) return [id, bytes];
        return null;
      },
    },
    attach: (it) => {
      storage = it;
    },
  };
};

const decoded = (text: string): Uint8Array<ArrayBuffer> => {
  try {
    return new Uint8Array(decodeRecoveryKey(text));
  } catch {
    throw new ConnectFailure("identity_locked");
  }
};
