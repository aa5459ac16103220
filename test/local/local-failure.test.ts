import { closeSync, openSync, writeSync } from "node:fs";
import { expect, test } from "vitest";
import type { LocalFailure } from "../../bot/local/failure.ts";
import { orDiskFailure } from "../../bot/local/failure.ts";
import { pipFailure } from "../../bot/local/pip-failure.ts";
import { failureSentence } from "../../bot/local/sentences.ts";
import { startFailure } from "../../bot/local/start-failure.ts";
import { synapseFiles } from "../../bot/local/synapse-files.ts";

const where = { venv: "/home/x/venv", logFile: "/home/x/install.log", version: "3.15.0" };

test("a full disk comes back as a value, and an error of the code is thrown", async () => {
  const full = await orDiskFailure("/data", () => {
    const file = openSync("/dev/full", "w");
    try {
      writeSync(file, "x");
    } finally {
      closeSync(file);
    }
    return null;
  });
  expect(full).toEqual({ kind: "disk_full", path: "/data" });
  await expect(
    orDiskFailure("/data", () => {
      throw new TypeError("a bug");
    }),
  ).rejects.toThrow("a bug");
});

// Lines as pip 23-26 prints them.
test.each([
  ["ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk_full"],
  [
    "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/home/x'",
    "home_not_writable",
  ],
  ["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "wrong_hash"],
  [
    "WARNING: Retrying after connection broken by 'NewConnectionError(…)'\nERROR: No matching distribution found for six==1.17.0",
    "no_network",
  ],
  ["ERROR: No matching distribution found for pydantic-core==2.50.4", "no_wheel"],
  ["error: can't find Rust compiler\nERROR: Failed building wheel for matrix-synapse", "no_rust"],
  ["Segmentation fault", "install_failed"],
] as const)("pip's %j means %s", (output, kind) => {
  expect(pipFailure(output, where).kind).toBe(kind);
});

// Lines as Synapse 1.163.2 leaves them on standard error or in its log.
test.each([
  [
    "twisted.internet.error.CannotListenError: Couldn't listen on 127.0.0.1:8008: [Errno 98] Address already in use.",
    "port_taken",
  ],
  ["sqlite3.OperationalError: database or disk is full", "disk_full"],
  ["sqlite3.OperationalError: attempt to write a readonly database", "home_not_writable"],
  ["sqlite3.DatabaseError: file is not a database", "home_damaged"],
  ["ModuleNotFoundError: No module named 'synapse'", "synapse_failed"],
] as const)("Synapse's %j means %s", (said, kind) => {
  expect(startFailure(said, 8008, synapseFiles("/data")).kind).toBe(kind);
});

const FAILURES: readonly LocalFailure[] = [
  { kind: "system_unsupported", platform: "Windows" },
  { kind: "python_missing" },
  { kind: "python_unusable", command: "/nowhere/python" },
  { kind: "python_too_old", command: "python3", version: "3.9.2" },
  { kind: "python_without_venv", command: "python3", version: "3.11.2" },
  { kind: "no_network" },
  { kind: "no_wheel", version: "3.15.0" },
  { kind: "no_rust" },
  { kind: "wrong_hash" },
  { kind: "install_failed", logFile: "/data/install.log" },
  { kind: "venv_unusable", path: "/data/venv" },
  { kind: "disk_full", path: "/data" },
  { kind: "home_not_writable", path: "/data" },
  { kind: "home_in_use", path: "/data" },
  { kind: "home_damaged", path: "/data" },
  { kind: "port_taken", port: 8008 },
  { kind: "synapse_failed", logFile: "/data/synapse.log" },
];

test.each(FAILURES)("$kind is one sentence that says what to do", (failure) => {
  const sentence = failureSentence(failure);
  expect(sentence).toMatch(/^[A-Z/D][^\n]*\.$/);
  expect(sentence).toMatch(/install|start again|use WSL|correct|name|stop|free|check|give/);
  for (const [key, value] of Object.entries(failure))
    if (key !== "kind") expect(sentence).toContain(String(value));
});
