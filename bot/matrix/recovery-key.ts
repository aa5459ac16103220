/** The recovery key: made once, kept in the vault before it protects anything, or given (foreign homeserver, restore). */
import { randomBytes } from "node:crypto";
import { decodeRecoveryKey, encodeRecoveryKey } from "matrix-js-sdk/lib/crypto-api/recovery-key.js";
import type { GeneratedSecretStorageKey } from "matrix-js-sdk/lib/crypto-api/index.js";
import {
  SECRET_STORAGE_ALGORITHM_V1_AES,
  type SecretStorageCallbacks,
  type ServerSideSecretStorage,
} from "matrix-js-sdk/lib/secret-storage.js";
import type { Vault } from "../ports.ts";
import { ConnectFailure } from "./failure.ts";

export type RecoveryKey = {
  readonly key: GeneratedSecretStorageKey;
  /** Known from the vault or the settings; false when it was made just now, so that it cannot open anything old. */
  readonly given: boolean;
  /** Does it, or the one that is to come, open the secret storage that the account has now? */
  opens(): Promise<boolean>;
  /**
   * Puts all secrets under the key that was ordered to take its place (`dabyl recovery-key rotate`): first under both, then the new one
   * becomes the account's, then under it alone. So at any moment one of the two opens everything; done again after a crash.
   */
  replace(): Promise<"replaced" | "nothing ordered">;
  readonly callbacks: Required<Pick<SecretStorageCallbacks, "getSecretStorageKey">>;
  /** The secret storage exists only once the client does. */
  attach(storage: ServerSideSecretStorage): void;
};

const NAME = "matrix.recovery_key";
/** Beside the old one until the secrets are under it: a crash in between leaves both. */
const NEXT = "matrix.recovery_key_next";

/** Makes the key that takes the place of the present one at the next start. Null when one waits already. */
export const orderRotation = (vault: Vault): string | null => {
  if (vault.get(NEXT) !== null) return null;
  const encoded = encodedOf(new Uint8Array(randomBytes(32)));
  vault.set(NEXT, encoded);
  return encoded;
};

/** @throws ConnectFailure `identity_locked` when the given key is not a recovery key. */
export const recoveryKeyOf = (vault: Vault, configured: string | null): RecoveryKey => {
  // What the owner sets wins: a key that was made at a start that failed must not lock the right one out.
  const known = configured ?? vault.get(NAME);
  const bytes = known === null ? new Uint8Array(randomBytes(32)) : decoded(known);
  const encoded = encodedOf(bytes);
  const ordered = vault.get(NEXT);
  const nextBytes = ordered === null ? null : decoded(ordered);
  const held = nextBytes === null ? [bytes] : [bytes, nextBytes];
  if (vault.get(NAME) !== encoded) vault.set(NAME, encoded);
  let storage: ServerSideSecretStorage | null = null;
  /** The one of our keys that opens what this id describes. */
  const fitting = async (id: string, keys = held): Promise<Uint8Array<ArrayBuffer> | null> => {
    const found = await storage?.getKey(id);
    if (found === undefined || found === null) return null;
    for (const key of keys) if ((await storage?.checkKey(key, found[1])) === true) return key;
    return null;
  };
  const opensDefault = async (keys: readonly Uint8Array<ArrayBuffer>[]): Promise<boolean> => {
    const id = (await storage?.getDefaultKeyId()) ?? null;
    return id !== null && (await fitting(id, [...keys])) !== null;
  };
  return {
    key: { privateKey: bytes, encodedPrivateKey: encoded },
    given: known !== null,
    opens: () => opensDefault(held),
    replace: async () => {
      if (nextBytes === null || storage === null) return "nothing ordered";
      if (!(await opensDefault([nextBytes]))) await putUnderBoth(storage, nextBytes);
      const id = await storage.getDefaultKeyId();
      if (id === null) throw new Error("the account has lost its secret storage");
      await putUnder(storage, [id]);
      vault.set(NAME, encodedOf(nextBytes));
      vault.forget(NEXT);
      return "replaced";
    },
    callbacks: {
      getSecretStorageKey: async ({ keys }) => {
        for (const id of Object.keys(keys)) {
          const key = await fitting(id);
          if (key !== null) return [id, key];
        }
        return null;
      },
    },
    attach: (it) => {
      storage = it;
    },
  };
};

/** What `bootstrapSecretStorage` keeps there: the signing keys and the key of the key backup. */
const SECRETS = [
  "m.cross_signing.master",
  "m.cross_signing.user_signing",
  "m.cross_signing.self_signing",
  "m.megolm_backup.v1",
] as const;

const putUnder = async (storage: ServerSideSecretStorage, ids: readonly string[]): Promise<void> => {
  for (const name of SECRETS) {
    const secret = await storage.get(name);
    if (secret !== undefined) await storage.store(name, secret, [...ids]);
  }
};

const putUnderBoth = async (
  storage: ServerSideSecretStorage,
  key: Uint8Array<ArrayBuffer>,
): Promise<void> => {
  const before = await storage.getDefaultKeyId();
  const { keyId } = await storage.addKey(SECRET_STORAGE_ALGORITHM_V1_AES, { key });
  await putUnder(storage, before === null ? [keyId] : [before, keyId]);
  await storage.setDefaultKeyId(keyId);
};

const encodedOf = (bytes: Uint8Array<ArrayBuffer>): string => {
  const encoded = encodeRecoveryKey(bytes);
  if (encoded === undefined) throw new Error("a recovery key of 32 bytes always encodes");
  return encoded;
};

const decoded = (text: string): Uint8Array<ArrayBuffer> => {
  try {
    return new Uint8Array(decodeRecoveryKey(text));
  } catch {
    throw new ConnectFailure("identity_locked");
  }
};
