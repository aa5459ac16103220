import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { takeLock } from "../../bot/matrix/instance-lock.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "dabyl-lock-"));
const holder = async (where: string): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL("lock-child.ts", import.meta.url)), where], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await once(child.stdout, "data");
  expect(String(said)).toBe("held\n");
  return child;
};

test("while another process holds the folder, we are told who, and kill -9 of it leaves nothing in the way", async () => {
  const where = folder();
  const child = await holder(where);
  expect(takeLock(where)).toEqual({ kind: "taken", pid: child.pid });
  child.kill("SIGKILL");
  await once(child, "exit");
  const lock = takeLock(where);
  expect(lock.kind).toBe("held");
  if (lock.kind === "held") lock.release();
});

test("the same process cannot take it twice, and can again after releasing it", () => {
  const where = folder();
  const first = takeLock(where);
  expect(takeLock(where)).toEqual({ kind: "taken", pid: process.pid });
  if (first.kind === "held") first.release();
  expect(takeLock(where).kind).toBe("held");
});
