import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { LocalFailure } from "./failure.ts";
import { orDiskFailure } from "./failure.ts";
import { freePort } from "./free-port.ts";
import { lockFile } from "./home-lock.ts";
import { stopLeftover } from "./leftover.ts";
import type { Address, SynapseChild } from "./synapse-child.ts";
import { answers, endSynapse, spawnSynapse } from "./synapse-child.ts";
import type { Limits } from "./synapse-config.ts";
import { lastPort, writeSynapseConfig } from "./synapse-config.ts";
import { startFailure } from "./start-failure.ts";
import type { SynapseFiles } from "./synapse-files.ts";
import { synapseFiles } from "./synapse-files.ts";
import { installSynapse } from "./synapse-install.ts";
import { dropUnusedDatabase } from "./unused-database.ts";
import type { Look, Watch } from "./synapse-watch.ts";
import { watchSynapse } from "./synapse-watch.ts";

/** A homeserver that runs, and is started again on the same port whenever it dies, until `stop`. */
export type Synapse = {
  readonly kind: "running";
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  /** The process of the moment: another one after each restart. */
  readonly pid: number;
  /** Resolves once it answers with a process other than `pid`, with the new process id. Call it with the pid you killed. */
  whenReplaced(pid: number): Promise<number>;
  /** Stops for good: SIGTERM, SIGKILL after 10 s. The home can be started again when this has resolved. */
  stop(): Promise<void>;
  /** Null after `stop`; a failure when it died too often to be started again. */
  readonly ended: Promise<LocalFailure | null>;
};

export type SynapseOptions = {
  /** The data folder (DABYL_HOME). All of Synapse lies in `<home>/synapse`. */
  readonly home: string;
  /** Wanted port; a free one is taken instead when somebody listens there. Left out: the port of the last run, or 8008. */
  readonly port?: number;
  readonly limits?: Limits;
  /** Tests take 4. Left out: 12, Synapse's own default. */
  readonly bcryptRounds?: number;
  /** Shorter in tests. */
  readonly look?: Look;
  readonly onProgress?: (step: SynapseStep) => void;
};

/** What a person who waits would like to know. */
export type SynapseStep =
  | { readonly kind: "installing"; readonly python: string }
  | { readonly kind: "starting" }
  | { readonly kind: "died"; readonly code: number | null }
  /** It lived and did not answer: it was killed, and `died` follows. */
  | { readonly kind: "hung" }
  | { readonly kind: "restarted"; readonly pid: number; readonly attempts: number };

const FIRST_PORT = 8008;
const STOP_PATIENCE = 10_000;
/** The first start makes the database schema; a slow disk may take its time. */
const START_PATIENCE = 120_000;

/** Installs Synapse if needed, starts it and waits until it answers. */
export async function startSynapse(options: SynapseOptions): Promise<Synapse | LocalFailure> {
  const files = synapseFiles(resolve(options.home));
  const failure = await orDiskFailure(files.folder, () => {
    mkdirSync(files.folder, { recursive: true, mode: 0o700 });
    return null;
  });
  if (failure !== null) return failure;
  const lock = lockFile(files.ownerLock);
  if (lock === null) return { kind: "home_in_use", path: options.home };
  const started = await orDiskFailure(files.folder, () => startLocked(files, options, () => lock.release()));
  if (started.kind !== "running") lock.release();
  return started;
}

async function startLocked(
  files: SynapseFiles,
  options: SynapseOptions,
  release: () => void,
): Promise<Synapse | LocalFailure> {
  const progress = options.onProgress ?? (() => {});
  await stopLeftover(files);
  dropUnusedDatabase(files);
  const installed = await installSynapse({
    venv: files.venv,
    logFile: files.installLog,
    onBegin: (python) => progress({ kind: "installing", python }),
  });
  if (installed.kind !== "installed") return installed;
  progress({ kind: "starting" });
  const first = await firstRun(installed.python, files, options);
  if (first.kind !== "up") return first;
  const { address } = first;
  const spawn = () => spawnSynapse(installed.python, files);
  const watch = watchSynapse({
    first: first.child,
    spawn,
    address,
    files,
    venv: venvOf(installed.python),
    progress,
    ...(options.look !== undefined && { look: options.look }),
  });
  return runningSynapse(watch, { address, files, release });
}

type FirstRun = {
  readonly kind: "up";
  readonly child: SynapseChild;
  readonly address: Address;
};

/** Another program may take the port between our look and Synapse's bind: then once more with another port. */
async function firstRun(
  python: string,
  files: SynapseFiles,
  options: SynapseOptions,
): Promise<FirstRun | LocalFailure> {
  let wanted = options.port ?? lastPort(files) ?? FIRST_PORT;
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(wanted);
    const { limits = "default", bcryptRounds = 12 } = options;
    const run = randomUUID();
    writeSynapseConfig(files, { port, limits, bcryptRounds, run });
    const child = spawnSynapse(python, files);
    if (child === null) return { kind: "venv_unusable", path: venvOf(python) };
    const address = { url: `http://127.0.0.1:${port}`, port, run };
    if (await answers(child, address, START_PATIENCE)) return { kind: "up", child, address };
    await endSynapse(child, STOP_PATIENCE);
    const failure = startFailure((await child.ended).said, port, files);
    if (failure.kind !== "port_taken" || attempt === 5) return failure;
    wanted = 0;
  }
}

/** From `<venv>/bin/python`. */
const venvOf = (python: string): string => dirname(dirname(python));

function runningSynapse(
  watch: Watch,
  run: { readonly address: Address; readonly files: SynapseFiles; readonly release: () => void },
): Synapse {
  const ended = watch.ended.then(async (failure) => {
    await stopLeftover(run.files);
    run.release();
    return failure;
  });
  return {
    kind: "running",
    url: run.address.url,
    port: run.address.port,
    get pid() {
      return watch.pid();
    },
    whenReplaced: (pid) => watch.whenReplaced(pid),
    stop: async () => {
      await watch.stop(STOP_PATIENCE);
      await ended;
    },
    ended,
  };
}
