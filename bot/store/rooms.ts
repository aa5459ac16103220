/** Rooms by their meaning, and who may be in them. Computed from the register each time: another process may change it. */
import { asRegionId, asUserId, type RoomId } from "../../src/ids.ts";
import { allowedIn } from "../../src/people/rooms-of.ts";
import type { RoomRegister } from "../ports.ts";
import type { Database } from "./database.ts";
import { eq, or } from "./drizzle.ts";
import { members, rooms } from "./schema.ts";

export function roomTable(db: Database): RoomRegister {
  const place: RoomRegister["place"] = (room: RoomId) =>
    db.query.select({ place: rooms.place }).from(rooms).where(eq(rooms.room, room)).get()?.place ?? null;
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
    allowed: (room) => {
      const where = place(room);
      if (where === null) return new Set();
      return allowedIn(where, seatsNear(db, where.slice(where.indexOf(":") + 1), where.startsWith("space:")));
    },
  };
}

/** Those who may come into question at all; the rule itself stands in src/people/rooms-of.ts. */
function seatsNear(db: Database, whose: string, everybody: boolean) {
  const seats = db.query
    .select({ user: members.user, role: members.role, region: members.region })
    .from(members);
  const near = or(eq(members.region, asRegionId(whose)), eq(members.user, asUserId(whose)));
  return everybody ? seats.all() : seats.where(near).all();
}
