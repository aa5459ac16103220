import { z } from "zod";
import { runCommand } from "./run-command.ts";

/** How pip gets into a virtual environment: the interpreter's own pip reaches into it (fast), or ensurepip copies one. */
export type PipWay = "own_pip" | "ensurepip";

export type FoundPython =
  | { readonly kind: "found"; readonly path: string; readonly version: string; readonly pip: PipWay }
  | MissingPython;

export type MissingPython = {
  readonly kind: "missing";
  /** `unusable`: what DABYL_PYTHON names does not run. */
  readonly reasonKind: "none" | "unusable" | "too_old" | "no_venv";
  readonly command: string;
  readonly version: string;
};

/** Wheels of the lock exist for CPython 3.10-3.14 (synapse-requirements.txt); newer ones are tried last. */
const COMMANDS = ["python3.13", "python3.12", "python3.11", "python3.10", "python3.14", "python3", "python"];
const OLDEST_MINOR = 10;

/** `pip --python` came with pip 22.3. Debian without python3-venv has venv but no ensurepip. */
const PROBE = `
import json, os, sys
import importlib.util as util
pip = None
try:
    import pip as found
    pip = found.__version__
except Exception:
    pass
print(json.dumps({
    "major": sys.version_info[0], "minor": sys.version_info[1], "version": sys.version.split()[0],
    "path": os.path.realpath(sys.executable), "implementation": sys.implementation.name,
    "inVenv": sys.prefix != sys.base_prefix, "executable": sys.executable,
    "venv": util.find_spec("venv") is not None, "ensurepip": util.find_spec("ensurepip") is not None, "pip": pip,
}))
`;

const Probe = z.object({
  major: z.number(),
  minor: z.number(),
  version: z.string(),
  path: z.string(),
  executable: z.string(),
  implementation: z.string(),
  inVenv: z.boolean(),
  venv: z.boolean(),
  ensurepip: z.boolean(),
  pip: z.string().nullable(),
});
type Probe = z.infer<typeof Probe>;

/**
 * The first Python 3.10+ that runs and can make a virtual environment with pip. Each is run, as a shim of pyenv may
 * exist for a version that is not chosen. When DABYL_PYTHON is set, that one or none.
 */
export async function findPython(env: NodeJS.ProcessEnv = process.env): Promise<FoundPython> {
  const chosen = env.DABYL_PYTHON;
  const commands = chosen === undefined || chosen === "" ? COMMANDS : [chosen];
  const missing: MissingPython[] = [];
  for (const command of commands) {
    const judged = await judge(command, env);
    if (judged?.kind === "found") return judged;
    if (judged !== null) missing.push(judged);
  }
  // One without venv is one package away, one that is too old is not.
  const nearest = missing.find((one) => one.reasonKind === "no_venv") ?? missing[0];
  if (nearest !== undefined) return nearest;
  const reasonKind = commands === COMMANDS ? "none" : "unusable";
  return { kind: "missing", reasonKind, command: commands[0] ?? "", version: "" };
}

async function judge(command: string, env: NodeJS.ProcessEnv): Promise<FoundPython | null> {
  const ran = await runCommand(command, ["-c", PROBE], { env, timeout: 20_000 });
  if (ran.code !== 0) return null;
  const probe = readProbe(ran.output);
  if (probe === null || probe.implementation !== "cpython") return null;
  const { version } = probe;
  const missing = { kind: "missing", command, version } as const;
  if (probe.major !== 3 || probe.minor < OLDEST_MINOR) return { ...missing, reasonKind: "too_old" };
  const pip = pipWay(probe);
  if (pip === null) return { ...missing, reasonKind: "no_venv" };
  // Inside a virtual environment the real path would lose that environment's pip.
  return { kind: "found", path: probe.inVenv ? probe.executable : probe.path, version, pip };
}

function readProbe(output: string): Probe | null {
  const line = output.trim().split("\n").at(-1) ?? "";
  try {
    return Probe.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function pipWay(probe: Probe): PipWay | null {
  if (!probe.venv) return null;
  const [major = 0, minor = 0] = (probe.pip ?? "0").split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 3)) return "own_pip";
  return probe.ensurepip ? "ensurepip" : null;
}
