/** Which rows can go now. Asked at every wake, so it reads unsent rows alone (partial index outbox_unsent). */
import type { RoomId } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { and, eq, isNotNull, notExists, notInArray, sql } from "./drizzle.ts";
import { outbox, outboxWaits, rooms } from "./schema.ts";

export type ReadyRow = { readonly row: typeof outbox.$inferSelect; readonly room: RoomId | null };

export function readyRows(
  db: Database,
): (limit: number, without: ReadonlySet<RoomId>) => readonly ReadyRow[] {
  const room = sql<RoomId | null>`coalesce(${outbox.room}, ${rooms.room})`;
  const waits = db.query.select({ one: sql`1` }).from(outboxWaits).where(eq(outboxWaits.txn, outbox.txn));
  const ready = (without: readonly RoomId[]) =>
    db.query
      .select({ row: outbox, room })
      .from(outbox)
      .leftJoin(rooms, eq(rooms.place, outbox.place))
      .where(
        and(
          sql`${outbox.state} = 'unsent'`,
          isNotNull(room),
          notExists(waits),
          without.length === 0 ? undefined : notInArray(room, [...without]),
        ),
      )
      .orderBy(outbox.seq)
      .limit(sql.placeholder("limit"));
  const usual = ready([]).prepare();
  return (limit, without) => (without.size === 0 ? usual : ready([...without]).prepare()).all({ limit });
}
