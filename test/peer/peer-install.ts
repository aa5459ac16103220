import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { lockFile } from "../../bot/local/home-lock.ts";
import { findPython } from "../../bot/local/python.ts";
import { runCommand } from "../../bot/local/run-command.ts";

/** Both run mautrix-python. On `libolm` it shares no code with the bot; on `vodozemac` (vodozemac_olm/) the Rust primitives. */
export type PeerLibrary = "libolm" | "vodozemac";

export type InstalledPeer = { readonly python: string; readonly library: PeerLibrary };

export type PeerInstallOptions = {
  /** Where the virtual environments go; `.dabyl-peer` in the project when left out. */
  readonly cache?: string;
  /** This library or none, instead of libolm with vodozemac as the way out. */
  readonly library?: PeerLibrary;
  readonly env?: NodeJS.ProcessEnv;
};

const DEFAULT_CACHE = fileURLToPath(new URL("../../.dabyl-peer/", import.meta.url));
const REQUIREMENTS: Record<PeerLibrary, string> = {
  libolm: fileURLToPath(new URL("requirements.txt", import.meta.url)),
  vodozemac: fileURLToPath(new URL("requirements-vodozemac.txt", import.meta.url)),
};
/** python-olm has wheels for these only (and for Linux only); vodozemac's go on to 3.14. */
const PYTHONS: Record<PeerLibrary, readonly string[]> = {
  libolm: ["python3.12", "python3.11", "python3.10", "python3"],
  vodozemac: ["python3.13", "python3.12", "python3.11", "python3.10", "python3.14", "python3"],
};
const NEWEST_MINOR: Record<PeerLibrary, number> = { libolm: 12, vodozemac: 14 };
const PROBE: Record<PeerLibrary, string> = {
  libolm: "import mautrix.crypto, olm",
  vodozemac: "import mautrix.client, vodozemac",
};
const INSTALLING_MS = 600_000;

/**
 * A Python that can be a test member. With DABYL_PEER_VENV (a virtual environment, as others may share it) nothing is
 * installed. Falls back to vodozemac where python-olm is not to be had, and says so on stderr.
 *
 * @throws Error when neither can be installed: tests must fail then, not be skipped.
 */
export async function installPeer(options: PeerInstallOptions = {}): Promise<InstalledPeer> {
  const env = options.env ?? process.env;
  const shared = env["DABYL_PEER_VENV"];
  if (shared !== undefined && shared !== "") return sharedPeer(resolve(shared), options.library);
  const cache = resolve(options.cache ?? DEFAULT_CACHE);
  if (options.library !== undefined) return orThrow(await installLibrary(options.library, cache, env));
  const libolm = await installLibrary("libolm", cache, env);
  if (libolm.kind === "installed") return libolm.peer;
  const vodozemac = await installLibrary("vodozemac", cache, env);
  if (vodozemac.kind === "missing") {
    throw new Error(`no test member can be installed; libolm: ${libolm.why}; vodozemac: ${vodozemac.why}`);
  }
  process.stderr.write(
    `peer: python-olm is not to be had here (${libolm.why}). The test member runs on vodozemac ` +
      `instead: the same Rust primitives as the bot's, a weaker witness.\n`,
  );
  return vodozemac.peer;
}

type Installation =
  | { readonly kind: "installed"; readonly peer: InstalledPeer }
  | { readonly kind: "missing"; readonly library: PeerLibrary; readonly why: string };

function orThrow(installation: Installation): InstalledPeer {
  if (installation.kind === "installed") return installation.peer;
  throw new Error(`the test member's ${installation.library} cannot be installed: ${installation.why}`);
}

async function sharedPeer(venv: string, wanted: PeerLibrary | undefined): Promise<InstalledPeer> {
  const python = join(venv, "bin", "python");
  for (const library of wanted === undefined ? (["libolm", "vodozemac"] as const) : [wanted]) {
    const ran = await runCommand(python, ["-c", PROBE[library]], { timeout: 60_000 });
    if (ran.code === 0) return { python, library };
  }
  throw new Error(`DABYL_PEER_VENV holds no ${wanted ?? "libolm and no vodozemac"}: ${venv}`);
}

async function installLibrary(
  library: PeerLibrary,
  cache: string,
  env: NodeJS.ProcessEnv,
): Promise<Installation> {
  if (library === "libolm" && process.platform !== "linux") {
    return { kind: "missing", library, why: "its wheels are for Linux only" };
  }
  const digest = createHash("sha256").update(readFileSync(REQUIREMENTS[library])).digest("hex").slice(0, 16);
  const venv = join(cache, `${library}-${digest}`);
  const peer = { python: join(venv, "bin", "python"), library };
  const marker = join(venv, "dabyl-done");
  mkdirSync(cache, { recursive: true });
  const lock = await waitForLock(`${venv}.lock`);
  try {
    if (existsSync(marker)) return { kind: "installed", peer };
    const base = await findBase(library, env);
    if (base === null) {
      return {
        kind: "missing",
        library,
        why: `no CPython 3.10-3.${NEWEST_MINOR[library]} with venv and pip runs here`,
      };
    }
    rmSync(venv, { recursive: true, force: true });
    const failure = await makeVenv(base, venv, library, env);
    if (failure !== null) return { kind: "missing", library, why: failure };
    writeFileSync(marker, digest);
    return { kind: "installed", peer };
  } finally {
    lock.release();
  }
}

/** Suites run side by side: one installs, the others wait for it. */
async function waitForLock(path: string): Promise<{ release(): void }> {
  for (;;) {
    const lock = lockFile(path);
    if (lock !== null) return lock;
    await new Promise((again) => setTimeout(again, 200));
  }
}

type Base = { readonly path: string; readonly pipInside: boolean };

/** Each candidate is run: a shim of pyenv may exist for a version that is not chosen. */
async function findBase(library: PeerLibrary, env: NodeJS.ProcessEnv): Promise<Base | null> {
  const chosen = env["DABYL_PYTHON"];
  const commands = chosen === undefined || chosen === "" ? PYTHONS[library] : [chosen, ...PYTHONS[library]];
  for (const command of commands) {
    const found = await findPython({ ...env, DABYL_PYTHON: command });
    if (found.kind === "missing") continue;
    const minor = Number(found.version.split(".")[1]);
    if (minor <= NEWEST_MINOR[library]) return { path: found.path, pipInside: found.pip === "ensurepip" };
  }
  return null;
}

/** Null when it stands; else the end of what the failing step wrote. */
async function makeVenv(
  base: Base,
  venv: string,
  library: PeerLibrary,
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  const made = await runCommand(
    base.path,
    ["-m", "venv", ...(base.pipInside ? [] : ["--without-pip"]), venv],
    { env },
  );
  if (made.code !== 0) return lastLine(made.output);
  const inner = join(venv, "bin", "python");
  const [command, ...pip] = base.pipInside
    ? [inner, "-m", "pip"]
    : [base.path, "-m", "pip", "--python", inner];
  const args = [...pip, "install", ...PIP_OPTIONS, "--requirement", REQUIREMENTS[library]];
  const ran = await runCommand(command ?? inner, args, {
    env: { ...env, PIP_USER: "0" },
    timeout: INSTALLING_MS,
  });
  return ran.code === 0 ? null : lastLine(ran.output);
}

const PIP_OPTIONS = [
  "--require-hashes",
  "--no-deps",
  "--only-binary=:all:",
  "--disable-pip-version-check",
  "--no-input",
  "--quiet",
];

function lastLine(output: string): string {
  return output.trim().split("\n").at(-1)?.slice(0, 300) ?? "no message";
}
