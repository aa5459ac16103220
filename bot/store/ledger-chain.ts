/** The ledger's hash chain: what is hashed, and how its end is kept from being cut off. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { eq, sql } from "./drizzle.ts";
import { factsOfStore, type ledger } from "./schema.ts";
import { StoreError } from "./store-error.ts";

export type LedgerRow = typeof ledger.$inferSelect;

/** What the first row has as its previous hash. */
export const GENESIS = Buffer.alloc(32);
const DOMAIN = "dabyl-ledger-1";

/**
 * SHA-256 over the domain "dabyl-ledger-1" and then seq, stream, kind, at, by, cause, ordinal, coarse, sealed and prev,
 * in this order, each as its length in bytes (32 bits, big-endian) and its bytes: numbers in decimal digits, text in UTF-8
 * as stored, blobs raw. Lengths make the encoding unambiguous; the ciphertext is hashed, so no data key is needed to verify.
 */
export function hashOf(row: Omit<LedgerRow, "hash">): Buffer {
  const hash = createHash("sha256");
  const parts = [
    DOMAIN,
    String(row.seq),
    row.stream,
    row.kind,
    String(row.at),
    row.by,
    row.cause,
    String(row.ordinal),
    row.coarse,
    row.sealed,
    row.prev,
  ];
  for (const part of parts) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest();
}

export type Head = { readonly seq: number; readonly hash: Buffer };
export type LedgerHead = {
  /** Seq 0 and GENESIS before the first row; null when the record is missing though there are rows, or is forged. */
  read(): Head | null;
  write(head: Head): void;
};

/**
 * The last row's seq and hash, authenticated by a subkey: rows missing at the end, or a chain computed anew by somebody without
 * the deployment key, show. (An older copy of the whole file does not: compare the head that `verify` tells.)
 */
export function ledgerHead(db: Database, keys: DeploymentKeys): LedgerHead {
  const select = db.query
    .select({ value: factsOfStore.value })
    .from(factsOfStore)
    .where(eq(factsOfStore.name, "ledger_head"))
    .prepare();
  const upsert = db.query
    .insert(factsOfStore)
    .values({ name: "ledger_head", value: sql.placeholder("value") })
    .onConflictDoUpdate({ target: factsOfStore.name, set: { value: sql`excluded.value` } })
    .prepare();
  return {
    read: () => {
      const value = select.get()?.value;
      if (value === undefined) return null;
      if (value.length !== 72) return null;
      const told = value.subarray(0, 40);
      if (!timingSafeEqual(keys.mac(told), value.subarray(40))) return null;
      return { seq: Number(told.readBigUInt64BE(0)), hash: Buffer.from(told.subarray(8)) };
    },
    write: (head) => {
      const told = encode(head);
      upsert.run({ value: Buffer.concat([told, keys.mac(told)]) });
    },
  };
}

/** 8 bytes of seq, big-endian, and the hash. */
function encode(head: Head): Buffer {
  const seq = Buffer.alloc(8);
  seq.writeBigUInt64BE(BigInt(head.seq));
  return Buffer.concat([seq, head.hash]);
}

/** The head to append to. Taken from the authenticated record and never from the last row: a cut end stays visible. */
export function mustRead(head: LedgerHead): Head {
  const present = head.read();
  if (present === null) throw new StoreError("damaged", "ledger head");
  return present;
}
