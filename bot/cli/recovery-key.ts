/** `dabyl recovery-key`: the key to the account's identity and key backup, for a copy on paper. Never into a log by mistake. */
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

/** @throws CommandFailure `not_a_terminal` when nobody would read it and `yes` was not given, `no_key` before the first start */
export function showRecoveryKey(yes: boolean, isTerminal: boolean, printer: Printer): void {
  if (!yes && !isTerminal)
    throw new CommandFailure(
      "not_a_terminal",
      "The recovery key is shown on a terminal only; add --yes to write it somewhere else.",
    );
  const key = withStore(configured(), true, (store) => store.vault.get("matrix.recovery_key"));
  if (key === null)
    throw new CommandFailure("no_key", "There is no recovery key yet: the bot makes it at its first start.");
  printer.result({ recovery_key: key }, key);
}
