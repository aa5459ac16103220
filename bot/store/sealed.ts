/**
 * Sealed details at rest (ADR 19): each case has a random key for them, apart from its data key. Kept for the deployment so that a taker to
 * come can be given it, and wrapped once for each holder who may read now; who has no row opens nothing. Rows follow the case's own
 * events, in the transaction that appends them, and go with their reason.
 */
import { randomBytes } from "node:crypto";
import type { Case } from "../../src/case/case.ts";
import type { CaseCode, EventId, Millis, UserId } from "../../src/ids.ts";
import { type Holder, holderUser, holdersOf } from "../../src/sealed/grants.ts";
import type { Lying } from "../../src/sealed/sealed.ts";
import type { DetailContent } from "../ports.ts";
import type { Database } from "./database.ts";
import { packed, unpacked } from "./detail-content.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { and, eq, sql } from "./drizzle.ts";
import { sealedDetails, sealedGrants, sealedKeys, sealedShowings } from "./schema.ts";
import { KEY_BYTES, type Sealer, sealerOf } from "./sealing.ts";

export type SealedStore = {
  /** Inside the transaction that notes it in the ledger. */
  put(detail: {
    readonly code: CaseCode;
    readonly number: number;
    readonly source: EventId;
    readonly by: UserId;
    readonly content: DetailContent;
  }): void;
  drop(code: CaseCode, number: number): void;
  /** Seals it anew under the key of the other case. One whose time was over (`destroy`) is gone, and nothing moves. */
  move(from: Lying, to: Lying): void;
  /** Null: the key does not lie wrapped for this holder, or there is no such detail. Throws `damaged`. */
  open(code: CaseCode, number: number, holder: Holder): DetailContent | null;
  opensFor(code: CaseCode, holder: Holder): boolean;
  /** The detail that this message brought. */
  from(event: EventId): { readonly code: CaseCode; readonly by: UserId } | null;
  /**
   * Crypto-shredding of a case's details alone: key, grants and ciphertexts are gone for good, in the write-ahead log too. False when there
   * were none. What is given afterwards has a new key.
   */
  destroy(code: CaseCode): boolean;
  /** Whatever was granted to this person by name ends, in all cases: off-boarding, a lost phone. */
  revoke(user: UserId): void;
  /** The case moved on, or got its first detail: who holds it now gets the key, who no longer does loses it. */
  follow(state: Case): void;
};

/** What the ledger needs besides. */
export type SealedTable = SealedStore & {
  /** Somebody was named. */
  name(code: CaseCode, user: UserId): void;
};

const keyContext = (code: CaseCode): string => `sealed-key/${code}`;
const grantContext = (code: CaseCode, holder: Holder): string => `sealed-grant/${code}/${holder}`;
const detailContext = (code: CaseCode, number: number): string => `sealed-detail/${code}/${number}`;

export function sealedTable(db: Database, keys: DeploymentKeys, now: () => Millis): SealedTable {
  const keyOf = db.query
    .select({ wrapped: sealedKeys.wrapped })
    .from(sealedKeys)
    .where(eq(sealedKeys.code, sql.placeholder("code")))
    .prepare();
  const grantsOf = db.query
    .select({ holder: sealedGrants.holder })
    .from(sealedGrants)
    .where(eq(sealedGrants.code, sql.placeholder("code")))
    .prepare();
  const grantOf = db.query
    .select({ wrapped: sealedGrants.wrapped })
    .from(sealedGrants)
    .where(
      and(eq(sealedGrants.code, sql.placeholder("code")), eq(sealedGrants.holder, sql.placeholder("holder"))),
    )
    .prepare();

  const custody = (code: CaseCode): Buffer | null => {
    const wrapped = keyOf.get({ code })?.wrapped ?? null;
    return wrapped === null ? null : keys.sealed.open(wrapped, keyContext(code));
  };
  const made = (code: CaseCode): Buffer => {
    const key = randomBytes(KEY_BYTES);
    const wrapped = keys.sealed.seal(key, keyContext(code));
    db.query
      .insert(sealedKeys)
      .values({ code, wrapped, destroyedAt: null })
      .onConflictDoUpdate({ target: sealedKeys.code, set: { wrapped, destroyedAt: null } })
      .run();
    return key;
  };
  const grant = (code: CaseCode, holder: Holder, key: Buffer): void => {
    const wrapped = keys.sealed.seal(key, grantContext(code, holder));
    db.query.insert(sealedGrants).values({ code, holder, wrapped }).onConflictDoNothing().run();
  };
  const end = (code: CaseCode, holder: Holder): void =>
    void db.query
      .delete(sealedGrants)
      .where(and(eq(sealedGrants.code, code), eq(sealedGrants.holder, holder)))
      .run();
  const readerFor = (code: CaseCode, holder: Holder): Sealer | null => {
    const row = grantOf.get({ code, holder });
    return row === undefined ? null : sealerOf(keys.sealed.open(row.wrapped, grantContext(code, holder)));
  };

  const follow = (state: Case): void => {
    const { code } = state;
    const key = custody(code);
    if (key === null) return;
    const wanted = new Set(holdersOf(state));
    for (const { holder } of grantsOf.all({ code })) if (!wanted.has(holder)) end(code, holder);
    // By name only at the moment of naming: who was off-boarded since does not come back with the next event.
    for (const holder of wanted) if (holder.startsWith("org:")) grant(code, holder, key);
  };

  return {
    put: ({ code, number, source, by, content }) => {
      const sealer = sealerOf(custody(code) ?? made(code));
      const sealed = sealer.seal(packed(content), detailContext(code, number));
      db.query.insert(sealedDetails).values({ code, number, source, by, sealed }).run();
    },
    drop: (code, number) =>
      db.transaction(() => {
        db.query
          .delete(sealedDetails)
          .where(and(eq(sealedDetails.code, code), eq(sealedDetails.number, number)))
          .run();
        db.scrubAfterCommit();
      }),
    move: (from, to) =>
      db.transaction(() => {
        const key = custody(from.code);
        const lies = and(eq(sealedDetails.code, from.code), eq(sealedDetails.number, from.number));
        const row = db.query.select({ sealed: sealedDetails.sealed }).from(sealedDetails).where(lies).get();
        if (key === null || row === undefined) return;
        const bytes = sealerOf(key).open(row.sealed, detailContext(from.code, from.number));
        const sealer = sealerOf(custody(to.code) ?? made(to.code));
        const sealed = sealer.seal(bytes, detailContext(to.code, to.number));
        db.query
          .update(sealedDetails)
          .set({ ...to, sealed })
          .where(lies)
          .run();
        db.scrubAfterCommit();
      }),
    open: (code, number, holder) => {
      const sealer = readerFor(code, holder);
      const row = db.query
        .select({ sealed: sealedDetails.sealed })
        .from(sealedDetails)
        .where(and(eq(sealedDetails.code, code), eq(sealedDetails.number, number)))
        .get();
      if (sealer === null || row === undefined) return null;
      return unpacked(sealer.open(row.sealed, detailContext(code, number)));
    },
    opensFor: (code, holder) => grantOf.get({ code, holder }) !== undefined,
    from: (event) =>
      db.query
        .select({ code: sealedDetails.code, by: sealedDetails.by })
        .from(sealedDetails)
        .where(eq(sealedDetails.source, event))
        .get() ?? null,
    destroy: (code) =>
      db.transaction(() => {
        const known = keyOf.get({ code });
        if (known === undefined || known.wrapped === null) return false;
        db.query
          .update(sealedKeys)
          .set({ wrapped: null, destroyedAt: now() })
          .where(eq(sealedKeys.code, code))
          .run();
        db.query.delete(sealedGrants).where(eq(sealedGrants.code, code)).run();
        db.query.delete(sealedDetails).where(eq(sealedDetails.code, code)).run();
        // What is on a screen now goes with the next look of the clock.
        db.query.update(sealedShowings).set({ until: now() }).where(eq(sealedShowings.code, code)).run();
        db.scrubAfterCommit();
        return true;
      }),
    revoke: (user) =>
      db.transaction(
        () =>
          void db.query
            .delete(sealedGrants)
            .where(eq(sealedGrants.holder, holderUser(user)))
            .run(),
      ),
    follow,
    name: (code, user) => {
      const key = custody(code);
      if (key !== null) grant(code, holderUser(user), key);
    },
  };
}
