/** Cases with a room of their own, found by the clear columns. Asked several times a second: it must stay cheap. */
import type { CaseCode } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import type { Cases } from "./store.ts";

type Row = { readonly code: CaseCode; readonly seq: number; readonly state: string };

export function ownRooms({ sqlite }: Database): Cases["ownRooms"] {
  // The index holds these cases alone; retention bounds them. ';' is the character after ':': the places that begin with "case:", by the index of the table.
  const select = sqlite.prepare<[], Row>(
    `SELECT code, seq, state FROM cases INDEXED BY cases_own_room WHERE own_room = 1 AND code > ''
      UNION SELECT c.code, c.seq, c.state FROM rooms r CROSS JOIN cases c ON c.code = substr(r.place, 6)
             WHERE r.place >= 'case:' AND r.place < 'case;'`,
  );
  return () => select.all().map(({ code, seq, state }) => ({ code, seq, isClosed: state === "closed" }));
}
