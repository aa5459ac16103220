/** Events on their way in: kept as received until they are dealt with, so that none is lost, and known for good, so that none comes twice. */
import { asMillis, type Millis } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { and, eq, lt, lte, sql } from "./drizzle.ts";
import { jsonObject, readJson } from "./json.ts";
import { inbox } from "./schema.ts";
import type { Inbox, InboxEvent } from "./store.ts";
import { StoreError } from "./store-error.ts";
import type { UsedSteps } from "./used-steps.ts";

const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;
const USUAL_LIMIT = 200;

export function inboxTable(db: Database, used: UsedSteps): Inbox {
  // States as literals: so SQLite uses the partial indexes and never reads settled rows.
  const isNew = sql`${inbox.state} = 'new'`;
  const isUtd = sql`${inbox.state} = 'utd'`;
  const limit = sql.placeholder("limit");
  // Nearly always nobody is kept back, and then nothing is compared.
  const isFree = sql`(${sql.placeholder("without")} = '[]' OR ${inbox.sender} NOT IN (SELECT value FROM json_each(${sql.placeholder("without")})))`;
  const fresh = db.query
    .select()
    .from(inbox)
    .where(and(isNew, isFree))
    .orderBy(inbox.seq)
    .limit(limit)
    .prepare();
  const due = db.query
    .select()
    .from(inbox)
    .where(and(isUtd, isFree, lte(inbox.nextTryAt, sql.placeholder("now"))))
    .orderBy(inbox.seq)
    .limit(limit)
    .prepare();
  const byRatchet = db.query
    .select({ seq: inbox.seq })
    .from(inbox)
    .where(eq(inbox.ratchet, sql.placeholder("ratchet")))
    .prepare();
  const settle = db.query
    .update(inbox)
    .set({
      state: sql`${sql.placeholder("state")}`,
      why: sql`${sql.placeholder("why")}`,
      ratchet: sql`${sql.placeholder("ratchet")}`,
      raw: null,
      nextTryAt: null,
    })
    .where(and(eq(inbox.eventId, sql.placeholder("event")), sql`${inbox.state} IN ('new', 'utd')`))
    .prepare();

  const sender = db.query
    .select({ sender: inbox.sender })
    .from(inbox)
    .where(eq(inbox.eventId, sql.placeholder("event")))
    .prepare();

  return {
    senderOf: (event) => sender.get({ event })?.sender ?? null,
    pending: (now, how = {}) => {
      const most = how.limit ?? USUAL_LIMIT;
      const without = JSON.stringify([...(how.without ?? [])]);
      const first = fresh.all({ limit: most, without });
      return [...first, ...due.all({ now, limit: most - first.length, without })].map(inboxEvent);
    },
    settle: (event, state, how = {}) =>
      db.transaction(
        () => void settle.run({ event, state, why: how.why ?? null, ratchet: how.ratchet ?? null }),
      ),
    keysArrived: () =>
      db.transaction(
        () =>
          void db.query
            .update(inbox)
            .set({ nextTryAt: asMillis(0) })
            .where(isUtd)
            .run(),
      ),
    waitForKey: (event, now) =>
      db.transaction(() => {
        const row = db.query.select({ tries: inbox.tries }).from(inbox).where(eq(inbox.eventId, event)).get();
        if (row === undefined) return;
        db.query
          .update(inbox)
          .set({ state: "utd", tries: row.tries + 1, nextTryAt: nextTry(now, row.tries) })
          .where(and(eq(inbox.eventId, event), sql`${inbox.state} IN ('new', 'utd')`))
          .run();
      }),
    seenRatchet: (ratchet) => byRatchet.get({ ratchet }) !== undefined || used.has(ratchet),
    expire: (olderThan) =>
      db.transaction(() =>
        db.query
          .update(inbox)
          .set({ state: "expired", raw: null, nextTryAt: null })
          .where(and(isUtd, lt(inbox.firstSeen, olderThan)))
          .returning({ eventId: inbox.eventId, room: inbox.room, sender: inbox.sender })
          .all(),
      ),
    stateOf: (event) =>
      db.query
        .select({ state: inbox.state, why: inbox.why, tries: inbox.tries })
        .from(inbox)
        .where(eq(inbox.eventId, event))
        .get() ?? null,
  };
}

const nextTry = (now: Millis, tries: number): Millis =>
  asMillis(now + Math.min(FIRST_RETRY_MS * 2 ** Math.min(tries, 16), LONGEST_RETRY_MS));

function inboxEvent(row: typeof inbox.$inferSelect): InboxEvent {
  if (row.raw === null || (row.state !== "new" && row.state !== "utd"))
    throw new StoreError("damaged", "inbox");
  return {
    eventId: row.eventId,
    room: row.room,
    sender: row.sender,
    type: row.type,
    sentAt: row.sentAt,
    raw: readJson(jsonObject, row.raw, "inbox"),
    state: row.state,
    firstSeen: row.firstSeen,
    tries: row.tries,
  };
}
