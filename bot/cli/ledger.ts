/** `dabyl ledger verify` and `ledger rebuild`: is the history whole, and do the tables say what it says? */
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

export function verifyLedger(printer: Printer): void {
  const verified = withStore(configured(), true, (store) => store.ledger.verify());
  if (!verified.ok) {
    printer.result(
      verified,
      `The ledger is broken at row ${verified.seq} (${verified.why}): restore a backup from before, and find out who wrote.`,
    );
    throw new CommandFailure("ledger_broken", "The ledger does not verify.");
  }
  printer.result(verified, `The ledger is whole: ${verified.events} events, head ${verified.head}.`);
}

export function rebuildLedger(replace: boolean, printer: Printer): void {
  const rebuilt = withStore(configured(), !replace, (store) => store.ledger.rebuild({ replace }));
  if (!rebuilt.ok && !replace) {
    printer.result(
      rebuilt,
      `${rebuilt.differences.length} differences between ledger and tables: run with --replace to put the tables right.`,
    );
    throw new CommandFailure("projections_differ", "The tables differ from the ledger.");
  }
  printer.result(rebuilt, "The tables say what the ledger says.");
}
