/** `dabyl ledger verify` and `ledger rebuild`: is the history whole, and do the tables say what it says? */
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

const HEAD = /^[0-9a-f]{64}$/i;

/**
 * `against`: a head that was noted before, as the coordination room gets it daily. Is it a part of today's chain?
 * @throws CommandFailure `ledger_broken`, or `ledger_rewritten` when the chain is whole and never had that head
 */
export function verifyLedger(against: string | undefined, printer: Printer): void {
  if (against !== undefined && !HEAD.test(against))
    throw new CommandFailure("wrong_usage", "--against takes a whole head: 64 digits and letters a-f.", 2);
  const { verified, at } = withStore(configured(), true, (store) => ({
    verified: store.ledger.verify(),
    at: against === undefined ? null : store.ledger.wasHead(against),
  }));
  if (!verified.ok) {
    printer.result(
      verified,
      `The ledger is broken at row ${verified.seq} (${verified.why}): restore a backup from before, and find out who wrote.`,
    );
    throw new CommandFailure("ledger_broken", "The ledger does not verify.");
  }
  const whole = `The ledger is whole: ${verified.events} events, head ${verified.head}.`;
  if (against === undefined) return printer.result(verified, whole);
  const asked = { hash: against.toLowerCase(), found: at !== null, events: at };
  if (at !== null)
    return printer.result(
      { ...verified, against: asked },
      `${whole} The given head is a part of it: it stood after ${at} events, and nothing before it was changed.`,
    );
  printer.result(
    { ...verified, ok: false, against: asked },
    `${whole} The given head is not a part of it: history was written anew, the copy is older than the head, or the head is of another store.`,
  );
  throw new CommandFailure("ledger_rewritten", "The ledger does not contain the given head.");
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
