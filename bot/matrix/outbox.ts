/**
 * Drains the durable queue. Rooms are sent to side by side, a few at a time; within a room one row is under way at a
 * time, because the homeserver orders events as they arrive and two requests may overtake each other: a card's edit
 * must not stand before its card.
 */
import type { RoomId } from "../../src/ids.ts";
import type { Journal, OutboxQueue, OutboxRow } from "../ports.ts";
import type { SendOutcome } from "./sending.ts";

/** Rooms at once. The server is the cost (50-88 ms of its CPU a message, matrix-notes.md): more would only queue there. */
const AT_ONCE = 4;
/** Milliseconds before a room with a stranger is tried again by itself; a membership change wakes it at once. */
const STRANGER_MS = 15_000;

export type Outbox = {
  /** There may be something to send, or a room may have become ready. */
  wake(): void;
  /** Forget the pause of this room (its members changed) and look again. */
  roomChanged(room: RoomId): void;
  /** The homeserver answered something else: what failed for want of a network need not wait any longer. */
  reachable(): void;
  /** Resolves when nothing is under way. Rows that have to wait for something are not waited for. */
  idle(): Promise<void>;
  /** Stops taking rows and waits for those under way. A bug in sending (`onBroken`) stops it as well. */
  stop(): Promise<void>;
};

type Block = { readonly until: number; readonly attempts: number; readonly offline: boolean };

export const outboxOf = (
  queue: OutboxQueue,
  send: (row: OutboxRow, attempt: number) => Promise<SendOutcome>,
  journal: Journal,
  onBroken: (error: unknown) => void,
  /** Milliseconds that only go forth: with the machine's clock set back, a pause of seconds would last a day. */
  now: () => number = () => performance.now(),
): Outbox => {
  const busy = new Map<RoomId, Promise<void>>();
  const blocks = new Map<RoomId, Block>();
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  const wake = (): void => {
    if (stopped) return;
    const held = new Set(busy.keys());
    for (const [room, { until }] of blocks) if (until > now()) held.add(room);
    while (busy.size < AT_ONCE) {
      // One at a time: in a burst hundreds wait, and each one that is read has to be unsealed.
      const [row] = queue.ready(1, held);
      if (row === undefined || held.has(row.room)) break;
      held.add(row.room);
      const done = deliver(row)
        .catch((error: unknown) => {
          stopped = true; // a bug: the same row would only fail again
          onBroken(error);
        })
        .finally(() => {
          busy.delete(row.room);
          wake();
        });
      busy.set(row.room, done);
    }
    sleep();
  };

  const deliver = async (row: OutboxRow): Promise<void> => {
    const attempts = (blocks.get(row.room)?.attempts ?? 0) + 1;
    const outcome = await send(row, attempts);
    switch (outcome.kind) {
      case "sent":
        blocks.delete(row.room);
        return queue.sent(row.txn, outcome.eventId);
      case "rejected":
        blocks.delete(row.room);
        journal.alarm("send_rejected", { reason: outcome.reason });
        return queue.rejected(row.txn, outcome.reason);
      case "stranger":
      case "room_changed":
        blocks.set(row.room, { until: now() + STRANGER_MS, attempts, offline: false });
        return;
      case "later":
        if (attempts === 10 || attempts % 100 === 0)
          journal.alarm("send_waiting", { why: outcome.why, attempts });
        blocks.set(row.room, {
          until: now() + outcome.afterMs,
          attempts,
          offline: outcome.why === "offline",
        });
        return;
      default:
        return outcome satisfies never;
    }
  };

  /** Wakes when the first pause is over. */
  const sleep = (): void => {
    if (timer !== null) clearTimeout(timer);
    const next = Math.min(
      ...[...blocks.values()].map((block) => block.until).filter((until) => until > now()),
    );
    timer = Number.isFinite(next) && !stopped ? setTimeout(wake, Math.max(20, next - now())) : null;
  };

  return {
    wake,
    roomChanged: (room) => {
      const block = blocks.get(room);
      if (block !== undefined) blocks.set(room, { ...block, until: 0 });
      wake();
    },
    reachable: () => {
      for (const [room, block] of blocks) if (block.offline) blocks.set(room, { ...block, until: 0 });
      wake();
    },
    idle: async () => {
      while (busy.size > 0) await Promise.all(busy.values());
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await Promise.all(busy.values());
    },
  };
};
