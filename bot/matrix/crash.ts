/**
 * A panic of the wasm part raises `uncaughtException` and its promise never settles (matrix-notes.md): the process must end.
 * A network failure in one of the SDK's own background promises is no panic: it is told and lived with.
 */
import type { Journal } from "../ports.ts";

const NETWORK = new Set(["ConnectionError", "AbortError", "TimeoutError", "M_LIMIT_EXCEEDED", "M_UNKNOWN"]);

export type ProcessWatch = {
  /** We are closing the machine ourselves: promises of the SDK that still hold it fail now, and that is no crash. */
  closing(): void;
  end(): void;
};

export const watchProcess = (journal: Journal, onCrash: () => void): ProcessWatch => {
  let closing = false;
  const uncaught = (error: Error): void => {
    journal.alarm("uncaught", { name: error.name });
    onCrash();
  };
  const unhandled = (reason: unknown): void => {
    if (closing) return;
    const name = reason instanceof Error ? reason.name : "unknown";
    journal.alarm("unhandled_rejection", { name });
    const status: unknown = reason instanceof Error ? Reflect.get(reason, "httpStatus") : undefined;
    if (!NETWORK.has(name) && typeof status !== "number") onCrash();
  };
  process.on("uncaughtException", uncaught);
  process.on("unhandledRejection", unhandled);
  return {
    closing: () => {
      closing = true;
    },
    end: () => {
      process.off("uncaughtException", uncaught);
      process.off("unhandledRejection", unhandled);
    },
  };
};
