/**
 * `dabyl backup` and `restore`: ledger, projections and keys of cases, sealed as they lie on the disk. The crypto store is left
 * out on purpose: rolled-back ratchets would endanger every later message (matrix-notes.md, Backups).
 */
import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { evolve } from "../../src/case/evolve.ts";
import { takeLock } from "../matrix/instance-lock.ts";
import { asMillis } from "../../src/ids.ts";
import { makeHome } from "../home.ts";
import { noteBackup, noteRestore, restoredFrom } from "../restored.ts";
import { openStore } from "../store/open-store.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, storeKeyOf, withStore } from "./settings.ts";

export function backup(file: string, printer: Printer): void {
  if (existsSync(file)) throw new CommandFailure("file_exists", `${file} exists already: name a new file.`);
  // Made first, for its owner only: codes, accounts and coarse facts are in clear in it.
  writeFileSync(file, "", { mode: 0o600, flag: "wx" });
  withStore(configured(), false, (store) => {
    noteBackup(asMillis(Date.now()), store);
    store.backup(file);
  });
  printer.result({ file }, `Written to ${file}. It opens with the store key only: keep that key elsewhere.`);
}

/** The bot then logs in as a new device and recovers its identity by the recovery key, which the store holds. */
export function restore(file: string, printer: Printer): void {
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
  copyFileSync(file, config.home.database);
  const store = openStore({ file: config.home.database, key: storeKeyOf(config), evolve });
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
