/** The backup of each night into DABYL_BACKUP_DIR. After an erasure by hand one more comes at once. */
import { nightly, type NightlyParts } from "../keeping/nightly.ts";
import type { Store } from "../store/store.ts";
import { type BackupParts, backupInto } from "./make-backup.ts";

/** `keep`: how many files stay. */
export type BackupSettings = { readonly folder: string; readonly keep: number };

const DAY = "backup.day";
/** Local hour. */
const HOUR = 3;

/** Older backups hold what was erased: a new one is wanted. */
export const wantBackup = ({ vault }: Pick<Store, "vault">): void => vault.forget(DAY);

export const nightlyBackup = (
  { folder, keep }: BackupSettings,
  timeZone: string,
  parts: Omit<BackupParts, "now"> & NightlyParts,
): (() => Promise<void>) =>
  nightly(
    {
      mark: DAY,
      hour: HOUR,
      timeZone,
      work: async (now) => {
        await backupInto(folder, keep, { ...parts, now });
        return null;
      },
      done: "backed_up",
      failed: "backup_failed",
    },
    parts,
  );
