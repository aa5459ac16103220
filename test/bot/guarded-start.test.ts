/** The bot and its commands, started from a copy of the repository whose guard is damaged. */
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
let copy = "";

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "dabyl-damaged-"));
  for (const part of ["bin", "bot", "src", "templates", "migrations", "package.json"])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function dabyl(command: string, input = ""): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["bin/start.mjs", "bot/cli/main.ts", command],
    {
      cwd: copy,
      input,
      encoding: "utf8",
      timeout: 60_000,
      env: {
        ...process.env,
        // Nobody listens there: a bot that came so far would say that it cannot reach its homeserver.
        DABYL_HOMESERVER: "http://127.0.0.1:9",
        DABYL_USER: "@dabyl:localhost",
        DABYL_PASSWORD: "secret",
      },
    },
  );
  return { status, out: stdout, err: stderr };
}

test("a copy in order checks a text", () => {
  const { status, out } = dabyl("guard", "базарда 2 бала жалғыз отыр\n");
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ verdict: "pass" });
});

test("with a damaged list neither the bot nor the command starts, and nothing of a text comes out", () => {
  appendFileSync(join(copy, "templates/guard/given.txt"), "я\n");
  const guard = dabyl("guard", "Айгерим Сапарова\n");
  expect(guard.status).not.toBe(0);
  expect(guard.out).toBe("");
  expect(guard.err).toContain("checksum");
  expect(guard.err).not.toContain("Сапарова");
  const bot = dabyl("run");
  expect(bot.status).not.toBe(0);
  expect(bot.err).toContain("templates/guard");
});

test("with a list missing it does not start either", () => {
  rmSync(join(copy, "templates/guard/given.txt"));
  const bot = dabyl("run");
  expect(bot.status).not.toBe(0);
  expect(bot.err).toContain("templates/guard");
});
