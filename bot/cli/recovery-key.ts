/** `dabyl recovery-key`: the key to the account's identity and key backup, for a copy on paper. Never into a log by mistake. */
import { orderRotation } from "../matrix/recovery-key.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

/** @throws CommandFailure `not_a_terminal` when nobody would read it and `yes` was not given, `no_key` before the first start */
export function showRecoveryKey(yes: boolean, isTerminal: boolean, printer: Printer): void {
  checkReader(yes, isTerminal);
  const key = withStore(configured(), true, (store) => store.vault.get("matrix.recovery_key"));
  if (key === null) return noKey();
  printer.result({ recovery_key: key }, key);
}

/**
 * `dabyl recovery-key rotate`: shows the key that takes the place of the old one at the bot's next start.
 * @throws CommandFailure also `key_in_settings` when .env names the old one, which would come back with it, and `key_waits`
 */
export function rotateRecoveryKey(yes: boolean, isTerminal: boolean, printer: Printer): void {
  checkReader(yes, isTerminal);
  const config = configured();
  if (config.recoveryKey !== null)
    throw new CommandFailure(
      "key_in_settings",
      "DABYL_RECOVERY_KEY is set and would bring the old key back: take it out of the settings first. The vault has the key.",
    );
  const key = withStore(config, false, (store) =>
    store.vault.get("matrix.recovery_key") === null ? noKey() : orderRotation(store.vault),
  );
  if (key === null)
    throw new CommandFailure(
      "key_waits",
      "A new key waits for the bot's next start already. Start the bot; `dabyl recovery-key` then shows it.",
    );
  printer.result({ recovery_key: key }, `${key}\nIt takes the place of the old one at the bot's next start.`);
}

function checkReader(yes: boolean, isTerminal: boolean): void {
  if (!yes && !isTerminal)
    throw new CommandFailure(
      "not_a_terminal",
      "The recovery key is shown on a terminal only; add --yes to write it somewhere else.",
    );
}

function noKey(): never {
  throw new CommandFailure("no_key", "There is no recovery key yet: the bot makes it at its first start.");
}
