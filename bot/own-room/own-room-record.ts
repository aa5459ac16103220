/** What the bot remembers of a case's own room besides who belongs there: its number, which card is the newest, and who has seen it. */
import { z } from "zod";
import { asUserId, type CaseCode, type TxnId } from "../../src/ids.ts";
import type { Store } from "../store/store.ts";
import type { TxnOf } from "../post/txn.ts";

const Shape = z.strictObject({
  /** In its name, which says nothing else: 1, 2, 3, … */
  number: z.number().int(),
  /** How many cards were posted there; 0: none yet. */
  card: z.number().int(),
  /** Who was there when the newest card was posted. */
  seen: z.array(z.string().transform(asUserId)),
});
export type OwnRoomRecord = z.infer<typeof Shape>;

const nameOf = (code: CaseCode): string => `own_room.${code}`;
const LAST = "own_room.last";

export function ownRoomRecord(code: CaseCode, { vault }: Pick<Store, "vault">): OwnRoomRecord | null {
  const stored = vault.get(nameOf(code));
  return stored === null ? null : Shape.parse(JSON.parse(stored));
}

export const keepOwnRoomRecord = (
  code: CaseCode,
  record: OwnRoomRecord,
  { vault }: Pick<Store, "vault">,
): void => vault.set(nameOf(code), JSON.stringify(record));

/** Its record, with the next number where there is none. Inside a transaction. */
export function ownRoomRecordFor(code: CaseCode, store: Pick<Store, "vault">): OwnRoomRecord {
  const known = ownRoomRecord(code, store);
  if (known !== null) return known;
  const number = Number(store.vault.get(LAST) ?? 0) + 1;
  store.vault.set(LAST, String(number));
  const record: OwnRoomRecord = { number, card: 0, seen: [] };
  keepOwnRoomRecord(code, record, store);
  return record;
}

export const forgetOwnRoomRecord = (code: CaseCode, { vault }: Pick<Store, "vault">): void =>
  vault.forget(nameOf(code));

/** The `n`-th card of a case in its own room. */
export const ownCardTxn = (code: CaseCode, n: number, txn: TxnOf): TxnId => txn("own-card", code, n);
