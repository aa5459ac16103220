import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { outboxOf } from "../../bot/matrix/outbox.ts";
import type { SendOutcome } from "../../bot/matrix/sending.ts";
import type { OutboxQueue, OutboxRow } from "../../bot/ports.ts";
import { asEventId, asMillis, asRoomId, asTxnId, type TxnId } from "../../src/ids.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const row = (txn: string, room: string): OutboxRow => ({
  kind: "send",
  txn: asTxnId(txn),
  room: asRoomId(room),
  type: "m.room.message",
  content: {},
  createdAt: asMillis(0),
});

/** A queue in memory and a homeserver that answers as `answer` says; `log` tells what was tried, in order. */
const made = (
  rows: OutboxRow[],
  answer: (row: OutboxRow, attempt: number) => SendOutcome | Promise<SendOutcome>,
) => {
  const left = [...rows];
  const drop = (txn: TxnId): void => {
    left.splice(
      left.findIndex((it) => it.txn === txn),
      1,
    );
  };
  const log: string[] = [];
  const alarms: string[] = [];
  const rejected: string[] = [];
  const broken: unknown[] = [];
  const queue: OutboxQueue = {
    ready: (limit, without) => left.filter(({ room }) => without?.has(room) !== true).slice(0, limit),
    onDisk: () => Promise.resolve(),
    sent: drop,
    rejected: (txn, reason) => {
      rejected.push(reason);
      drop(txn);
    },
  };
  const send = async (it: OutboxRow, attempt: number): Promise<SendOutcome> => {
    log.push(it.txn);
    return answer(it, attempt);
  };
  const journal = { info: () => {}, alarm: (event: string) => void alarms.push(event) };
  const outbox = outboxOf(queue, send, journal, (error) => void broken.push(error));
  return { outbox, log, left, alarms, rejected, broken };
};
const sent: SendOutcome = { kind: "sent", eventId: asEventId("$x") };

test("rows of one room go one after the other, in order, though another room is slow", async () => {
  const slow = Promise.withResolvers<SendOutcome>();
  const { outbox, log } = made([row("a1", "!a"), row("b1", "!b"), row("a2", "!a"), row("a3", "!a")], (it) =>
    it.room === "!b" ? slow.promise : sent,
  );
  outbox.wake();
  await vi.advanceTimersByTimeAsync(10);
  expect(log).toEqual(["a1", "b1", "a2", "a3"]);
  slow.resolve(sent);
});

test("a row that fails is tried again, and the room's later rows wait for it", async () => {
  const { outbox, log, left } = made([row("a1", "!a"), row("a2", "!a"), row("b1", "!b")], (it, attempt) =>
    it.txn === "a1" && attempt < 3 ? { kind: "later", afterMs: 1000, why: "unwell" } : sent,
  );
  outbox.wake();
  await vi.advanceTimersByTimeAsync(999);
  expect(log).toEqual(["a1", "b1"]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(log).toEqual(["a1", "b1", "a1", "a1", "a2"]);
  expect(left).toEqual([]);
});

test("a row refused for good is marked and does not hold up the room", async () => {
  const { outbox, left, rejected, alarms } = made([row("a1", "!a"), row("a2", "!a")], (it) =>
    it.txn === "a1" ? { kind: "rejected", reason: "M_TOO_LARGE" } : sent,
  );
  outbox.wake();
  await vi.advanceTimersByTimeAsync(10);
  expect(left).toEqual([]);
  expect(rejected).toEqual(["M_TOO_LARGE"]);
  expect(alarms).toEqual(["send_rejected"]);
});

test("a stranger holds the room until its members change", async () => {
  let stranger = true;
  const { outbox, log, left } = made([row("a1", "!a")], () =>
    stranger ? { kind: "stranger", users: [] } : sent,
  );
  outbox.wake();
  await vi.advanceTimersByTimeAsync(1000);
  outbox.wake();
  await vi.advanceTimersByTimeAsync(1000);
  expect(log).toEqual(["a1"]);
  stranger = false;
  outbox.roomChanged(asRoomId("!a"));
  await vi.advanceTimersByTimeAsync(10);
  expect(left).toEqual([]);
});

test("when the homeserver is heard from again, what waited for the network goes at once", async () => {
  let offline = true;
  const { outbox, left } = made([row("a1", "!a")], () =>
    offline ? { kind: "later", afterMs: 15_000, why: "offline" } : sent,
  );
  outbox.wake();
  await vi.advanceTimersByTimeAsync(100);
  offline = false;
  outbox.reachable();
  await vi.advanceTimersByTimeAsync(10);
  expect(left).toEqual([]);
});

test("never more than four sends are under way", async () => {
  let now = 0;
  let most = 0;
  const rows = Array.from({ length: 12 }, (_, i) => row(`t${i}`, `!r${i}`));
  const { outbox, left } = made(rows, async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 10));
    now -= 1;
    return sent;
  });
  outbox.wake();
  await vi.advanceTimersByTimeAsync(1000);
  expect(left).toEqual([]);
  expect(most).toBe(4);
});

test("stopping waits for the send under way and starts no other", async () => {
  const slow = Promise.withResolvers<SendOutcome>();
  const { outbox, log, left } = made([row("a1", "!a"), row("a2", "!a")], () => slow.promise);
  outbox.wake();
  let stopped = false;
  const stopping = outbox.stop().finally(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(100);
  expect(stopped).toBe(false);
  slow.resolve(sent);
  await vi.advanceTimersByTimeAsync(100);
  expect(stopped).toBe(true);
  await stopping;
  expect(log).toEqual(["a1"]);
  expect(left.map((it) => it.txn)).toEqual(["a2"]);
});

test("a bug in sending is reported and the row stays", async () => {
  const { outbox, left, broken } = made([row("a1", "!a")], () => {
    throw new TypeError("bug");
  });
  outbox.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(broken[0]).toBeInstanceOf(TypeError);
  expect(left).toHaveLength(1);
  await outbox.stop();
});
