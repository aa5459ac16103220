/** Rooms by their meaning, and who may be in them. Computed from the register each time: another process may change it. */
import type { RoomId } from "../../src/ids.ts";
import { allowedIn } from "../../src/people/rooms-of.ts";
import type { RoomRegister } from "../ports.ts";
import type { Database } from "./database.ts";
import { eq, or, sql } from "./drizzle.ts";
import type { MemberTable } from "./members.ts";
import { rooms } from "./schema.ts";

export function roomTable(db: Database, { seats }: Pick<MemberTable, "seats">): RoomRegister {
  // Asked before every send.
  const placeOf = db.query
    .select({ place: rooms.place })
    .from(rooms)
    .where(eq(rooms.room, sql.placeholder("room")))
    .prepare();
  const place: RoomRegister["place"] = (room: RoomId) => placeOf.get({ room })?.place ?? null;
  return {
    place,
    room: (where) =>
      db.query.select({ room: rooms.room }).from(rooms).where(eq(rooms.place, where)).get()?.room ?? null,
    remember: (where, room) =>
      db.transaction(() => {
        db.query
          .delete(rooms)
          .where(or(eq(rooms.place, where), eq(rooms.room, room)))
          .run();
        db.query.insert(rooms).values({ place: where, room }).run();
      }),
    forget: (room) => db.transaction(() => void db.query.delete(rooms).where(eq(rooms.room, room)).run()),
    allowed: (room) => {
      const where = place(room);
      if (where === null) return new Set();
      return allowedIn(where, seats());
    },
  };
}
