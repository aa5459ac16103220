/** The operator's log: an allow-list of event names and plain facts. No bodies, no names of persons, no case codes. */
import pino from "pino";
import type { Journal } from "./ports.ts";

/** One JSON line each into `file`; alarms also onto standard error when `loud`. */
export function openJournal(file: string, loud: boolean): Journal {
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: file, sync: true, mkdir: true, mode: 0o600 }),
  );
  return {
    info: (event, facts = {}) => log.info(facts, event),
    alarm: (event, facts = {}) => {
      log.warn(facts, event);
      if (loud) process.stderr.write(`alarm: ${event} ${JSON.stringify(facts)}\n`);
    },
  };
}
