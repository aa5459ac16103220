/** Where the card of a case stands. */
import type { CaseCode, EventId, RegionId, RoomId, TxnId } from "../../src/ids.ts";
import type { Store } from "../store/store.ts";
import type { TxnOf } from "./txn.ts";

/** One card a case and room: a case that moves to another region gets a new root there. */
export const cardTxn = (code: CaseCode, home: RegionId, txn: TxnOf): TxnId => txn("card", code, home);

export type CardPlace = { readonly room: RoomId; readonly event: EventId };

/** Null while the card is not sent. */
export function cardPlace(
  code: CaseCode,
  { store, txn }: { readonly store: Pick<Store, "cases" | "rooms" | "outbox">; readonly txn: TxnOf },
): CardPlace | null {
  const home = store.cases.look(code)?.fact.region;
  if (home === undefined) return null;
  const room = store.rooms.room(`response:${home}`);
  const event = store.outbox.eventIdOf(cardTxn(code, home, txn));
  return room === null || event === null ? null : { room, event };
}
