/**
 * What a homeserver's answer to /keys/query shows of its users, read before the crypto takes it in: whose identity it is, and
 * which devices that identity has signed. Nothing is believed that is not signed. Pure.
 */
import { z } from "zod";
import { asUserId, type UserId } from "../../src/ids.ts";
import { jsonObject } from "./json-object.ts";
import { isSignedBy } from "./signature.ts";

export type KeysShown = {
  readonly user: UserId;
  /** Public part of the master key, unpadded base64; null: none is shown. */
  readonly master: string | null;
  readonly devices: readonly { readonly id: string; readonly isSigned: boolean }[];
};

const Signed = z.looseObject({
  keys: z.record(z.string(), z.string()),
  signatures: z.record(z.string(), z.record(z.string(), z.string())).catch({}),
});
type Signed = z.infer<typeof Signed>;
const ByUser = z.record(z.string(), z.unknown()).catch({});
const Answer = z.looseObject({ device_keys: ByUser, master_keys: ByUser, self_signing_keys: ByUser });

/** Users who are no users, and keys that are no keys, are left out: the crypto refuses them as well. */
export const readKeysAnswer = (raw: unknown): readonly KeysShown[] => {
  const answer = Answer.safeParse(raw);
  if (!answer.success) return [];
  const { device_keys, master_keys, self_signing_keys } = answer.data;
  const users = new Set([...Object.keys(device_keys), ...Object.keys(master_keys)]);
  return [...users].filter(isUser).map((user) => {
    const master = keyOf(master_keys[user]);
    const signing = Signed.safeParse(self_signing_keys[user]).data;
    const signer = keyOf(signing);
    const isTrusted =
      master !== null && signing !== undefined && signer !== null && isBy(signing, user, master);
    return {
      user: asUserId(user),
      master,
      devices: Object.entries(ByUser.parse(device_keys[user])).map(([id, device]) => ({
        id,
        isSigned: isTrusted && isBy(Signed.safeParse(device).data, user, signer),
      })),
    };
  });
};

const isUser = (id: string): boolean => /^@[^:]{1,254}:.{1,254}$/.test(id);

const keyOf = (raw: unknown): string | null =>
  Object.values(Signed.safeParse(raw).data?.keys ?? {})[0] ?? null;

const isBy = (object: Signed | undefined, user: string, key: string): boolean => {
  const signature = object?.signatures[user]?.[`ed25519:${key}`];
  const whole = jsonObject.safeParse(object);
  return signature !== undefined && whole.success && isSignedBy(whole.data, key, signature);
};
