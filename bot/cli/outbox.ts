/** `dabyl outbox`: what waits, what was refused and why; `outbox retry` sends the refused ones again, once their cause is mended. */
import { asMillis } from "../../src/ids.ts";
import type { Store } from "../store/store.ts";
import type { Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

export type OutboxCounts = {
  readonly unsent: number;
  /** Of the unsent: waiting for more than a day. */
  readonly stale: number;
  readonly rejected: number;
  /** Errcodes of the rejected, each with its number. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly sent: number;
};

export function outboxCounts(store: Store): OutboxCounts {
  const rejected = store.outbox.rejectedRows();
  const reasons: Record<string, number> = {};
  for (const { reason } of rejected) reasons[reason] = (reasons[reason] ?? 0) + 1;
  const { unsent, sent } = store.health().outbox;
  const stale = store.outbox.stale(asMillis(Date.now())).length;
  return { unsent, stale, rejected: rejected.length, reasons, sent };
}

export const reasonList = (reasons: OutboxCounts["reasons"]): string =>
  Object.entries(reasons)
    .map(([reason, n]) => `${reason}: ${n}`)
    .join(", ");

export function showOutbox(printer: Printer): void {
  const counts = withStore(configured(), true, outboxCounts);
  const { unsent, stale, rejected, reasons, sent } = counts;
  const why = rejected === 0 ? "" : ` (${reasonList(reasons)})`;
  printer.result(
    counts,
    `waiting ${unsent}, for more than a day ${stale}; refused ${rejected}${why}; sent ${sent}.`,
  );
}

export function retryOutbox(printer: Printer): void {
  const retried = withStore(configured(), false, (store) =>
    store.transaction(() => store.outbox.rejectedRows().filter(({ txn }) => store.outbox.retry(txn)).length),
  );
  printer.result({ retried }, `${retried} messages wait again; a running bot sends them within seconds.`);
}
