/** Which messages show details at this moment, and until when: so that no restart forgets to remove them. */
import type { CaseCode, Millis, TxnId, UserId } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { eq } from "./drizzle.ts";
import { sealedShowings } from "./schema.ts";

export type Showing = {
  /** The outbox row. */
  readonly txn: TxnId;
  readonly code: CaseCode;
  readonly user: UserId;
  readonly until: Millis;
};
export type Showings = {
  add(showing: Showing): void;
  /** All of them: a handful at any time. */
  all(): readonly Showing[];
  remove(txn: TxnId): void;
};

export const showingTable = (db: Database): Showings => ({
  add: (showing) => void db.query.insert(sealedShowings).values(showing).onConflictDoNothing().run(),
  all: () => db.query.select().from(sealedShowings).orderBy(sealedShowings.until).all(),
  remove: (txn) => void db.query.delete(sealedShowings).where(eq(sealedShowings.txn, txn)).run(),
});
