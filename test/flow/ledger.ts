/** What the command line says of the ledger. */
import { z } from "zod";
import type { Dabyl } from "./dabyl-process.ts";

const Verified = z.looseObject({ ok: z.literal(true), events: z.number() });
const Rebuilt = z.looseObject({ ok: z.literal(true) });

/** How many events the ledger holds. @throws when it does not verify */
export async function ledgerEvents(dabyl: Dabyl): Promise<number> {
  const { lines, code, stderr } = await dabyl.run(["ledger", "verify", "--json"]);
  const verified = Verified.safeParse(lines[0]);
  if (code !== 0 || !verified.success)
    throw new Error(`the ledger does not verify: ${JSON.stringify(lines)} ${stderr}`);
  return verified.data.events;
}

/** @throws when the tables say something else than the ledger */
export async function sameAsLedger(dabyl: Dabyl): Promise<void> {
  const { lines, code, stderr } = await dabyl.run(["ledger", "rebuild", "--json"]);
  if (code !== 0 || !Rebuilt.safeParse(lines[0]).success)
    throw new Error(`tables and ledger differ: ${JSON.stringify(lines)} ${stderr}`);
}

/** Runs `act`; the ledger must hold as many events afterwards as before. */
export async function unchanged<T>(dabyl: Dabyl, act: () => Promise<T>): Promise<T> {
  const before = await ledgerEvents(dabyl);
  const result = await act();
  const after = await ledgerEvents(dabyl);
  if (after !== before) throw new Error(`the ledger grew from ${before} to ${after} events`);
  return result;
}
