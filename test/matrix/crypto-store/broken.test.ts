import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answer } from "./asking.ts";
import { newFile, openStore } from "./crash.ts";

const child = join(import.meta.dirname, "broken-child.ts");

/** Runs the child to its end. `blocks`: how far a file may grow, in units of 512 bytes. */
function runUntilBroken(file: string, fault: string, blocks = "unlimited") {
  const command = `ulimit -f ${blocks}; exec "$0" "$@"`;
  const { NODE_OPTIONS: _, ...env } = process.env;
  const ended = spawnSync("sh", ["-c", command, process.execPath, child, file, fault], {
    env,
    encoding: "utf8",
  });
  const lines = ended.stdout.trim().split("\n");
  const told = lines.filter((line) => line.startsWith("complete")).map((line) => Number(line.split(" ")[1]));
  return { status: ended.status, told, last: lines.at(-1) ?? "", errors: ended.stderr };
}

async function keysIn(file: string): Promise<unknown[]> {
  const database = await answer((await openStore(file)).factory.open("crypto"));
  return answer(database.transaction("rows").objectStore("rows").getAllKeys());
}

test("a full disk ends the process before the caller hears of completion; what it heard of is there", async () => {
  const file = newFile();
  const { status, told, last } = runUntilBroken(file, "none", "600");
  expect(status).toBe(71);
  expect(last).toMatch(/^broken SqliteError/u);
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThan(200);
  expect(await keysIn(file)).toEqual(told);
});

test("a transaction that completes after the store was closed ends the process, unheard", async () => {
  const file = newFile();
  expect(runUntilBroken(file, "closed")).toMatchObject({
    status: 71,
    told: [1, 2, 3, 4],
    last: "broken closed",
  });
  expect(await keysIn(file)).toEqual([1, 2, 3, 4]);
});

test("an engine that writes past the watch ends the process, unheard", () => {
  expect(runUntilBroken(newFile(), "engine")).toMatchObject({
    status: 71,
    told: [1, 2, 3, 4],
    last: "broken Error",
  });
});
