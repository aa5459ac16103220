/** deploy/compose/start.sh with a bot that ends as it is told: what Docker sees of it. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { EXIT_BROKEN, EXIT_NEEDS_PERSON } from "../../bot/cli/exit-codes.ts";
import { ROOT } from "./files.ts";

type Started = {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  line(): Promise<string>;
};

/** `bot`: a shell script in place of the command line. */
function started(bot: string): Started {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-start-"));
  writeFileSync(join(folder, "dabyl"), `#!/bin/sh\n${bot}\n`, { mode: 0o755 });
  const child = spawn("sh", [join(ROOT, "deploy/compose/start.sh")], {
    env: { ...process.env, PATH: `${folder}:${process.env["PATH"]}` },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  const lines = createInterface({ input: child.stderr });
  return {
    child,
    ended: new Promise((resolve) => child.once("exit", (code) => resolve(code))),
    line: () => new Promise((resolve) => lines.once("line", resolve)),
  };
}

test("what a restart may mend ends the container, so that Docker starts it again", async () => {
  expect(await started(`exit ${EXIT_BROKEN}`).ended).toBe(EXIT_BROKEN);
});

test.each([1, 2, EXIT_NEEDS_PERSON])(
  "after %i it stays, without a bot, until a person stops it",
  async (code) => {
    const { child, ended, line } = started(`exit ${code}`);
    expect(await line()).toMatch(new RegExp(`ended with ${code} and waits for a person`));
    expect(child.exitCode).toBeNull();
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  },
);

test("a stop is passed on, and waits until the bot has finished what it was at", async () => {
  const bot = "trap 'echo finishing >&2; exit 0' TERM; echo ready >&2; while :; do sleep 0.05; done";
  const { child, ended, line } = started(bot);
  expect(await line()).toBe("ready");
  const last = line();
  child.kill("SIGTERM");
  expect(await last).toBe("finishing");
  expect(await ended).toBe(0);
});
