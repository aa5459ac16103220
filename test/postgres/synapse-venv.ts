/** A virtual environment with the pinned Synapse and psycopg2: apart from the one of the other tests, which has no PostgreSQL. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { findPython } from "../../bot/local/python.ts";
import { failureSentence } from "../../bot/local/sentences.ts";
import { installSynapse } from "../../bot/local/synapse-install.ts";

const FOLDER = resolve(import.meta.dirname, "../../.dabyl-test");
const REQUIREMENTS = join(import.meta.dirname, "requirements.txt");
const PIP_OPTIONS = [
  "--require-hashes",
  "--no-deps",
  "--only-binary=:all:",
  "--disable-pip-version-check",
  "--no-input",
  "--quiet",
];

/**
 * The folder of the environment; made at first use. DABYL_SYNAPSE_VENV names another one, which needs psycopg2 then.
 *
 * @throws Error where it cannot be made
 */
export async function postgresVenv(): Promise<string> {
  const venv = process.env["DABYL_POSTGRES_VENV"] ?? join(FOLDER, "synapse-postgres-venv");
  mkdirSync(FOLDER, { recursive: true });
  const env = { ...process.env, DABYL_SYNAPSE_VENV: "" };
  const synapse = await installSynapse({ venv, logFile: join(FOLDER, "install-postgres.log"), env });
  if (synapse.kind !== "installed") throw new Error(failureSentence(synapse));
  if (!holdsPsycopg(synapse.python)) await addPsycopg(synapse.python);
  return venv;
}

const holdsPsycopg = (python: string): boolean =>
  existsSync(python) && spawnSync(python, ["-c", "import psycopg2"]).status === 0;

/** With the pip of the environment, or with that of the Python it was made from. */
async function addPsycopg(python: string): Promise<void> {
  const found = await findPython(process.env);
  if (found.kind === "missing") throw new Error("no Python 3.10 or later is here");
  const own = found.pip === "own_pip";
  const [command, pip] = own ? [found.path, ["-m", "pip", "--python", python]] : [python, ["-m", "pip"]];
  const args = [...pip, "install", ...PIP_OPTIONS, "--requirement", REQUIREMENTS];
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`psycopg2 could not be installed: ${stderr.trim().slice(-300)}`);
}
