/**
 * Makes a backup beside the running bot: a consistent copy of the store, then the same sealed into the wanted file, which gets its name
 * when it is whole. The copy in between lies in the data folder and is as sealed as the store itself.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Millis } from "../../src/ids.ts";
import type { Home } from "../setup/home.ts";
import { noteBackup } from "./restored.ts";
import type { Store } from "../store/store.ts";
import { sealCopy } from "./sealed-copy.ts";

export type BackupParts = {
  readonly store: Pick<Store, "vault" | "backup">;
  readonly home: Home;
  readonly storeKey: Uint8Array;
  readonly now: Millis;
};

/** `file` must not exist. What fails leaves nothing behind. */
export async function makeBackup(file: string, { store, home, storeKey, now }: BackupParts): Promise<void> {
  const copy = join(home.folder, `backup-${process.pid}.copy`);
  const part = `${file}.part`;
  const clear = (): void => [copy, part].forEach((one) => rmSync(one, { force: true }));
  clear();
  clearLeftovers(home.folder, now);
  try {
    noteBackup(now, store);
    store.backup(copy);
    await sealCopy(copy, part, storeKey);
    renameSync(part, file);
  } finally {
    clear();
  }
}

/** Of a process that was killed meanwhile; one that is at work makes its copy within the hour. */
function clearLeftovers(folder: string, now: Millis): void {
  for (const name of readdirSync(folder).filter((one) => /^backup-\d+\.copy$/.test(one))) {
    const left = join(folder, name);
    if (statSync(left).mtimeMs < now - 3_600_000) rmSync(left, { force: true });
  }
}

/** dabyl-2026-11-22T03-00-00Z.dabyl: sorted by name they are sorted by time. */
const NAME = /^dabyl-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.dabyl$/;
const nameAt = (now: Millis): string =>
  `dabyl-${new Date(now).toISOString().slice(0, 19).replaceAll(":", "-")}Z.dabyl`;

/** Ours in this folder, oldest first. Other files are nobody's business here. */
export const backupsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => NAME.test(name))
        .toSorted()
        .map((name) => join(folder, name))
    : [];

/** One more file in this folder; of all of them the `keep` newest stay. Gives its path. */
export async function backupInto(folder: string, keep: number, parts: BackupParts): Promise<string> {
  const file = join(folder, nameAt(parts.now));
  if (!existsSync(file)) await makeBackup(file, parts);
  for (const old of backupsIn(folder).slice(0, -keep)) rmSync(old, { force: true });
  return file;
}
