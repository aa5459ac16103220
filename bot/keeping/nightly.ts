/** Work of each night: once a day from its hour on, or as soon as the bot is up again that day; what failed is tried again in an hour. */
import type { Millis } from "../../src/ids.ts";
import { dayBegun } from "../../src/witness/day-begun.ts";
import { faultOf } from "../fault.ts";
import type { Journal } from "../ports.ts";
import type { Store } from "../store/store.ts";

export type NightlyParts = {
  readonly store: Pick<Store, "vault">;
  readonly journal: Journal;
  readonly now: () => Millis;
};

export type Night = {
  /** Under this name the last day is kept; forgotten, the work is done once more. */
  readonly mark: string;
  /** Local. */
  readonly hour: number;
  readonly timeZone: string;
  /** Null: done; else why it could not be. What it throws counts as such. */
  readonly work: (now: Millis) => Promise<Readonly<Record<string, string | number>> | null>;
  readonly done: string;
  readonly failed: string;
};

const AGAIN_MS = 3_600_000;

/** To be called now and then; one at a time. Never throws: the bot works without. */
export function nightly(
  { mark, hour, timeZone, work, done, failed }: Night,
  { store, journal, now }: NightlyParts,
): () => Promise<void> {
  let notBefore = 0;
  return async () => {
    const at = now();
    const day = dayBegun(at, timeZone, hour);
    const last = store.vault.get(mark);
    if ((last !== null && last >= day) || at < notBefore) return;
    const why = await work(at).catch(faultOf);
    if (why === null) {
      store.vault.set(mark, day);
      return journal.info(done);
    }
    notBefore = at + AGAIN_MS;
    journal.alarm(failed, why);
  };
}
