/** Throw-away homes for the tests of this folder, and Synapses that are stopped with them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { failureSentence } from "../../bot/local/sentences.ts";
import type { Synapse, SynapseOptions } from "../../bot/local/synapse-process.ts";
import { startSynapse } from "../../bot/local/synapse-process.ts";

/** Installed once for all test files, as each installation takes ten seconds; the tests of the installation have their own. */
process.env["DABYL_SYNAPSE_VENV"] ??= join(tmpdir(), "dabyl-test-synapse-venv");

// A start takes two seconds, and more where other test files start theirs; an installation ten.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const homes: string[] = [];
const running: Synapse[] = [];

export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), "dabyl-local-"));
  homes.push(home);
  return home;
}

export async function runningSynapse(home: string, options: Partial<SynapseOptions> = {}): Promise<Synapse> {
  const started = await startSynapse({ home, port: 0, limits: "lifted", bcryptRounds: 4, ...options });
  if (started.kind !== "running") throw new Error(failureSentence(started));
  running.push(started);
  return started;
}

/** For afterEach or afterAll. */
export async function removeHomes(): Promise<void> {
  await Promise.all(running.splice(0).map((synapse) => synapse.stop()));
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
}
