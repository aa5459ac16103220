/**
 * `dabyl backup` and `restore`: ledger, projections and keys of cases, all of it sealed once more. The crypto store is left
 * out on purpose: rolled-back ratchets would endanger every later message (matrix-notes.md, Backups).
 */
import { copyFileSync, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { evolve } from "../../src/case/evolve.ts";
import { takeLock } from "../matrix/instance-lock.ts";
import { asMillis } from "../../src/ids.ts";
import { makeHome } from "../setup/home.ts";
import { backupInto, makeBackup } from "../backup/make-backup.ts";
import { CopyDamaged, isSealedCopy, openCopy } from "../backup/sealed-copy.ts";
import { noteRestore, restoredFrom } from "../backup/restored.ts";
import { openStore } from "../store/open-store.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, storeKeyOf } from "./settings.ts";

/** `target`: a new file, or a folder that keeps the newest DABYL_BACKUP_KEEP. */
export async function backup(target: string, printer: Printer): Promise<void> {
  const config = configured();
  const intoFolder = existsSync(target) && statSync(target).isDirectory();
  if (existsSync(target) && !intoFolder)
    throw new CommandFailure("file_exists", `${target} exists already: name a new file.`);
  const storeKey = storeKeyOf(config);
  const store = openStore({ file: config.home.database, key: storeKey, evolve });
  try {
    const parts = { store, home: config.home, storeKey, now: asMillis(Date.now()) };
    if (!intoFolder) await makeBackup(target, parts);
    const file = intoFolder ? await backupInto(target, config.backups?.keep ?? KEPT, parts) : target;
    printer.result(
      { file },
      `Written to ${file}. It opens with the store key only: keep that key elsewhere.`,
    );
  } finally {
    store.close();
  }
}

/** Where no setting says how many. */
const KEPT = 14;

/** The bot then logs in as a new device and recovers its identity by the recovery key, which the store holds. */
export async function restore(file: string, printer: Printer): Promise<void> {
  const config = configured();
  if (!existsSync(file)) throw new CommandFailure("no_file", `${file} does not exist.`);
  makeHome(config.home);
  if (existsSync(config.home.database))
    throw new CommandFailure(
      "not_empty",
      `${config.home.folder} holds data already: restore into an empty data folder.`,
    );
  const lock = takeLock(config.home.folder);
  if (lock.kind === "taken")
    throw new CommandFailure("already_running", "A bot is running with this data folder: stop it first.");
  const storeKey = storeKeyOf(config);
  await takeBack(file, config.home.database, storeKey);
  const store = openStore({ file: config.home.database, key: storeKey, evolve });
  const verified = store.ledger.verify();
  for (const name of ["matrix.device_id", "matrix.access_token", "matrix.device_key"])
    store.vault.forget(name);
  store.forgetConnection();
  noteRestore(store);
  const from = restoredFrom(store);
  store.close();
  lock.release();
  if (!verified.ok)
    throw new CommandFailure(
      "ledger_broken",
      `The copy's ledger is broken at row ${verified.seq}: take an older copy.`,
    );
  printer.result(
    { restored: true, events: verified.events, from: from === null ? null : new Date(from).toISOString() },
    `Restored: ${verified.events} events${from === null ? "" : `, as they were at ${new Date(from).toISOString()}`}. Start the bot: it comes back as a new device, invites nobody whom it had put out since, and tells administrators what to look through.`,
  );
}

/** The database gets its name when it is whole. Copies of before they were sealed as a whole are taken as they are. */
async function takeBack(file: string, database: string, storeKey: Uint8Array): Promise<void> {
  if (!isSealedCopy(file)) return copyFileSync(file, database);
  const part = `${database}.part`;
  rmSync(part, { force: true });
  try {
    await openCopy(file, part, storeKey);
    renameSync(part, database);
  } catch (error) {
    rmSync(part, { force: true });
    if (!(error instanceof CopyDamaged)) throw error;
    throw new CommandFailure(
      "copy_damaged",
      "The copy does not open: it was made with another store key, or its bytes changed. Give the right key, or take an older copy.",
    );
  }
}
