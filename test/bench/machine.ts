/** The machine in words that identify nobody's, and how busy it was. */
import { spawnSync } from "node:child_process";
import { arch, availableParallelism, loadavg, platform, totalmem } from "node:os";

const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ["linux", "Linux"],
  ["darwin", "macOS"],
  ["win32", "Windows"],
]);

export function machineWords(python: string | null): string {
  const system = SYSTEMS.get(platform()) ?? platform();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const synapse = python === null ? "Synapse" : `Synapse ${versionOf(python)}`;
  return (
    `${availableParallelism()} cores, ${gigabytes} GB of memory, ${system} ${arch()}, Node ${process.versions.node}, ` +
    `${synapse} with SQLite; homeserver, bot, echo bot, members and bench all on this machine`
  );
}

function versionOf(python: string): string {
  const asked = spawnSync(
    python,
    ["-c", "import importlib.metadata as m; print(m.version('matrix-synapse'))"],
    {
      encoding: "utf8",
    },
  );
  return asked.status === 0 ? asked.stdout.trim() : "";
}

/** Processes that wanted a core, the minute's mean. */
export const loadNow = (): number => loadavg()[0] ?? 0;
