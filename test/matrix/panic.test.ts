/** A panic of the crypto's wasm part: its promise never settles, so the process must end, and the supervisor start it again. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("a panic ends the process with 70, and the call that panicked never comes back", async () => {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "panic-child.ts")],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const lines: string[] = [];
  child.stdout
    .setEncoding("utf8")
    .on("data", (text: string) => lines.push(...text.split("\n").filter(Boolean)));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  expect(lines).toEqual(["panicking", "uncaught RuntimeError", "fatal"]);
  expect(code).toBe(70);
});
