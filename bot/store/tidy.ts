/**
 * Rows that nobody asks for any more are let go a month after they were settled, a few at a time. What stays for good: which steps of
 * a session were used (used-steps.ts); inbox rows that were refused or expired, as their ciphertext was never opened and must not be
 * later; every message that may be a card or stand in a thread, as edits and threads point at it; and which message is of which case.
 */
import type { Millis } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import type { UsedSteps } from "./used-steps.ts";

/** A redelivery or a late vote after this is told from a new one by its step alone. */
const KEPT_MS = 30 * 86_400_000;
/** Of each table at a time: 10 ms of the writer's time. */
const AT_ONCE = 200;

/** Gives the number of rows that went; call it again, not at once, while there are any. */
export function tidying(db: Database, used: UsedSteps): (now: Millis) => number {
  const done = db.sqlite.prepare<[number, number], { seq: number; ratchet: string | null }>(
    "SELECT seq, ratchet FROM inbox WHERE state = 'done' AND first_seen < ? ORDER BY first_seen LIMIT ?",
  );
  const dropDone = db.sqlite.prepare<[number]>("DELETE FROM inbox WHERE seq = ?");
  const prompts = db.sqlite.prepare<[number, number]>(
    `DELETE FROM prompts WHERE seq IN
       (SELECT seq FROM prompts WHERE open = 0 AND at < ? ORDER BY at LIMIT ?)`,
  );
  // Edits of cards (they have a tag), redactions, and polls whose prompt is gone: nothing refers to any of these.
  const sends = db.sqlite.prepare<[number, number]>(
    `DELETE FROM outbox WHERE seq IN
       (SELECT seq FROM outbox
         WHERE state IN ('sent', 'superseded') AND created_at < ?
           AND (tag IS NOT NULL OR kind = 'redact' OR type = 'org.matrix.msc3381.poll.start')
           AND NOT EXISTS (SELECT 1 FROM prompts WHERE prompts.txn = outbox.txn)
         ORDER BY created_at LIMIT ?)`,
  );
  // By then no link and no init data is good any more, and no phone sends what it kept again.
  const forms = db.sqlite.prepare<[number, number]>(
    "DELETE FROM form_alerts WHERE request IN (SELECT request FROM form_alerts WHERE at < ? ORDER BY at LIMIT ?)",
  );
  return (now) =>
    db.transactionSoon(() => {
      const before = now - KEPT_MS;
      const rows = done.all(before, AT_ONCE);
      used.add(rows.flatMap(({ ratchet }) => ratchet ?? []));
      for (const { seq } of rows) dropDone.run(seq);
      const others = [prompts, sends, forms].map((table) => table.run(before, AT_ONCE).changes);
      return others.reduce((sum, changes) => sum + changes, rows.length);
    }, false);
}
