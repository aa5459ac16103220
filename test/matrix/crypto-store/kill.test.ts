import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { answer } from "./asking.ts";
import { newFile, openStore } from "./crash.ts";
import { stateAfter } from "./kill-plan.ts";

const ROUNDS = 30;
const child = join(import.meta.dirname, "kill-child.ts");

/**
 * Runs the child and kills it: in every third round at any time from its start, else at any time in its work. Gives the
 * last transaction that it was told to be complete (0: none), and how it ended.
 */
async function runAndKill(file: string, round: number): Promise<{ acknowledged: number; signal: unknown }> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const running = spawn(process.execPath, [child, file], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => running.on("close", (_code, signal) => resolve(signal)));
  let output = "";
  const begun = new Promise<void>((resolve) => {
    running.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      resolve();
    });
  });
  if (round % 3 !== 0) await Promise.race([begun, ended]);
  await wait(Math.random() * (round % 3 === 0 ? 400 : 120));
  running.kill("SIGKILL");
  const signal = await ended;
  return { acknowledged: Number(output.split("\n").at(-2) ?? 0), signal };
}

async function heldIn(file: string) {
  const store = await openStore(file);
  const names = (await store.factory.databases()).map(({ name }) => name);
  if (names.length === 0) {
    store.close();
    return { last: 0, rows: [], counted: [] };
  }
  const database = await answer(store.factory.open("crypto"));
  const read = database.transaction(["rows", "last", "counted"]);
  const [keys, values, counted, last] = await Promise.all([
    answer(read.objectStore("rows").getAllKeys()),
    answer(read.objectStore("rows").getAll()),
    answer(read.objectStore("counted").getAllKeys()),
    answer(read.objectStore("last").get("n")),
  ]);
  store.close();
  return { last: typeof last === "number" ? last : 0, rows: keys.map((key, i) => [key, values[i]]), counted };
}

test(`after ${ROUNDS} kill -9 every acknowledged transaction is there, whole, and none is there by half`, async () => {
  const file = newFile();
  let acknowledged = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const run = await runAndKill(file, round);
    expect(run.signal).toBe("SIGKILL");
    acknowledged = Math.max(acknowledged, run.acknowledged);

    const held = await heldIn(file);
    expect(held.last).toBeGreaterThanOrEqual(acknowledged);
    const { rows, counted } = stateAfter(held.last);
    expect(held.rows).toEqual(rows);
    expect(held.counted).toEqual(counted === 0 ? [] : [counted]);
  }
  expect(acknowledged).toBeGreaterThan(ROUNDS); // else nothing was tried
}, 60_000);
