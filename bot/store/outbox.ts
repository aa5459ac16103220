/** Messages on their way out, written in the transaction that caused them. Sent ones keep their event id and lose their content. */
import { asMillis, type CaseCode, type RoomId, type TxnId } from "../../src/ids.ts";
import type { OutboxRow, Place } from "../ports.ts";
import type { CaseKeys } from "./data-keys.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { and, eq, isNotNull, lt, or, sql } from "./drizzle.ts";
import { jsonObject, readJson } from "./json.ts";
import { readyRows } from "./outbox-ready.ts";
import { fillIn, referencesIn } from "./outbox-references.ts";
import { outboxTurns } from "./outbox-turns.ts";
import { outbox, outboxWaits, rooms } from "./schema.ts";
import type { Sealer } from "./sealing.ts";
import type { Messages, NewRedaction, NewSend, Outbox } from "./store.ts";
import { StoreError } from "./store-error.ts";

const DAY_MS = 86_400_000;
/** Rows read beyond those asked for, so that a few that cannot go after all do not hide the rest. Only what is given out is unsealed. */
const SPARE = 20;

export function outboxTable(
  db: Database,
  keys: DeploymentKeys,
  caseKeys: CaseKeys,
  messages: Messages,
): Outbox {
  /** What the worker of this process has in hand: such a row may be at the homeserver already and is never dropped. */
  const handedOut = new Set<TxnId>();
  const readyIn = readyRows(db);
  const turns = outboxTurns(db);
  const roomOfPlace = db.query
    .select({ room: rooms.room })
    .from(rooms)
    .where(eq(rooms.place, sql.placeholder("place")))
    .prepare();
  const roomOf = (place: Place | null): RoomId | null =>
    place === null ? null : (roomOfPlace.get({ place })?.room ?? null);
  const select = db.query
    .select()
    .from(outbox)
    .where(eq(outbox.txn, sql.placeholder("txn")))
    .prepare();
  const insert = db.query
    .insert(outbox)
    .values({
      txn: sql.placeholder("txn"),
      kind: sql.placeholder("kind"),
      place: sql.placeholder("place"),
      room: sql.placeholder("room"),
      type: sql.placeholder("type"),
      content: sql.placeholder("content"),
      target: sql.placeholder("target"),
      tag: sql.placeholder("tag"),
      code: sql.placeholder("code"),
      state: "unsent",
      createdAt: sql.placeholder("createdAt"),
    })
    .prepare();
  const markSent = db.query
    .update(outbox)
    .set({
      state: sql`${sql.placeholder("state")}`,
      eventId: sql`${sql.placeholder("eventId")}`,
      content: null,
      reason: null,
    })
    .where(eq(outbox.txn, sql.placeholder("txn")))
    .prepare();
  const waitNoMore = db.query
    .delete(outboxWaits)
    .where(eq(outboxWaits.onTxn, sql.placeholder("txn")))
    .prepare();
  const eventIdOf: Outbox["eventIdOf"] = (txn) => {
    const row = select.get({ txn });
    if (row === undefined) return null;
    return row.eventId ?? (row.supersededBy === null ? null : eventIdOf(row.supersededBy));
  };
  const sealerOf = (code: CaseCode | null, purpose: "write" | "read"): Sealer | null => {
    if (code === null) return keys.outbox;
    return purpose === "write" ? caseKeys.forWriting(code) : caseKeys.forReading(code);
  };
  const seal = (row: NewSend): Buffer | null =>
    sealerOf(row.code, "write")?.seal(JSON.stringify(row.content), contentContext(row.txn)) ?? null;

  const add: Outbox["add"] = (row) =>
    db.transaction(() => {
      if (select.get({ txn: row.txn }) !== undefined) return;
      const content = row.kind === "send" ? seal(row) : null;
      const older = row.kind === "send" && row.supersedes !== null ? turns.unsentWithTag(row.supersedes) : [];
      insert.run({ ...columnsOf(row), content });
      for (const txn of row.kind === "send" ? referencesIn(row.content) : [])
        turns.waitFor(row.txn, txn, true);
      for (const txn of row.dependsOn) turns.waitFor(row.txn, txn, false);
      for (const txn of older) {
        if (handedOut.has(txn) || !turns.drop(txn, row.txn)) turns.waitFor(row.txn, txn, false);
      }
    });

  const ready: Outbox["ready"] = (limit, without = new Set<RoomId>()) => {
    const rows: OutboxRow[] = [];
    for (const { row, room } of readyIn(limit + SPARE, without)) {
      if (rows.length === limit) break;
      const opened = open(row, room);
      if (opened === null) continue;
      rows.push(opened);
      handedOut.add(opened.txn);
    }
    return rows;
  };
  const open = (row: Stored, room: RoomId | null): OutboxRow | null => {
    const { txn, createdAt } = row;
    if (room === null) return null;
    if (row.kind === "redact") {
      return row.target === null ? null : { kind: "redact", txn, room, event: row.target, createdAt };
    }
    const sealer = sealerOf(row.code, "read");
    if (sealer === null || row.content === null) throw new StoreError("damaged", "outbox");
    const text = sealer.open(row.content, contentContext(txn)).toString();
    const content = fillIn(readJson(jsonObject, text, "outbox"), eventIdOf);
    return content === null ? null : { kind: "send", txn, room, type: row.type, content, createdAt };
  };

  const sent: Outbox["sent"] = (txn, eventId) =>
    db.transactionSoon(() => {
      handedOut.delete(txn);
      const row = select.get({ txn });
      if (row === undefined || row.state === "sent") return;
      // A row that was dropped may have gone out before a restart: its event is known, its place is taken.
      const state = row.state === "superseded" ? row.state : "sent";
      markSent.run({ txn, state, eventId });
      waitNoMore.run({ txn });
      const room = row.room ?? roomOf(row.place);
      if (row.target !== null) messages.markRedacted(row.target);
      else if (room !== null)
        messages.note({ event: eventId, room, sender: null, code: row.code, edits: null });
    }, false);

  return {
    add,
    ready,
    onDisk: () => db.onDisk(),
    sent,
    eventIdOf,
    rejected: (txn, reason) =>
      db.transaction(() => {
        handedOut.delete(txn);
        const changed = db.query
          .update(outbox)
          .set({ state: "rejected", reason: /^[\w.-]{1,64}$/.test(reason) ? reason : "other" })
          .where(and(eq(outbox.txn, txn), eq(outbox.state, "unsent")))
          .run();
        // Who only waited for a turn goes on; who needs the event id stays back until a retry succeeds.
        if (changed.changes > 0) turns.release(txn);
      }),
    stale: (now) =>
      db.query
        .select({ txn: outbox.txn, place: outbox.place, createdAt: outbox.createdAt })
        .from(outbox)
        .where(and(sql`${outbox.state} = 'unsent'`, lt(outbox.createdAt, asMillis(now - DAY_MS))))
        .orderBy(outbox.seq)
        .all(),
    rejectedRows: () =>
      db.query
        .select({ txn: outbox.txn, reason: sql<string>`coalesce(${outbox.reason}, 'other')` })
        .from(outbox)
        .where(and(eq(outbox.state, "rejected"), whole))
        .orderBy(outbox.seq)
        .all(),
    abandon: (place) =>
      db.transaction(() => {
        const waiting = and(eq(outbox.place, place), sql`${outbox.state} = 'unsent'`);
        const rows = db.query.select({ txn: outbox.txn }).from(outbox).where(waiting).all();
        db.query
          .update(outbox)
          .set({ state: "rejected", reason: "room_over", content: null })
          .where(waiting)
          .run();
        for (const { txn } of rows) turns.release(txn);
      }),
    retry: (txn) =>
      db.transaction(() => {
        const changed = db.query
          .update(outbox)
          .set({ state: "unsent", reason: null })
          .where(and(eq(outbox.txn, txn), eq(outbox.state, "rejected"), whole))
          .run();
        return changed.changes > 0;
      }),
  };
}

type Stored = typeof outbox.$inferSelect;

/** What was shredded has nothing left to send. */
const whole = or(isNotNull(outbox.content), isNotNull(outbox.target));

const contentContext = (txn: TxnId): string => `outbox/${txn}`;

function columnsOf(row: NewSend | NewRedaction): Omit<typeof outbox.$inferInsert, "content" | "state"> {
  const { kind, txn, code, createdAt } = row;
  const common = { kind, txn, code, createdAt };
  if (row.kind === "redact") {
    return { ...common, type: "m.room.redaction", place: null, room: row.room, target: row.event, tag: null };
  }
  return {
    ...common,
    type: row.type,
    place: row.place,
    room: row.room ?? null,
    target: null,
    tag: row.supersedes,
  };
}
