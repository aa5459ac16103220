import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { LocalFailure } from "./failure.ts";
import { orDiskFailure } from "./failure.ts";
import { lockFile } from "./home-lock.ts";
import { pipFailure } from "./pip-failure.ts";
import type { FoundPython } from "./python.ts";
import { findPython } from "./python.ts";
import { runCommand } from "./run-command.ts";
import { readSmallFile, writeSecretFile } from "./secret-file.ts";

/** The whole tree of matrix-synapse 1.163.2, every published file by its SHA-256. Its head says how it was made. */
const REQUIREMENTS = fileURLToPath(new URL("synapse-requirements.txt", import.meta.url));
const WITH_PARENT = fileURLToPath(new URL("with-parent.py", import.meta.url));
const SYNAPSE_VERSION = "1.163.2";

/** Beside the environment, before its first file: it is ours, and may be deleted and made again. */
const begun = (venv: string): string => `${venv}.begun`;
/** Inside it, after its last file: it is whole. Holds the digest of the lock file. */
const done = (venv: string): string => join(venv, "dabyl-done");

export type InstalledSynapse = {
  readonly kind: "installed";
  readonly python: string;
  readonly fresh: boolean;
};

export type InstallOptions = {
  /** Where the virtual environment goes, unless DABYL_SYNAPSE_VENV names one to share. */
  readonly venv: string;
  readonly logFile: string;
  /** Called when an installation really begins, with the Python that is used. */
  readonly onBegin?: (pythonVersion: string) => void;
  readonly env?: NodeJS.ProcessEnv;
};

/**
 * Makes sure that a virtual environment with the pinned Synapse stands, and gives its interpreter. Does nothing when it
 * stands already; redoes it when an earlier installation was cut off or the lock file has changed.
 */
export async function installSynapse(options: InstallOptions): Promise<InstalledSynapse | LocalFailure> {
  if (process.platform === "win32") return { kind: "system_unsupported", platform: "Windows" };
  const env = options.env ?? process.env;
  const shared = env.DABYL_SYNAPSE_VENV;
  const venv = resolve(shared === undefined || shared === "" ? options.venv : shared);
  // First without the lock: an environment that stands may lie where we cannot write.
  if (stateOf(venv, lockDigest()) === "done") return installedAt(venv, false);
  return orDiskFailure(dirname(venv), async () => {
    mkdirSync(dirname(venv), { recursive: true, mode: 0o700 });
    const lock = await waitForLock(`${venv}.lock`);
    try {
      return await installInto(venv, options, env);
    } finally {
      lock.release();
    }
  });
}

const pythonOf = (venv: string): string => join(venv, "bin", "python");
const installedAt = (venv: string, fresh: boolean): InstalledSynapse => ({
  kind: "installed",
  python: pythonOf(venv),
  fresh,
});

/** Another process may be installing into the same place: then wait until it is through. */
async function waitForLock(path: string): Promise<{ release(): void }> {
  for (;;) {
    const lock = lockFile(path);
    if (lock !== null) return lock;
    await new Promise((again) => setTimeout(again, 200));
  }
}

async function installInto(
  venv: string,
  options: InstallOptions,
  env: NodeJS.ProcessEnv,
): Promise<InstalledSynapse | LocalFailure> {
  const digest = lockDigest();
  const shared = venv !== resolve(options.venv);
  switch (stateOf(venv, digest)) {
    case "done":
      return installedAt(venv, false);
    case "foreign":
      return (await holdsSynapse(pythonOf(venv)))
        ? installedAt(venv, false)
        : { kind: "venv_unusable", path: venv };
    case "outdated":
      // Another Synapse may be running from a shared one.
      if (shared) return { kind: "venv_unusable", path: venv };
      break;
    case "cut_off":
    case "absent":
      break;
  }
  const found = await findPython(env);
  if (found.kind === "missing") return pythonFailure(found);
  options.onBegin?.(found.version);
  rmSync(options.logFile, { force: true });
  writeSecretFile(begun(venv), digest);
  // The mark first: a kill amid the deletion must not leave it in a half environment.
  rmSync(done(venv), { force: true });
  rmSync(venv, { recursive: true, force: true });
  const failure = await makeVenv(venv, found, options.logFile, env);
  if (failure !== null) return failure;
  writeSecretFile(done(venv), digest);
  return installedAt(venv, true);
}

type VenvState = "absent" | "done" | "cut_off" | "outdated" | "foreign";

/** `outdated`: whole, but of another lock file, or its interpreter is gone. `foreign`: made by somebody else, never deleted. */
function stateOf(venv: string, digest: string): VenvState {
  if (!existsSync(venv) || readdirSync(venv).length === 0) return "absent";
  if (!existsSync(begun(venv))) return "foreign";
  const made = readSmallFile(done(venv));
  if (made === null) return "cut_off";
  return made === digest && existsSync(pythonOf(venv)) ? "done" : "outdated";
}

/** Of what is installed: comments do not count. */
function lockDigest(): string {
  const lines = readFileSync(REQUIREMENTS, "utf8").split("\n");
  const meant = lines.filter((line) => !line.startsWith("#"));
  return createHash("sha256").update(meant.join("\n")).digest("hex");
}

async function holdsSynapse(python: string): Promise<boolean> {
  // Not synapse.__version__: inside a git checkout that names the commit as well.
  const probe = "import synapse, importlib.metadata as m; print(m.version('matrix-synapse'))";
  const ran = await runCommand(python, ["-c", probe], { timeout: 60_000 });
  return ran.code === 0 && ran.output.trim().endsWith(SYNAPSE_VERSION);
}

/**
 * 8 s on two cores, of which pip takes 7. What makes it fast: no resolving (the lock is complete), no pip copied into the
 * environment (2.7 s), no compiling ahead (4 s; the first start compiles what it imports).
 * Repeatable without network: PIP_NO_INDEX=1 and PIP_FIND_LINKS=<folder of wheels> are honoured by pip itself.
 */
async function makeVenv(
  venv: string,
  found: FoundPython & { readonly kind: "found" },
  logFile: string,
  env: NodeJS.ProcessEnv,
): Promise<LocalFailure | null> {
  const inner = pythonOf(venv);
  const own = found.pip === "own_pip";
  const pip = own ? [found.path, "-m", "pip", "--python", inner] : [inner, "-m", "pip"];
  const commands = [
    [found.path, "-m", "venv", ...(own ? ["--without-pip"] : []), venv],
    [...pip, "install", ...PIP_OPTIONS, "--requirement", REQUIREMENTS],
  ];
  // What pip downloads goes with the environment when it is killed, and does not pile up in the system's temporary folder.
  const temporary = join(venv, "tmp");
  mkdirSync(temporary, { recursive: true });
  const pipEnv = { ...env, PIP_USER: "0", TMPDIR: temporary };
  for (const command of commands) {
    const args = ["-I", WITH_PARENT, ...command];
    const ran = await runCommand(found.path, args, { env: pipEnv, logFile, tied: true });
    if (ran.code !== 0) return pipFailure(ran.output, { venv, logFile, version: found.version });
  }
  rmSync(temporary, { recursive: true, force: true });
  return null;
}

const PIP_OPTIONS = [
  "--require-hashes",
  "--no-deps",
  "--only-binary=:all:",
  // No wheel of Synapse is published for macOS: there it is built from the pinned source, which needs Rust.
  ...(process.platform === "darwin" ? ["--no-binary=matrix-synapse"] : []),
  "--no-compile",
  "--disable-pip-version-check",
  "--no-input",
  "--progress-bar=off",
  "--retries=2",
  "--timeout=20",
];

function pythonFailure(missing: FoundPython & { readonly kind: "missing" }): LocalFailure {
  const { command, version } = missing;
  switch (missing.reasonKind) {
    case "none":
      return { kind: "python_missing" };
    case "unusable":
      return { kind: "python_unusable", command };
    case "too_old":
      return { kind: "python_too_old", command, version };
    case "no_venv":
      return { kind: "python_without_venv", command, version };
  }
}
