/** Which rows can go now. Asked at every wake, so it reads unsent rows alone (partial index outbox_unsent). */
import type { RoomId } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { and, eq, isNotNull, notExists, sql } from "./drizzle.ts";
import { outbox, outboxWaits, rooms } from "./schema.ts";

export type ReadyRow = { readonly row: typeof outbox.$inferSelect; readonly room: RoomId | null };

export function readyRows(
  db: Database,
): (limit: number, without: ReadonlySet<RoomId>) => readonly ReadyRow[] {
  const room = sql<RoomId | null>`coalesce(${outbox.room}, ${rooms.room})`;
  const waits = db.query.select({ one: sql`1` }).from(outboxWaits).where(eq(outboxWaits.txn, outbox.txn));
  // The rooms left out come as one JSON list: so the statement is prepared once, however many they are.
  const held = sql`(SELECT value FROM json_each(${sql.placeholder("without")}))`;
  const ready = db.query
    .select({ row: outbox, room })
    .from(outbox)
    .leftJoin(rooms, eq(rooms.place, outbox.place))
    .where(
      and(sql`${outbox.state} = 'unsent'`, isNotNull(room), notExists(waits), sql`${room} NOT IN ${held}`),
    )
    .orderBy(outbox.seq)
    .limit(sql.placeholder("limit"))
    .prepare();
  return (limit, without) => ready.all({ limit, without: JSON.stringify([...without]) });
}
