import { vi, expect, test } from "vitest";
import * as fs from "node:fs";
import { openDisk } from "../../bot/store/disk.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { added, AISULU, at, code, event, of, opened, taken, txn } from "./fixtures/invented.ts";
import { prompt, send } from "./fixtures/sends.ts";
import { tempFolder, tempStore } from "./fixtures/temp-store.ts";
import { encrypted } from "./fixtures/wire.ts";

const removed = (): LedgerEntry => ({
  stream: "people",
  event: { kind: "member_removed", by: "operator", at: at(9), user: AISULU },
});

/** Each call of fdatasync, to be answered by the test. */
const flushes = vi.hoisted(() => [] as ((error: Error | null) => void)[]);
vi.mock("node:fs", async (load) => ({
  ...(await load<typeof fs>()),
  fdatasync: (_handle: number, done: (error: Error | null) => void) => flushes.push(done),
}));

function disk() {
  flushes.length = 0;
  const log = `${tempFolder()}/log`;
  fs.writeFileSync(log, "");
  return openDisk(log);
}
const settled = async (promise: Promise<void>): Promise<string> =>
  Promise.race([
    promise.then(
      () => "reached",
      () => "failed",
    ),
    new Promise<string>((resolve) => setTimeout(resolve, 5, "waiting")),
  ]);

test("who asks waits for a flush that began after the commit, and for the one under way", async () => {
  const it = disk();
  expect(await settled(it.reached())).toBe("reached");
  it.left(true);
  const first = it.reached();
  it.left(true);
  const second = it.reached();
  expect(flushes).toHaveLength(2);
  flushes[1]?.(null);
  expect(await settled(second)).toBe("waiting");
  flushes[0]?.(null);
  expect([await settled(first), await settled(second), await settled(it.reached())]).toEqual([
    "reached",
    "reached",
    "reached",
  ]);
  it.close();
});

test("what nobody waits for is flushed within a second", async () => {
  vi.useFakeTimers();
  const it = disk();
  it.left(false);
  it.left(false);
  await it.reached();
  expect(flushes).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(flushes).toHaveLength(1);
  vi.useRealTimers();
  it.close();
});

test("a disk that failed once is never again said to have been reached", async () => {
  const it = disk();
  it.left(true);
  const first = it.reached();
  flushes[0]?.(new Error("EIO"));
  expect(await settled(first)).toBe("failed");
  it.left(true);
  const second = it.reached();
  flushes[1]?.(null);
  expect(await settled(second)).toBe("failed");
  it.close();
});

test("a message that was answered is waited for; a batch with its token and a sent mark are not", async () => {
  flushes.length = 0;
  const { store } = tempStore();
  store.sync.commit({ next: "s", events: [encrypted("a")], gaps: [], echoes: [] });
  store.outbox.add(send("t"));
  store.outbox.sent(txn("t"), event("e"));
  await store.outbox.onDisk();
  expect(flushes).toHaveLength(0);
  store.transactionSoon(() => store.inbox.settle(event("a"), "done"));
  const reached = store.outbox.onDisk();
  expect(await settled(reached)).toBe("waiting");
  flushes[0]?.(null);
  expect(await settled(reached)).toBe("reached");
});

test("what the disk was not waited for is there after a kill, and undone as a whole by a throw", () => {
  const temp = tempStore();
  temp.store.transactionSoon(() => {
    temp.store.ledger.append(of(code(1), opened()), "one");
    temp.store.outbox.add(send("card", { code: code(1) }));
  });
  const broken = (): void =>
    temp.store.transactionSoon(() => {
      temp.store.ledger.append(of(code(2), opened()), "two");
      throw new Error("broken");
    });
  expect(broken).toThrow("broken");
  const { store } = temp.crash();
  expect(store.cases.case(code(1))).not.toBeNull();
  expect(store.cases.case(code(2))).toBeNull();
  expect(store.ledger.verify().ok).toBe(true);
});

test("a transaction reads what it wrote, also after a part of it was undone", () => {
  const { store } = tempStore();
  store.ledger.append(of(code(1), opened()), "one");
  store.transaction(() => {
    expect(store.cases.case(code(1))?.phase.kind).toBe("open");
    const undone = (): void =>
      store.transaction(() => {
        store.ledger.append(of(code(1), taken()), "two");
        expect(store.cases.case(code(1))?.phase.kind).toBe("taken");
        throw new Error("undone");
      });
    expect(undone).toThrow("undone");
    expect(store.cases.case(code(1))?.phase.kind).toBe("open");
    store.ledger.append(of(code(1), taken()), "three");
    expect(store.cases.case(code(1))?.phase.kind).toBe("taken");
    store.dataKeys.destroy(code(1));
    expect(store.cases.case(code(1))).toBeNull();
  });
  expect(store.cases.look(code(1))?.kind).toBe("shredded");
});

test("the register is as it stands, whoever changed it, and as it stood where the change was undone", () => {
  const temp = tempStore();
  const other = tempStore(temp.file);
  const users = (): string[] => temp.store.members.all({}).map(({ user }) => user);
  expect(users()).toEqual([]);
  other.store.ledger.append([added()], "elsewhere");
  expect(users()).toEqual([AISULU]);
  const undone = (): void =>
    temp.store.transaction(() => {
      temp.store.ledger.append([removed()], "undone");
      expect(users()).toEqual([]);
      throw new Error("undone");
    });
  expect(undone).toThrow("undone");
  expect(users()).toEqual([AISULU]);
  temp.store.ledger.append([removed()], "here");
  expect(temp.store.members.get(AISULU)).toBeNull();
  expect(other.store.members.get(AISULU)).toBeNull();
});

test("a question is shown as it was asked, from memory and from disk alike", () => {
  const temp = tempStore();
  temp.store.ledger.append(of(code(1), opened()), "one");
  const asked = prompt("p", { code: code(1) });
  temp.store.prompts.put(asked, { txn: txn("p"), place: "response:shymkent", at: at(1) });
  expect(temp.store.prompts.ofCase(code(1))).toEqual([asked]);
  expect(temp.reopen().prompts.ofCase(code(1))).toEqual([asked]);
});
