/** Rooms by their meaning, and who may be in them. Computed from the register each time: another process may change it. */
import type { RoomId, UserId } from "../../src/ids.ts";
import { allowedIn, caseOfPlace, seatedIn } from "../../src/people/rooms-of.ts";
import type { RoomRegister } from "../ports.ts";
import type { Database } from "./database.ts";
import { eq, or, sql } from "./drizzle.ts";
import type { CaseTable } from "./cases.ts";
import type { CaseLook } from "./store.ts";
import type { MemberTable } from "./members.ts";
import { rooms } from "./schema.ts";

/** What was said in the room of an erased case is just being taken out: nothing is said there any more. */
function seatsOf(look: CaseLook | null, all: MemberTable["all"]): ReadonlySet<UserId> {
  if (look === null) return new Set();
  const members = all({ region: look.fact.region });
  const seated = look.kind === "shredded" ? members : seatedIn(look.case, members);
  return new Set(seated.map(({ user }) => user));
}

export function roomTable(
  db: Database,
  { seats, all }: Pick<MemberTable, "seats" | "all">,
  cases: Pick<CaseTable, "look">,
): RoomRegister {
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
      const code = caseOfPlace(where);
      return code === null ? allowedIn(where, seats()) : seatsOf(cases.look(code), all);
    },
  };
}
