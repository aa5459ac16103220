import { createChanges } from "./change.ts";
import { CryptoStoreError } from "./crypto-store-error.ts";
import { createEngine, type EngineTransaction } from "./engine.ts";
import { installGlobals } from "./globals.ts";
import type { IdbFactory } from "./indexed-db.ts";
import { replay } from "./replay.ts";
import { type Change, openSealedFile } from "./sealed-file.ts";
import { type Touched, watchFactory } from "./watch.ts";

export type DurableIndexedDb = {
  readonly factory: IdbFactory;
  /** True when the file was not there and has been made: a bot that has been here before has lost its device. */
  readonly created: boolean;
  /** After this no transaction may complete: one that does is broken. Close the crypto machine first. */
  readonly close: () => void;
  /** Since the start: SQLite commits, rows written or deleted in them, time spent in them (milliseconds). */
  readonly stats: () => { commits: number; rows: number; milliseconds: number };
};

/** How long a change that may slip waits for another one to go with, milliseconds. */
const SLIP_MS = 1_000;

/**
 * IndexedDB that survives kill -9 and power cuts, for the Rust crypto, whose wasm knows no other storage
 * (matrix-js-sdk issue 4769). The databases live in memory (fake-indexeddb) and are written through: a transaction that
 * changes something is one SQLite transaction, on disk before anybody is told `complete`. Everything in the file is
 * sealed with `key` (32 bytes). Sets `globalThis.indexedDB` and its classes.
 *
 * `onBroken` must end the process: memory is then ahead of the disk, and the caller is never told `complete`.
 * @throws CryptoStoreError wrong_key, damaged, in_use.
 */
export async function openDurableIndexedDb(options: {
  readonly file: string;
  readonly key: Uint8Array;
  readonly onBroken: (cause: Error) => never;
  /**
   * Stores whose rows no later process relies on: a transaction that touches these alone is written with the next one that
   * touches another, in order, or within a second. A process that is killed may lose it. None, where left out.
   */
  readonly maySlip?: ReadonlySet<string>;
}): Promise<DurableIndexedDb> {
  const engine = createEngine();
  const file = openSealedFile(options.file, options.key);
  const stored = await replay(file, engine).catch((failure: unknown) => {
    file.close();
    throw failure;
  });
  const changes = createChanges(file, stored);
  const stats = { commits: 0, rows: 0, milliseconds: 0 };
  const slipping: Change[] = [];
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function write(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (slipping.length === 0) return;
    stats.rows += file.commit(slipping.splice(0));
    stats.commits += 1;
  }

  function keep(change: () => Change | null, slips: boolean): void {
    orBreak(() => {
      const kept = change();
      if (kept === null) return;
      if (closed) throw new CryptoStoreError("closed", "a transaction completed after the store was closed");
      slipping.push(kept);
      if (slips) timer ??= setTimeout(() => orBreak(write), SLIP_MS).unref();
      else write();
    });
  }

  function orBreak(work: () => void): void {
    const started = performance.now();
    try {
      work();
    } catch (cause) {
      throw options.onBroken(cause instanceof Error ? cause : new Error("the crypto store broke", { cause }));
    }
    stats.milliseconds += performance.now() - started;
  }

  const maySlip = (transaction: EngineTransaction, touched: readonly Touched[]): boolean =>
    transaction.mode === "readwrite" &&
    touched.every(({ store }) => options.maySlip?.has(store.name) === true);

  watchFactory(engine, {
    completed(database, transaction, touches) {
      if (engine._databases.get(database.name) !== database) return; // deleted while its last connection was closing
      const touched = [...touches];
      keep(() => changes.ofTransaction(database, transaction, touched), maySlip(transaction, touched));
    },
    deleted: (database) => keep(() => changes.ofDeletion(database), false),
  });
  const uninstall = installGlobals(engine);

  return {
    factory: engine,
    created: file.created,
    close() {
      if (closed) return;
      orBreak(write);
      closed = true;
      uninstall();
      file.close();
    },
    stats: () => ({ ...stats }),
  };
}
