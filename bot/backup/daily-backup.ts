/** The backup of each night into DABYL_BACKUP_DIR. One that fails is told and tried again; after an erasure by hand one more comes at once. */
import type { Millis } from "../../src/ids.ts";
import { dayBegun } from "../../src/witness/day-begun.ts";
import { faultOf } from "../fault.ts";
import type { Journal } from "../ports.ts";
import type { Store } from "../store/store.ts";
import { type BackupParts, backupInto } from "./make-backup.ts";

/** `keep`: how many files stay. */
export type BackupSettings = { readonly folder: string; readonly keep: number };

const DAY = "backup.day";
/** Local hour. */
const HOUR = 3;
/** Milliseconds until a backup that failed is tried again. */
const AGAIN_MS = 3_600_000;

/** Older backups hold what was erased: a new one is wanted. */
export const wantBackup = ({ vault }: Pick<Store, "vault">): void => vault.forget(DAY);

type Parts = Omit<BackupParts, "now"> & { readonly now: () => Millis; readonly journal: Journal };

/** To be called now and then; one at a time. Never throws: the bot works without. */
export function nightlyBackup(
  { folder, keep }: BackupSettings,
  timeZone: string,
  parts: Parts,
): () => Promise<void> {
  const { store, journal } = parts;
  let notBefore = 0;
  return async () => {
    const now = parts.now();
    const day = dayBegun(now, timeZone, HOUR);
    const last = store.vault.get(DAY);
    if ((last !== null && last >= day) || now < notBefore) return;
    try {
      await backupInto(folder, keep, { ...parts, now });
      store.vault.set(DAY, day);
      journal.info("backed_up");
    } catch (error) {
      notBefore = now + AGAIN_MS;
      journal.alarm("backup_failed", faultOf(error));
    }
  };
}
