/** Which row waits for which, and which makes which superfluous. All inside the caller's transaction. */
import type { TxnId } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { and, eq, sql } from "./drizzle.ts";
import { outbox, outboxWaits } from "./schema.ts";

/** `needsEvent`: its content refers to the event id; otherwise it only waits for its turn. */
export function waitFor(db: Database, txn: TxnId, on: TxnId, needsEvent: boolean): void {
  const other = db.query
    .select({ state: outbox.state, supersededBy: outbox.supersededBy, eventId: outbox.eventId })
    .from(outbox)
    .where(eq(outbox.txn, on))
    .get();
  if (on === txn || (other !== undefined && other.eventId !== null)) return;
  switch (other?.state) {
    case "sent":
      return;
    case "superseded":
      if (needsEvent && other.supersededBy !== null) waitFor(db, txn, other.supersededBy, needsEvent);
      return;
    case "rejected":
      if (!needsEvent) return;
      break;
    case "unsent":
    case undefined: // not there yet: added later, perhaps in this transaction
      break;
  }
  db.query.insert(outboxWaits).values({ txn, onTxn: on, needsEvent }).onConflictDoNothing().run();
}

/** Those that only waited for `txn` to have its turn need not wait any longer. */
export function releaseTurns(db: Database, txn: TxnId): void {
  db.query
    .delete(outboxWaits)
    .where(and(eq(outboxWaits.onTxn, txn), eq(outboxWaits.needsEvent, false)))
    .run();
}

export function unsentWithTag(db: Database, tag: string): readonly TxnId[] {
  return db.query
    .select({ txn: outbox.txn })
    .from(outbox)
    .where(and(eq(outbox.tag, tag), sql`${outbox.state} = 'unsent'`))
    .orderBy(outbox.seq)
    .all()
    .map((row) => row.txn);
}

/** Drops an unsent row in favour of `by`; false, and nothing done, when a message (`by` or another) needs its event id. */
export function drop(db: Database, txn: TxnId, by: TxnId): boolean {
  const needed = db.query
    .select({ txn: outboxWaits.txn })
    .from(outboxWaits)
    .where(and(eq(outboxWaits.onTxn, txn), eq(outboxWaits.needsEvent, true)))
    .get();
  if (needed !== undefined) return false;
  db.query
    .update(outbox)
    .set({ state: "superseded", supersededBy: by, content: null })
    .where(eq(outbox.txn, txn))
    .run();
  db.query.delete(outboxWaits).where(eq(outboxWaits.txn, txn)).run();
  releaseTurns(db, txn);
  return true;
}
