/** The operator's log: an allow-list of event names and plain facts. No bodies, no names of persons, no case codes. */
import pino from "pino";
import type { Journal } from "./ports.ts";
import { machineFault } from "./store/machine-fault.ts";

/** One JSON line each into `file`; alarms also onto standard error when `loud`. */
export function openJournal(file: string, loud: boolean): Journal {
  const destination = pino.destination({ dest: file, sync: true, mkdir: true, mode: 0o600 });
  // Where the disk is full a line is lost, and the work goes on: what cannot go on says so itself.
  destination.on("error", () => undefined);
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const write = (line: () => void): void => {
    try {
      line();
    } catch (error) {
      if (machineFault(error) === null) throw error;
    }
  };
  return {
    info: (event, facts = {}) => write(() => log.info(facts, event)),
    alarm: (event, facts = {}) => {
      write(() => log.warn(facts, event));
      if (loud) process.stderr.write(`alarm: ${event} ${JSON.stringify(facts)}\n`);
    },
  };
}
