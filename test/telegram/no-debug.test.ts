import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "dabyl-debug-"));
const program = join(folder, "ring.ts");
const start = join(import.meta.dirname, "../../bin/start.mjs");

beforeAll(() =>
  writeFileSync(
    program,
    `const { Api } = await import(${JSON.stringify(import.meta.resolve("grammy"))});
     await new Api("1:secret-token", { apiRoot: "http://127.0.0.1:1" }).sendMessage(1, "words").catch(() => {});`,
  ),
);
afterAll(() => rmSync(folder, { recursive: true }));

const told = (...args: string[]): string =>
  spawnSync(process.execPath, args, { env: { ...process.env, DEBUG: "grammy*" }, encoding: "utf8" }).stderr;

test("grammY's own log stays silent whatever the environment asks of it", () => {
  expect(told(program)).toContain("sendMessage");
  expect(told(start, program)).toBe("");
});
