/** `dabyl sessions`: who else is signed in to the bot's account, and an end to it. */
import { accountOf, endSessions, sessionsOf } from "./account.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

/** @throws CommandFailure `no_account`, `logged_out`, `homeserver_unreachable`, `no_password`, `not_ended` */
export async function sessions(act: "list" | "end", printer: Printer): Promise<void> {
  const config = configured();
  const account = withStore(config, true, (store) => accountOf(config, store));
  if (account === null) throw new CommandFailure("no_account", "The bot has no account yet: start it once.");
  const found = await sessionsOf(account);
  if (found.kind === "out")
    throw new CommandFailure(
      "logged_out",
      found.soft
        ? "The bot's login has expired: start the bot, it renews it."
        : 'The bot was logged out: docs/operations.md, "A new device".',
    );
  if (found.kind === "unreachable")
    throw new CommandFailure("homeserver_unreachable", "The homeserver does not answer: try again later.");
  const { others } = found;
  if (act === "list" || others.length === 0)
    return printer.result(
      { others },
      others.length === 0
        ? "Nobody else is signed in to the bot's account."
        : `Also signed in to the bot's account: ${others.join(", ")}. If that is not you: \`dabyl sessions end\`, then change the password.`,
    );
  const done = await endSessions(account, others);
  if (done === "no_password")
    throw new CommandFailure("no_password", "The homeserver asks for the password: set DABYL_PASSWORD.");
  if (done === "refused")
    throw new CommandFailure(
      "not_ended",
      "The homeserver did not end them: check DABYL_PASSWORD, or end them there as its administrator.",
    );
  printer.result({ ended: others }, `Ended: ${others.join(", ")}. Now change the bot's password.`);
}
