import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { asUserId } from "../../src/ids.ts";
import { added, code, of, opened, ROOM } from "./fixtures/invented.ts";
import { tempFolder, tempStore } from "./fixtures/temp-store.ts";

const SCRIPT = fileURLToPath(new URL("./fixtures/other-process.ts", import.meta.url));

/** Resolves with the exit code, or the signal that ended it. */
const otherProcess = (...args: string[]): Promise<string> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [SCRIPT, ...args], () => undefined);
    child.once("exit", (exit, signal) => resolve(signal ?? String(exit)));
  });

test("processes that write at once, from the first moment of the file on, keep one chain", async () => {
  const file = join(tempFolder(), "dabyl.db");
  const others = [otherProcess(file, "a", "40"), otherProcess(file, "b", "40")];
  const { store } = tempStore(file);
  for (let n = 0; n < 40; n += 1) {
    store.ledger.append(of(code(n), opened()), `own-${n}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(await Promise.all(others)).toEqual(["0", "0"]);
  expect(store.ledger.verify()).toMatchObject({ ok: true, events: 120 });
  expect(store.ledger.rebuild()).toMatchObject({ ok: true, cases: 40, members: 80 });
}, 60_000);

test("a member whom another process adds is seen at once", async () => {
  const { store, file } = tempStore();
  store.rooms.remember("response:shymkent", ROOM);
  expect(store.rooms.allowed(ROOM).size).toBe(0);
  await otherProcess(file, "new", "1");
  expect([...store.rooms.allowed(ROOM)]).toEqual(["@new-0:test"]);
  expect(store.members.get(asUserId("@new-0:test"))?.name).toBe("Aisulu Testova");
  expect(store.ledger.has("new-0")).toBe(true);
  store.ledger.append([added()], "own");
  expect(store.ledger.verify()).toMatchObject({ ok: true, events: 2 });
});

test("a process that is killed in the middle of a decision leaves nothing of it", async () => {
  const { store, file } = tempStore();
  expect(await otherProcess(file, "k", "3", "dies")).toBe("SIGKILL");
  expect(store.ledger.verify()).toMatchObject({ ok: true, events: 2 });
  expect(store.cases.codeTaken(code(9))).toBe(false);
  store.ledger.append(of(code(9), opened()), "half");
  expect(store.ledger.rebuild().ok).toBe(true);
});
