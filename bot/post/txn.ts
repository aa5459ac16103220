/**
 * Transaction ids are derived from what caused the send, so that the same cause never sends twice; and keyed, so that the
 * homeserver, which sees them, learns nothing of a case code.
 */
import { createHmac, hkdfSync } from "node:crypto";
import { asTxnId, type TxnId } from "../../src/ids.ts";

export type TxnOf = (...cause: readonly (string | number)[]) => TxnId;

export function txnsUnder(storeKey: Uint8Array): TxnOf {
  const key = Buffer.from(hkdfSync("sha256", storeKey, "", "dabyl/txn", 32));
  return (...cause) =>
    asTxnId(createHmac("sha256", key).update(JSON.stringify(cause)).digest("base64url").slice(0, 27));
}
