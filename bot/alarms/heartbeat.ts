/**
 * When the homeserver was last heard of, by its answers: whoever comes back after a while says so, whether the machine was down, the disk
 * full or the homeserver away, as people wrote meanwhile and nobody answered. And whether its clock is another than ours.
 */
import { asMillis } from "../../src/ids.ts";
import { type AlarmParts, tellAlarm } from "./alarms.ts";
import type { Journal } from "../ports.ts";
import { isRestored } from "../backup/restored.ts";
import { machineFault } from "../store/machine-fault.ts";

const HEARD = "homeserver.heard_at";
/** Written down no more often, milliseconds. */
const EVERY_MS = 60_000;
/** Shorter than this nobody has noticed. */
const MISSED_MS = 600_000;
/** An answer may be on its way for half a minute. */
const APART_MS = 90_000;

/** To be called with the time that each answer of the homeserver tells. */
export function heartbeatOf(parts: AlarmParts, journal: Journal): (serverTime: number) => void {
  let written = Number.NEGATIVE_INFINITY;
  return (serverTime) => {
    const now = parts.now();
    if (Math.abs(now - written) < EVERY_MS) return;
    written = now;
    try {
      if (Math.abs(now - serverTime) > APART_MS)
        journal.alarm("clock_apart", { seconds: Math.round((now - serverTime) / 1000) });
      heard(parts);
    } catch (error) {
      // Where nothing can be written what has to be will say so.
      if (machineFault(error) === null) throw error;
    }
  };
}

function heard(parts: AlarmParts): void {
  const { store } = parts;
  const now = parts.now();
  const before = Number(store.vault.get(HEARD) ?? Number.NaN);
  store.transaction(() => {
    store.vault.set(HEARD, String(now));
    // After a restore that is told by itself (after-restore.ts).
    if (Number.isNaN(before) || now - before < MISSED_MS || isRestored(store)) return;
    const from = { moment: asMillis(before), show: "date_time" } as const;
    const to = { moment: now, show: "date_time" } as const;
    tellAlarm({ key: "alarm-was-away", args: { from, to } }, null, `away/${before}`, parts);
  });
}
