/** Which row waits for which, and which makes which superfluous. All inside the caller's transaction. */
import type { TxnId } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { and, eq, sql } from "./drizzle.ts";
import { outbox, outboxWaits } from "./schema.ts";

export type OutboxTurns = {
  /** `needsEvent`: its content refers to the event id; otherwise it only waits for its turn. */
  waitFor(txn: TxnId, on: TxnId, needsEvent: boolean): void;
  /** Those that only waited for `txn` to have its turn need not wait any longer. */
  release(txn: TxnId): void;
  unsentWithTag(tag: string): readonly TxnId[];
  /** Drops an unsent row in favour of `by`; false, and nothing done, when a message (`by` or another) needs its event id. */
  drop(txn: TxnId, by: TxnId): boolean;
};

export function outboxTurns(db: Database): OutboxTurns {
  const { stateOf, insert, tagged, needed, waitsFor } = statements(db);
  const waitFor: OutboxTurns["waitFor"] = (txn, on, needsEvent) => {
    const other = stateOf.get({ txn: on });
    if (on === txn || (other !== undefined && other.eventId !== null)) return;
    switch (other?.state) {
      case "sent":
        return;
      case "superseded":
        if (needsEvent && other.supersededBy !== null) waitFor(txn, other.supersededBy, needsEvent);
        return;
      case "rejected":
        if (!needsEvent) return;
        break;
      case "unsent":
      case undefined: // not there yet: added later, perhaps in this transaction
        break;
    }
    insert.run({ txn, onTxn: on, needsEvent });
  };
  const release: OutboxTurns["release"] = (txn) => void waitsFor.run({ txn });

  return {
    waitFor,
    release,
    unsentWithTag: (tag) => tagged.all({ tag }).map((row) => row.txn),
    drop: (txn, by) => {
      if (needed.get({ txn }) !== undefined) return false;
      db.query
        .update(outbox)
        .set({ state: "superseded", supersededBy: by, content: null })
        .where(eq(outbox.txn, txn))
        .run();
      db.query.delete(outboxWaits).where(eq(outboxWaits.txn, txn)).run();
      release(txn);
      return true;
    },
  };
}

/** Asked for every message that is written: prepared once. */
function statements(db: Database) {
  const txn = sql.placeholder("txn");
  return {
    stateOf: db.query
      .select({ state: outbox.state, supersededBy: outbox.supersededBy, eventId: outbox.eventId })
      .from(outbox)
      .where(eq(outbox.txn, txn))
      .prepare(),
    insert: db.query
      .insert(outboxWaits)
      .values({ txn, onTxn: sql.placeholder("onTxn"), needsEvent: sql.placeholder("needsEvent") })
      .onConflictDoNothing()
      .prepare(),
    tagged: db.query
      .select({ txn: outbox.txn })
      .from(outbox)
      .where(and(eq(outbox.tag, sql.placeholder("tag")), sql`${outbox.state} = 'unsent'`))
      .orderBy(outbox.seq)
      .prepare(),
    needed: db.query
      .select({ txn: outboxWaits.txn })
      .from(outboxWaits)
      .where(and(eq(outboxWaits.onTxn, txn), eq(outboxWaits.needsEvent, true)))
      .prepare(),
    waitsFor: db.query
      .delete(outboxWaits)
      .where(and(eq(outboxWaits.onTxn, txn), eq(outboxWaits.needsEvent, false)))
      .prepare(),
  };
}
