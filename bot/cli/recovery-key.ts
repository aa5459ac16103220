/** `dabyl recovery-key`: the key to the account's identity and key backup, for a copy on paper. Never into a log by mistake. */
import { randomUUID } from "node:crypto";
import { asMillis } from "../../src/ids.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import { stateOf, useJointly } from "../../src/people/two-person.ts";
import type { Store } from "../store/store.ts";
import { orderRotation } from "../matrix/recovery-key.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

/** @throws CommandFailure `not_a_terminal` when nobody would read it and `yes` was not given, `no_key` before the first start, `two_administrators` */
export function showRecoveryKey(yes: boolean, isTerminal: boolean, printer: Printer): void {
  checkReader(yes, isTerminal);
  const key = withStore(configured(), false, (store) => {
    const kept = store.vault.get("matrix.recovery_key");
    if (kept === null) return noKey();
    agreed(store);
    return kept;
  });
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
  const key = withStore(config, false, (store) => {
    if (store.vault.get("matrix.recovery_key") === null) return noKey();
    return store.transaction(() => {
      const ordered = orderRotation(store.vault);
      if (ordered !== null) agreed(store);
      return ordered;
    });
  });
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

/**
 * Two administrators agreed in their direct rooms, within the hour; it is good for once (adr/0022). Before there ever were two, whoever
 * sets the bot up alone gets it, as the copy on paper is made then; both stand in the ledger.
 */
function agreed(store: Store): void {
  const now = asMillis(Date.now());
  const cause = `cli:${randomUUID()}`;
  const show = (event: PeopleEvent) => store.ledger.append([{ stream: "people", event }], cause);
  const ready = store.joint
    .requests()
    .find((one) => one.act === "export_keys" && stateOf(one, now) === "confirmed");
  const asker = ready === undefined ? null : store.members.get(ready.by);
  const used =
    ready === undefined || asker === null
      ? null
      : useJointly(ready, asker, store.view().joint.longStanding(now), now);
  if (used !== null && "event" in used) return show(used.event);
  if (!store.joint.everTwo()) return show({ kind: "keys_shown", by: "operator", at: now });
  throw new CommandFailure(
    "two_administrators",
    'Two administrators are needed: one writes "recovery key" to the bot in the direct chat, another agrees there; then run this again within an hour.',
  );
}

function noKey(): never {
  throw new CommandFailure("no_key", "There is no recovery key yet: the bot makes it at its first start.");
}
