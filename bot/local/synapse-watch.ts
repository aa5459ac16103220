import type { LocalFailure } from "./failure.ts";
import { startFailure } from "./start-failure.ts";
import type { Address, SynapseChild } from "./synapse-child.ts";
import { answers, endSynapse, pings } from "./synapse-child.ts";
import type { SynapseFiles } from "./synapse-files.ts";
import type { SynapseStep } from "./synapse-process.ts";

/**
 * Milliseconds before each attempt to start it again; after the last one without an answer it is given up. The first is short,
 * as the clients are waiting.
 */
const PAUSES: readonly number[] = [50, 250, 1_000, 2_000, ...Array<number>(8).fill(5_000)];
const ANSWER_PATIENCE = 60_000;
/** How often it is looked whether it still answers, and how long each look waits, milliseconds. One under load is slow, but answers. */
const LOOK: Look = { every: 5_000, patience: 10_000 };
/** So many looks in a row without an answer: it hangs, and is killed. */
const LOOKS = 3;

export type Look = { readonly every: number; readonly patience: number };

export type Watch = {
  pid(): number;
  whenReplaced(pid: number): Promise<number>;
  stop(patience: number): Promise<void>;
  readonly ended: Promise<LocalFailure | null>;
};

type WatchOptions = {
  readonly first: SynapseChild;
  readonly spawn: () => SynapseChild | null;
  readonly address: Address;
  readonly files: SynapseFiles;
  /** Named when its interpreter is gone. */
  readonly venv: string;
  readonly progress: (step: SynapseStep) => void;
  /** Shorter in tests. */
  readonly pauses?: readonly number[];
  readonly look?: Look;
};

/** Starts the process again whenever it dies, or lives and does not answer any more, until it is stopped or has died too often. */
export function watchSynapse(options: WatchOptions): Watch {
  let child = options.first;
  let answering = true;
  const stopping = new AbortController();
  const waiting = new Set<{
    readonly pid: number;
    readonly done: (pid: number) => void;
    readonly failed: (why: Error) => void;
  }>();

  const up = (fresh: SynapseChild, attempts: number): void => {
    answering = true;
    options.progress({ kind: "restarted", pid: fresh.pid, attempts });
    for (const waiter of waiting) {
      if (waiter.pid === fresh.pid) continue;
      waiting.delete(waiter);
      waiter.done(fresh.pid);
    }
  };

  const revive = async (): Promise<LocalFailure | null> => {
    let failure: LocalFailure = { kind: "synapse_failed", logFile: options.files.log };
    for (const [index, milliseconds] of (options.pauses ?? PAUSES).entries()) {
      await pause(milliseconds, stopping.signal);
      if (stopping.signal.aborted) return null;
      const fresh = options.spawn();
      if (fresh === null) return { kind: "venv_unusable", path: options.venv };
      child = fresh;
      if (await answers(fresh, options.address, ANSWER_PATIENCE)) {
        up(fresh, index + 1);
        return null;
      }
      await endSynapse(fresh, 0);
      if (stopping.signal.aborted) return null;
      failure = startFailure((await fresh.ended).said, options.address.port, options.files);
    }
    return failure;
  };

  /** The process's end; one that hangs is ended. */
  const endOf = async (watched: SynapseChild): SynapseChild["ended"] => {
    const { every, patience } = options.look ?? LOOK;
    const over = new AbortController();
    const until = AbortSignal.any([over.signal, stopping.signal]);
    void watched.ended.then(() => over.abort());
    for (let missed = 0; !until.aborted && missed < LOOKS; ) {
      await pause(every, until);
      missed = until.aborted || (await pings(options.address, patience)) ? 0 : missed + 1;
    }
    if (!until.aborted) {
      options.progress({ kind: "hung" });
      watched.kill("SIGKILL");
    }
    return watched.ended;
  };

  const watch = async (): Promise<LocalFailure | null> => {
    while (!stopping.signal.aborted) {
      const { code } = await endOf(child);
      answering = false;
      if (stopping.signal.aborted) return null;
      options.progress({ kind: "died", code });
      const failure = await revive();
      if (failure !== null) return failure;
    }
    await child.ended;
    return null;
  };

  let over = false;
  const ended = watch().finally(() => {
    over = true;
    for (const waiter of waiting) waiter.failed(stoppedBefore());
  });
  return {
    ended,
    pid: () => child.pid,
    whenReplaced: (pid) => {
      if (over) return Promise.reject(stoppedBefore());
      if (answering && child.alive() && child.pid !== pid) return Promise.resolve(child.pid);
      return new Promise((done, failed) => waiting.add({ pid, done, failed }));
    },
    stop: async (patience) => {
      stopping.abort();
      await endSynapse(child, patience);
      await ended;
    },
  };
}

const stoppedBefore = (): Error => new Error("the homeserver was stopped before it came back");

function pause(milliseconds: number, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (until.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    until.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
