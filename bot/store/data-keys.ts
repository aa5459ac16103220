/** A random key for each case, wrapped by the deployment's; destroying it makes everything sealed under it unreadable (DESIGN, "At rest"). */
import { randomBytes } from "node:crypto";
import type { CaseCode, Millis } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { and, eq, sql } from "./drizzle.ts";
import { inTurn } from "./in-turn.ts";
import { cases, caseStates, dataKeys, due, outbox, outboxWaits, prompts } from "./schema.ts";
import { KEY_BYTES, type Sealer, sealerOf } from "./sealing.ts";
import type { DataKeys } from "./store.ts";
import { StoreError } from "./store-error.ts";

export type WrappedKey = Pick<typeof dataKeys.$inferSelect, "wrapped" | "destroyedAt">;

/** What the other files of the store need besides. Nothing is kept beyond a transaction: another process may destroy a key at any time. */
export type CaseKeys = DataKeys & {
  /** Made at first use; throws `shredded` when it was destroyed. Inside a transaction. */
  forWriting(code: CaseCode): Sealer;
  /** Null when it was destroyed; throws `damaged` when it never was. */
  forReading(code: CaseCode): Sealer | null;
  /** The same for a row that was read already. */
  unwrap(code: CaseCode, key: WrappedKey | null): Sealer | null;
};

const context = (code: CaseCode): string => `data-key/${code}`;

export function caseKeys(db: Database, keys: DeploymentKeys, now: () => Millis): CaseKeys {
  const select = db.query
    .select({ wrapped: dataKeys.wrapped, destroyedAt: dataKeys.destroyedAt })
    .from(dataKeys)
    .where(eq(dataKeys.code, sql.placeholder("code")))
    .prepare();
  const insert = db.query
    .insert(dataKeys)
    .values({ code: sql.placeholder("code"), wrapped: sql.placeholder("wrapped") })
    .prepare();

  const unwrap = (code: CaseCode, key: WrappedKey | null): Sealer | null => {
    if (key === null) throw new StoreError("damaged", "data-key");
    return key.wrapped === null ? null : sealerOf(keys.wrap.open(key.wrapped, context(code)));
  };
  const sealers = inTurn<CaseCode, Sealer | null>(db);
  const forWriting = (code: CaseCode): Sealer => {
    const sealer = sealers.get(code, () => {
      const known = select.get({ code });
      return known === undefined ? make(code) : unwrap(code, known);
    });
    if (sealer === null) throw new StoreError("shredded");
    return sealer;
  };
  const make = (code: CaseCode): Sealer => {
    const key = randomBytes(KEY_BYTES);
    insert.run({ code, wrapped: keys.wrap.seal(key, context(code)) });
    return sealerOf(key);
  };

  const destroy = (code: CaseCode): boolean =>
    db.transaction(() => {
      const known = select.get({ code });
      const exists = db.query.select({ seq: cases.seq }).from(cases).where(eq(cases.code, code)).get();
      if (known === undefined || known.wrapped === null || exists === undefined) return false;
      db.query
        .update(dataKeys)
        .set({ wrapped: null, destroyedAt: now() })
        .where(eq(dataKeys.code, code))
        .run();
      dropWhatIsSealed(db, code);
      db.newTurn();
      db.scrubAfterCommit();
      return true;
    });

  return {
    destroy,
    isDestroyed: (code) => {
      const known = select.get({ code });
      return known !== undefined && known.wrapped === null;
    },
    forWriting,
    forReading: (code) => sealers.get(code, () => unwrap(code, select.get({ code }) ?? null)),
    unwrap,
  };
}

/** Ciphertext without a key is of no use to anybody; only the ledger keeps it, as its chain is over it. */
function dropWhatIsSealed(db: Database, code: CaseCode): void {
  db.query.delete(caseStates).where(eq(caseStates.code, code)).run();
  db.query
    .update(cases)
    .set({ lastBy: null, lastAt: null, ownRoom: false })
    .where(eq(cases.code, code))
    .run();
  db.query.delete(due).where(eq(due.code, code)).run();
  db.query.delete(prompts).where(eq(prompts.code, code)).run();
  // A redaction holds no content: it is still to be sent.
  const unsent = and(
    eq(outbox.code, code),
    eq(outbox.kind, "send"),
    sql`${outbox.state} IN ('unsent', 'rejected')`,
  );
  const dropped = db.query.select({ txn: outbox.txn }).from(outbox).where(unsent).all();
  db.query.update(outbox).set({ state: "rejected", reason: "shredded", content: null }).where(unsent).run();
  for (const { txn } of dropped) {
    db.query
      .delete(outboxWaits)
      .where(and(eq(outboxWaits.onTxn, txn), eq(outboxWaits.needsEvent, false)))
      .run();
  }
}
