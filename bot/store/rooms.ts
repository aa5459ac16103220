/** Rooms by their meaning, and who may be in them. Computed from the register each time: another process may change it. */
import type { RoomId } from "../../src/ids.ts";
import { allowedIn } from "../../src/people/rooms-of.ts";
import type { RoomRegister } from "../ports.ts";
import type { Database } from "./database.ts";
import { eq, or, sql } from "./drizzle.ts";
import { members, rooms } from "./schema.ts";

export function roomTable(db: Database): RoomRegister {
  // Asked before every send.
  const placeOf = db.query
    .select({ place: rooms.place })
    .from(rooms)
    .where(eq(rooms.room, sql.placeholder("room")))
    .prepare();
  const seats = seatsOf(db);
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
    allowed: (room) => {
      const where = place(room);
      if (where === null) return new Set();
      const whose = where.slice(where.indexOf(":") + 1);
      return allowedIn(where, where.startsWith("space:") ? seats.everybody.all() : seats.near.all({ whose }));
    },
  };
}

/** Those who may come into question at all; the rule itself stands in src/people/rooms-of.ts. */
function seatsOf(db: Database) {
  const seats = () =>
    db.query.select({ user: members.user, role: members.role, region: members.region }).from(members);
  const whose = sql.placeholder("whose");
  return {
    everybody: seats().prepare(),
    near: seats()
      .where(or(eq(members.region, whose), eq(members.user, whose)))
      .prepare(),
  };
}
