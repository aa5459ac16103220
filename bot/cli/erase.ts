/** `dabyl erase CODE`: a person's right to have data erased, by whoever runs the bot. For good: no backup that is made later has it. */
import { readCode } from "../../src/case/code.ts";
import { asMillis } from "../../src/ids.ts";
import { wantBackup } from "../backup/daily-backup.ts";
import { eraseCase, OPERATOR } from "../keeping/erase.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

/** @throws CommandFailure `code_mistyped`, `code_unknown`, `case_open`, `erased_before`, `not_confirmed` without `yes` */
export function eraseByHand(typed: string, yes: boolean, printer: Printer): void {
  const code = readCode(typed);
  if (code === null || code === "mistyped")
    throw new CommandFailure(
      "code_mistyped",
      "The code seems mistyped: copy it from the card and try again.",
    );
  withStore(configured(), false, (store) => {
    const look = store.cases.look(code);
    if (look === null) throw new CommandFailure("code_unknown", "There is no case with this code.");
    if (look.kind === "shredded")
      throw new CommandFailure("erased_before", "What this case held is erased already.");
    if (look.fact.state !== "closed")
      throw new CommandFailure("case_open", "The case is not closed: close it first, then erase it.");
    if (!yes)
      throw new CommandFailure(
        "not_confirmed",
        "Everything the case holds goes for good; its code and the counts stay. Add --yes to do it.",
      );
    eraseCase(code, OPERATOR, asMillis(Date.now()), store);
    wantBackup(store);
  });
  printer.result(
    { erased: code },
    "Erased. A running bot takes its messages out of the rooms; backups made before today still hold it: delete them (docs/operations.md).",
  );
}
