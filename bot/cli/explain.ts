/** What went wrong, as one sentence that says what to do. Of a bug the kind and the place are printed, never its message. */
import { faultOf } from "../fault.ts";
import { ConnectFailure } from "../matrix/failure.ts";
import { CryptoStoreError } from "../matrix/crypto-store/crypto-store-error.ts";
import { KeyProblem } from "../key/key-problem.ts";
import { type MachineFault, machineFault } from "../store/machine-fault.ts";
import { StoreError } from "../store/store-error.ts";
import { TemplateProblem } from "../setup/template-problem.ts";
import { CommandFailure, type Failure } from "./output.ts";

export function explain(error: unknown): Failure {
  if (error instanceof CommandFailure) return error;
  if (error instanceof ConnectFailure)
    return { kind: error.kind, message: connectSentence(error.kind), exit: 1 };
  if (error instanceof StoreError) return { kind: error.kind, message: storeSentence(error.kind), exit: 1 };
  if (error instanceof CryptoStoreError)
    return {
      kind: `crypto_${error.kind}`,
      message:
        "The crypto store cannot be opened with this key, or it is damaged: restore a backup as docs/operations.md says.",
      exit: 1,
    };
  if (error instanceof KeyProblem) return { kind: error.kind, message: error.message, exit: 1 };
  if (error instanceof TemplateProblem)
    return {
      kind: "broken_template",
      message: `${error.message}. Correct that file and start again.`,
      exit: 1,
    };
  const machine = machineFault(error);
  if (machine !== null) return { kind: machine, message: machineSentence(machine), exit: 1 };
  const fault = faultOf(error);
  process.stderr.write(`${fault.error} at ${fault.at}\n`);
  return {
    kind: "bug",
    message: "Something is broken in Dabyl itself: please report it with the line above.",
    exit: 1,
  };
}

/** Does it help to start again? Not after a wrong setting, a wrong key or a broken file; after a full disk, once there is room. */
export const mayPass = ({ kind }: Failure): boolean =>
  kind === "homeserver_unreachable" || kind === "bug" || kind === "disk_full";

function machineSentence(kind: MachineFault): string {
  switch (kind) {
    case "disk_full":
      return "The disk is full: free 1 GB in the data folder's disk and start again. Nothing that was accepted is lost.";
    case "not_writable":
      return "The data folder cannot be written: give yourself the right to it, or name another in DABYL_HOME.";
    case "disk_failed":
      return "The disk gives errors: look at it (dmesg), copy the data folder to another disk, and start from there.";
    case "store_damaged":
      return "Pages of the database are damaged: stop the bot, keep the data folder, and restore the newest backup (docs/operations.md).";
  }
}

function connectSentence(kind: ConnectFailure["kind"]): string {
  switch (kind) {
    case "homeserver_unreachable":
      return "The homeserver does not answer: check DABYL_HOMESERVER and that it runs, then start again.";
    default:
      return `The homeserver connection failed (${kind}): see "When the bot does not start" in docs/operations.md.`;
  }
}

function storeSentence(kind: StoreError["kind"]): string {
  switch (kind) {
    case "wrong_key":
    case "bad_key":
      return "The store key does not open this data folder: give the right DABYL_STORE_KEY, or put the right store.key back.";
    case "no_file":
      return "There is no data yet: start `npm run dabyl -- local` or `npm run dabyl -- run` first.";
    case "not_a_store":
      return "dabyl.db is no database of Dabyl, or its pages are damaged: stop the bot, keep the data folder, and restore the newest backup (docs/operations.md).";
    case "newer_schema":
      return "This data folder was written by a newer Dabyl: install that version.";
    default:
      return `The store cannot be opened (${kind}): see docs/operations.md.`;
  }
}
