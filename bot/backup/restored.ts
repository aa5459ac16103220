/** Marks in the vault between `dabyl restore` and the first start after it (after-restore.ts). */
import { asMillis, asUserId, type Millis, type UserId } from "../../src/ids.ts";
import type { Store } from "../store/store.ts";

type Vaulted = Pick<Store, "vault">;

/** When the backup was made; there from `restore` until the first start has told everybody. */
const PENDING = "restore.pending";
const NEWCOMERS = "restore.newcomers";

const BACKED_UP = "backup.at";

/** Goes into every backup: how old is what is restored from it? */
export const noteBackup = (now: Millis, { vault }: Vaulted): void => vault.set(BACKED_UP, String(now));

export function noteRestore({ vault }: Vaulted): void {
  vault.set(PENDING, vault.get(BACKED_UP) ?? "0");
  vault.set(NEWCOMERS, "");
}

export function restoredFrom({ vault }: Vaulted): Millis | null {
  const at = vault.get(PENDING);
  return at === null ? null : asMillis(Number(at));
}

export function forgetRestore({ vault }: Vaulted): void {
  vault.forget(PENDING);
  vault.forget(NEWCOMERS);
}

export const isRestored = ({ vault }: Vaulted): boolean => vault.get(PENDING) !== null;

/** In a room and on no register: after a restore no stranger, but somebody to be added again. */
export function noteNewcomer(user: UserId, { vault }: Vaulted): void {
  vault.set(NEWCOMERS, [...new Set([...newcomersOf({ vault }), user])].join("\n"));
}

export const newcomersOf = ({ vault }: Vaulted): UserId[] =>
  (vault.get(NEWCOMERS) ?? "").split("\n").filter(Boolean).map(asUserId);
