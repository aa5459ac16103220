/** Nothing lost, nothing twice, never in clear: while bot and homeserver are killed at random moments (DESIGN, promises 3 and 4). */
import { expect, test } from "vitest";
import { runKills } from "./kill-run.ts";

/** Another seed: DABYL_SEED=… npx vitest run test/flow/kill.test.ts. */
const seed = Number(process.env["DABYL_SEED"] ?? Date.now() % 1_000_000);

test("40 kills of the bot and 4 of the homeserver: every alert is one case with one card, every command took effect once", async () => {
  const report = await runKills({ seed, botKills: 40, synapseKills: 4, onNote: console.log });
  console.log(JSON.stringify(report));
  expect(report.problems).toEqual([]);
  // Enough happened for the kills to hit something.
  expect(report.alerts).toBeGreaterThan(15);
  expect(report.takes).toBe(report.alerts);
}, 400_000);
