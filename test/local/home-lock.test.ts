import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lockFile } from "../../bot/local/home-lock.ts";
import { childScript, localModule } from "./child-script.ts";
import { newHome, removeHomes } from "./local-home.ts";

afterAll(removeHomes);

const script = (path: string): string => `
  import { lockFile } from "${localModule("home-lock.ts")}";
  console.log(lockFile(${JSON.stringify(path)}) === null ? "refused" : "held");
  setInterval(() => {}, 1_000);
`;

test("a lock is held against this process and others, until it is released", async () => {
  const path = join(newHome(), "owner.lock");
  const lock = lockFile(path);
  expect(lock).not.toBeNull();
  // Twice: the first refusal must not drop the lock, as closing a file of this process may.
  for (let round = 0; round < 2; round += 1) {
    expect(lockFile(path)).toBeNull();
    const other = childScript(script(path));
    expect(await other.line()).toBe("refused");
    await other.kill();
  }
  lock?.release();
  const next = lockFile(path);
  expect(next).not.toBeNull();
  next?.release();
});

test("kill -9 of its holder frees a lock", async () => {
  const path = join(newHome(), "owner.lock");
  const holder = childScript(script(path));
  expect(await holder.line()).toBe("held");
  expect(lockFile(path)).toBeNull();
  await holder.kill();
  const lock = lockFile(path);
  expect(lock).not.toBeNull();
  lock?.release();
});
