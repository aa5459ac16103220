/** What the homeserver shows the world of our keys (raw /keys/query), and whether it is what it must be. */
import { z } from "zod";
import type { JsonObject } from "../ports.ts";
import { type Homeserver } from "./homeserver.ts";
import { isSignedBy } from "./signature.ts";

const SignedKey = z.looseObject({
  keys: z.record(z.string(), z.string()),
  signatures: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});
const Answer = z.looseObject({
  device_keys: z.record(z.string(), z.record(z.string(), SignedKey)).default({}),
  master_keys: z.record(z.string(), SignedKey).default({}),
  self_signing_keys: z.record(z.string(), SignedKey).default({}),
});

export type PublishedKeys = {
  /** Public parts, unpadded base64, or null where the server shows none. */
  readonly master: string | null;
  readonly selfSigning: string | null;
  readonly device: {
    readonly ed25519: string | null;
    readonly curve25519: string | null;
    readonly signed: boolean;
  } | null;
};

/** Only what the server shows counts: after a rotation, device keys can carry a signature of the old key (hermes-agent #8272). */
export const publishedKeys = async (hs: Homeserver, user: string, device: string): Promise<PublishedKeys> => {
  const raw = await hs.insist({ method: "POST", path: "/keys/query", body: { device_keys: { [user]: [] } } });
  return readPublished(raw, user, device);
};

export const readPublished = (raw: unknown, user: string, device: string): PublishedKeys => {
  const answer = Answer.parse(raw);
  const selfSigning = onlyKey(answer.self_signing_keys[user]);
  const own = answer.device_keys[user]?.[device];
  return {
    master: onlyKey(answer.master_keys[user]),
    selfSigning,
    device:
      own === undefined
        ? null
        : {
            ed25519: own.keys[`ed25519:${device}`] ?? null,
            curve25519: own.keys[`curve25519:${device}`] ?? null,
            signed: selfSigning !== null && carries(own, user, device, selfSigning),
          },
  };
};

/** Signed by the device itself and by the self-signing key that the server shows now. */
const carries = (
  own: z.infer<typeof SignedKey>,
  user: string,
  device: string,
  selfSigning: string,
): boolean => {
  const signatures = own.signatures[user] ?? {};
  const object: JsonObject = z.record(z.string(), z.json()).parse(own);
  const byOwner = signatures[`ed25519:${selfSigning}`];
  const bySelf = signatures[`ed25519:${device}`];
  const deviceKey = own.keys[`ed25519:${device}`];
  if (byOwner === undefined || bySelf === undefined || deviceKey === undefined) return false;
  return isSignedBy(object, selfSigning, byOwner) && isSignedBy(object, deviceKey, bySelf);
};

const onlyKey = (key: z.infer<typeof SignedKey> | undefined): string | null =>
  Object.values(key?.keys ?? {})[0] ?? null;
