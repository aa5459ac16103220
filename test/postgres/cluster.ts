/**
 * A PostgreSQL of one's own for a test run: initdb in a temporary folder, reached by a socket in it and by no port. PostgreSQL refuses to run
 * as root: root lends it the user `nobody`.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "./programs.ts";

export type Cluster = {
  /** Connection string of libpq for an empty database in the order of letters that Synapse asks for. */
  database(name: string): string;
  readonly version: string;
  stop(): Promise<void>;
};

const NOBODY = 65_534;
const USER = "synapse";
const READY_MS = 60_000;

const asRoot = process.getuid?.() === 0;
const borrowed = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

function ran(name: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program(name), args, {
    ...borrowed,
    cwd: "/",
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr.trim().slice(-300)}`);
  return stdout;
}

/** @throws Error where PostgreSQL is missing or does not start */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-postgres-"));
  if (asRoot) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, "data");
  ran("initdb", ["-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
  const server = spawn(program("postgres"), ["-D", data, "-k", folder, "-c", "listen_addresses="], {
    ...borrowed,
    stdio: "ignore",
  });
  const stop = async (): Promise<void> => {
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
  const client = ["-h", folder, "-U", USER];
  try {
    await ready(server, client);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    version: ran("postgres", ["--version"]).replace(/^\D+([\d.]+).*$/s, "$1"),
    database: (name) => {
      ran("createdb", [...client, name]);
      return `host=${folder} user=${USER} dbname=${name}`;
    },
    stop,
  };
}

async function ready(server: ChildProcess, client: readonly string[]): Promise<void> {
  const until = performance.now() + READY_MS;
  while (spawnSync(program("pg_isready"), ["-q", ...client]).status !== 0) {
    if (server.exitCode !== null || performance.now() > until) throw new Error("PostgreSQL did not start");
    await new Promise((next) => setTimeout(next, 100));
  }
}

/** SIGINT: PostgreSQL closes its connections and writes what is left ("fast shutdown"). */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  await gone;
}
