/** The clock that runs: woken at the next moment, stopped with the bot, killed in the middle. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Clockwork, ringDue, startClock } from "../../bot/clock/clock.ts";
import { planAll, planEntries } from "../../bot/clock/plan-due.ts";
import { asMillis } from "../../src/ids.ts";
import { office, templates, txn } from "../bot/office.ts";
import { code, of, opened } from "../store/fixtures/invented.ts";
import { tempFolder, tempStore } from "../store/fixtures/temp-store.ts";

const MINUTE = 60_000;
const OPENED = Date.UTC(2026, 10, 23, 5);

describe("the running clock", () => {
  beforeEach(() => void vi.useFakeTimers({ now: OPENED }));
  afterEach(() => void vi.useRealTimers());

  function running() {
    const { store, deliver } = office();
    store.due.set(code(1), null);
    let woken = 0;
    const alarms: string[] = [];
    const clockwork: Clockwork = {
      store,
      templates,
      txn,
      now: () => asMillis(Date.now()),
      draw: () => 0,
      journal: { info: () => undefined, alarm: (what) => void alarms.push(what) },
      wake: () => void (woken += 1),
    };
    const clock = startClock(clockwork);
    const open = (n: number) => {
      const entries = of(code(n), opened({ at: asMillis(Date.now()) }));
      store.ledger.append(entries, `$open-${n}`);
      planEntries(entries, { store, templates });
      return store.due.of(code(n)) ?? 0;
    };
    return { store, clock, clockwork, deliver, open, woken: () => woken, alarms };
  }

  test("rings at the next moment and not before, and goes on to the one after", () => {
    const { store, clock, open, woken } = running();
    const first = open(7);
    clock.arm();
    vi.advanceTimersByTime(first - OPENED - 1);
    expect(woken()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(woken()).toBe(1);
    const second = store.due.of(code(7)) ?? 0;
    expect(second).toBeGreaterThan(first);
    vi.advanceTimersByTime(second - first);
    expect(woken()).toBe(2);
    clock.stop();
  });

  test("sees within a minute what another process wrote, or a clock that was set", () => {
    const { clock, store, woken } = running();
    store.due.set(code(1), asMillis(Date.now() - MINUTE));
    expect(woken()).toBe(0);
    vi.advanceTimersByTime(MINUTE);
    expect(woken()).toBe(1);
    clock.stop();
  });

  test("forgets a row of a case that there is no more, and one of a raid that there never was", () => {
    const { clockwork, store, woken } = running();
    store.due.set(code(99), asMillis(Date.now()));
    store.chores.set("raid:R11111", asMillis(Date.now()));
    expect(ringDue(clockwork)).toBe(true);
    expect([store.due.of(code(99)), store.chores.of("raid:R11111")]).toEqual([null, null]);
    expect(woken()).toBe(1);
  });

  test("waits for whatever is first, a case or a chore", () => {
    const { clock, store, open, woken } = running();
    const at = open(7);
    store.chores.set("digest:nowhere", asMillis(at - MINUTE));
    clock.arm();
    vi.advanceTimersByTime(at - MINUTE - OPENED);
    expect([woken(), store.chores.of("digest:nowhere")]).toEqual([1, null]);
    vi.advanceTimersByTime(MINUTE);
    expect(woken()).toBe(2);
    clock.stop();
  });

  test("rings no more once it is stopped, not even when it is armed again", () => {
    const { clock, open, woken } = running();
    const at = open(8);
    clock.stop();
    clock.arm();
    vi.advanceTimersByTime(at - OPENED + 10 * MINUTE);
    expect(woken()).toBe(0);
    clock.stop();
  });

  test("of a case that breaks it is tried again ten minutes later, and other cases ring meanwhile", () => {
    const { clockwork, store, open, alarms } = running();
    const at = open(9);
    vi.setSystemTime(at);
    open(10);
    ringDue({
      ...clockwork,
      txn: () => {
        throw new Error("no space");
      },
    });
    expect(alarms).toEqual(["event_failed"]);
    expect(store.due.of(code(9))).toBe(at + 10 * MINUTE);
    vi.setSystemTime(at + 10 * MINUTE);
    ringDue(clockwork);
    expect(store.cases.events(code(9)).filter(({ event }) => event.kind === "reminded")).toHaveLength(1);
  });
});

const CHILD = fileURLToPath(new URL("clock-child.ts", import.meta.url));
const CASES = 24;

test("killed in the middle of ringing and started again, it says everything once", async () => {
  const temp = tempStore(`${tempFolder()}/dabyl.db`);
  const { store } = temp;
  for (let n = 0; n < CASES; n += 1)
    store.ledger.append(of(code(n), opened({ at: asMillis(OPENED) })), `$open-${n}`);
  await planAll({ store, templates });
  const now = OPENED + 30 * 24 * 60 * MINUTE;
  const killed = (at: number): Promise<string | null> =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, [CHILD, temp.file, String(now)], () => undefined);
      let seen = 0;
      child.stdout?.on("data", (text: string) => {
        seen += text.split("ringing").length - 1;
        if (seen >= at) child.kill("SIGKILL");
      });
      child.once("exit", (_, signal) => resolve(signal));
    });
  expect(await killed(2)).toBe("SIGKILL");
  const said = () => Array.from({ length: CASES }, (_, n) => store.cases.events(code(n))).flat();
  const before = said().filter(({ event }) => event.kind === "reminded").length;
  expect(before).toBeGreaterThan(0);
  const after = {
    store: temp.reopen(),
    templates,
    txn,
    now: () => asMillis(now),
    draw: () => 0,
    journal: { info: () => undefined, alarm: () => expect.unreachable() },
    wake: () => undefined,
  };
  while (ringDue(after));
  for (let n = 0; n < CASES; n += 1)
    expect(after.store.cases.events(code(n)).filter(({ event }) => event.kind === "reminded")).toHaveLength(
      1,
    );
  const rows = after.store.outbox.ready(10 * CASES);
  expect(after.store.ledger.verify().ok).toBe(true);
  expect(new Set(rows.map((row) => row.txn)).size).toBe(rows.length);
}, 60_000);
