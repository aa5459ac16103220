/** The durable side of the sync loop: what a response brought and its token are kept in one transaction, or not at all. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { EventId, Millis } from "../../src/ids.ts";
import type { Gap, JsonObject, SyncJournal, WireEvent } from "../ports.ts";
import type { Database } from "./database.ts";
import { and, eq, sql } from "./drizzle.ts";
import { factsOfStore, gaps, inbox, outbox } from "./schema.ts";
import type { Outbox } from "./store.ts";

export function syncJournal(db: Database, ownSends: Pick<Outbox, "sent">, now: () => Millis): SyncJournal {
  const insert = db.query
    .insert(inbox)
    .values({
      eventId: sql.placeholder("eventId"),
      room: sql.placeholder("room"),
      sender: sql.placeholder("sender"),
      type: sql.placeholder("type"),
      sentAt: sql.placeholder("sentAt"),
      firstSeen: sql.placeholder("firstSeen"),
      raw: sql.placeholder("raw"),
      ciphertextHash: sql.placeholder("ciphertextHash"),
      state: sql.placeholder("state"),
      why: sql.placeholder("why"),
    })
    .onConflictDoNothing()
    .prepare();
  const inInbox = db.query
    .select({ seq: inbox.seq })
    .from(inbox)
    .where(eq(inbox.eventId, sql.placeholder("event")))
    .prepare();
  const inOutbox = db.query
    .select({ seq: outbox.seq })
    .from(outbox)
    .where(eq(outbox.eventId, sql.placeholder("event")))
    .prepare();

  const sinceRow = db.query.select().from(factsOfStore).where(eq(factsOfStore.name, "since")).prepare();
  const moveOn = db.query
    .insert(factsOfStore)
    .values({ name: "since", value: sql.placeholder("value") })
    .onConflictDoUpdate({ target: factsOfStore.name, set: { value: sql`excluded.value` } })
    .prepare();

  const openGaps = db.query
    .select({ room: gaps.room, from: gaps.from, restored: gaps.restored })
    .from(gaps)
    .orderBy(gaps.seq)
    .prepare();

  /** Was it a replay? */
  const receive = (event: WireEvent): boolean => {
    const { eventId, room, sender, type, sentAt } = event;
    const heading = { eventId, room, sender, type, sentAt, firstSeen: now() };
    const ciphertextHash = hashOfCiphertext(event);
    const raw = JSON.stringify(type === ENCRYPTED ? event.raw : stubOf(event));
    const { changes } = insert.run({ ...heading, raw, ciphertextHash, state: "new", why: null });
    if (changes > 0 || inInbox.get({ event: eventId }) !== undefined) return false;
    // The same ciphertext under another event id: somebody replays it. Known from now on, never opened.
    insert.run({ ...heading, raw: null, ciphertextHash: null, state: "refused", why: "replayed" });
    return true;
  };
  const addGap = ({ room, from, restored = false }: Gap): void =>
    void db.query.insert(gaps).values({ room, from, restored }).onConflictDoNothing().run();

  return {
    since: () => sinceRow.get()?.value.toString() ?? null,
    commit: (batch) =>
      db.transactionSoon(() => {
        const replayed = batch.events.filter(receive).length;
        batch.gaps.forEach(addGap);
        for (const echo of batch.echoes) ownSends.sent(echo.txn, echo.eventId);
        moveOn.run({ value: Buffer.from(batch.next) });
        return replayed;
      }, false),
    gaps: () => openGaps.all().map(({ restored, ...gap }) => (restored ? { ...gap, restored } : gap)),
    knows: (event: EventId) => inInbox.get({ event }) !== undefined || inOutbox.get({ event }) !== undefined,
    backfilled: (gap, events, from) =>
      db.transaction(() => {
        // A page goes back in time; what was written first is worked on first.
        events.toSorted((a, b) => a.sentAt - b.sentAt).forEach(receive);
        const known = db.query
          .delete(gaps)
          .where(and(eq(gaps.room, gap.room), eq(gaps.from, gap.from)))
          .run();
        if (from !== null && known.changes > 0) addGap({ ...gap, from });
      }),
  };
}

const ENCRYPTED = "m.room.encrypted";
const WithCiphertext = z.object({ content: z.object({ ciphertext: z.string() }) });

function hashOfCiphertext(event: WireEvent): Buffer | null {
  const read = event.type === ENCRYPTED ? WithCiphertext.safeParse(event.raw) : null;
  return read?.success === true ? createHash("sha256").update(read.data.content.ciphertext).digest() : null;
}

const Redaction = z.object({
  redacts: z.string().optional(),
  content: z.object({ redacts: z.string().optional() }).optional(),
});
const Reaction = z.object({
  content: z.object({
    "m.relates_to": z.object({ rel_type: z.string(), event_id: z.string(), key: z.string() }),
  }),
});

/**
 * A clear event without what somebody may have written into it. Redactions and reactions cannot be encrypted: of these what
 * they point at is kept (room version 11 moved `redacts` into the content), of all others the heading alone.
 */
function stubOf(event: WireEvent): JsonObject {
  const heading = {
    event_id: event.eventId,
    room_id: event.room,
    sender: event.sender,
    type: event.type,
    origin_server_ts: event.sentAt,
  };
  switch (event.type) {
    case "m.room.redaction": {
      const read = Redaction.safeParse(event.raw);
      const redacts = read.success ? (read.data.content?.redacts ?? read.data.redacts) : undefined;
      return redacts === undefined
        ? { ...heading, content: {} }
        : { ...heading, redacts, content: { redacts } };
    }
    case "m.reaction": {
      const read = Reaction.safeParse(event.raw);
      return { ...heading, content: read.success ? read.data.content : {} };
    }
    default:
      return { ...heading, content: {} };
  }
}
