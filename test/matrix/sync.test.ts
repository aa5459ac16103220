import { expect, test, vi } from "vitest";
import { ConnectionError, MatrixError } from "matrix-js-sdk/lib/http-api/errors.js";
import { runSync, type SyncParts } from "../../bot/matrix/sync.ts";
import { asRoomId, asUserId } from "../../src/ids.ts";
import { portsForTests } from "./ports-for-tests.ts";
import { until } from "./until.ts";

const message = (id: string) => ({
  event_id: id,
  sender: "@asel:hs",
  type: "m.room.encrypted",
  origin_server_ts: 1,
  content: {},
});
const batch = (next: string, timeline: object = { events: [] }, rest: object = {}) => ({
  next_batch: next,
  rooms: { join: { "!room": { timeline } } },
  ...rest,
});

/** A connection that nobody answers on any more; and one on which the answer takes so long, milliseconds. */
const SILENCE = { takes: Number.POSITIVE_INFINITY };
const late = (takes: number, answer: object) => ({ takes, answer });

/** A loop against scripted answers; `log` tells what happened, in order. The last answer is held like a long poll. */
const loop = (
  answers: (object | Error | ReturnType<typeof late>)[],
  change: {
    readonly crypto?: () => void;
    readonly onBatch?: () => Promise<void>;
    /** Rooms on the register. */
    readonly places?: readonly string[];
  } = {},
) => {
  const ports = portsForTests();
  for (const room of change.places ?? []) ports.register.remember(`response:${room}`, asRoomId(room));
  const log: string[] = [];
  const stopping = new AbortController();
  const left = [...answers];
  const parts: SyncParts = {
    homeserver: {
      call: async ({ query, timeoutMs = 0 }) => {
        log.push(`sync since=${query?.["since"] ?? "-"} full=${query?.["full_state"] ?? "-"}`);
        const answer = left.shift();
        if (answer === undefined)
          return new Promise((_, reject) => stopping.signal.addEventListener("abort", reject));
        if (answer instanceof Error) throw answer;
        if (!("takes" in answer)) return answer;
        await new Promise((resolve) => setTimeout(resolve, Math.min(answer.takes, timeoutMs)));
        if (answer.takes > timeoutMs) throw new ConnectionError("fetch failed");
        return "answer" in answer ? answer.answer : {};
      },
    },
    machine: {
      receive: async (response) => {
        log.push(`keys ${response.to_device.events.length}`);
        change.crypto?.();
      },
      afterSync: () => void log.push("after"),
    },
    rooms: {
      get: () => null,
      apply: async () => {
        log.push("state");
        return {
          membersChanged: false,
          someoneLeft: false,
          rulesChanged: false,
          stateChanged: false,
          ownMembership: null,
          broken: 0,
        };
      },
    },
    keys: { changed: async () => {}, devicesChanged: (users) => void log.push(`devices ${users.join()}`) },
    ownUser: asUserId("@bot:hs"),
    isOurs: (room) => ports.register.place(room) !== null,
    syncJournal: {
      ...ports.syncJournal,
      commit: (it) => {
        log.push(`commit ${it.next}`);
        return ports.syncJournal.commit(it);
      },
    },
    journal: ports.journal,
    onFatal: ports.onFatal,
    signal: stopping.signal,
  };
  const onBatch = (): Promise<void> | void => {
    log.push("batch");
    return change.onBatch?.();
  };
  const hooks = { onBatch, onMembership: () => {}, onInvite: () => {} };
  const done = runSync(parts, hooks, () => void log.push("first"));
  const stop = async (): Promise<void> => {
    stopping.abort();
    await done;
  };
  return { ports, log, stop, done };
};

test("keys first, then state, then events and token together, and only then the next sync", async () => {
  const { log, stop } = loop([
    batch(
      "s1",
      { events: [message("$1")] },
      { to_device: { events: [{}] }, device_lists: { changed: ["@asel:hs", 3, "x"] } },
    ),
  ]);
  await until(() => log.length === 9);
  expect(log).toEqual([
    "sync since=- full=true",
    "keys 1",
    "devices @asel:hs",
    "state",
    "commit s1",
    "after",
    "batch",
    "first",
    "sync since=s1 full=-",
  ]);
  await stop();
});

test("a new device answers nothing that the bot before it has answered: it begins after its last message", async () => {
  const own = { ...message("$own"), sender: "@bot:hs" };
  const timeline = { events: [message("$before"), own, message("$after")] };
  const { ports, stop } = loop([batch("s1", timeline), batch("s2", { events: [message("$late"), own] })]);
  await until(() => ports.token.since === "s2");
  expect([...ports.inbox.keys()]).toEqual(["$after", "$late"]);
  await stop();
});

test("what a batch brought is answered before the next sync, but nobody waits long for it", async () => {
  const answered = Promise.withResolvers<void>();
  const { log, stop } = loop([batch("s1", { events: [message("$1")] }), batch("s2", { events: [] })], {
    onBatch: () => answered.promise,
  });
  await until(() => log.includes("first"));
  // A few turns of the event loop are enough for one that does not wait, and pass quickly on any machine.
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(log).not.toContain("sync since=s1 full=-");
  answered.resolve();
  await until(() => log.includes("sync since=s2 full=-")); // a batch without events is not waited for
  await stop();
  const slow = loop([batch("s1", { events: [message("$1")] })], { onBatch: () => new Promise(() => {}) });
  await until(() => slow.log.includes("sync since=s1 full=-"));
  await slow.stop();
});

test("when the keys cannot be taken in, nothing is committed and the process has to end", async () => {
  const { log, ports, done } = loop([batch("s1", { events: [message("$1")] })], {
    crypto: () => {
      throw new Error("broken");
    },
  });
  await done;
  expect(ports.fatals).toEqual([{ kind: "crypto_broken" }]);
  expect(log).not.toContain("commit s1");
});

test("one broken event is counted and the others are taken", async () => {
  const { ports, stop } = loop([
    batch("s1", { events: [null, { type: 3 }, message("$1"), "x", message("$2")] }),
  ]);
  await until(() => ports.token.since === "s1");
  expect([...ports.inbox.keys()]).toEqual(["$1", "$2"]);
  expect(ports.alarms).toEqual(["sync_events_broken"]);
  await stop();
});

test("a cut timeline becomes a gap, but not at the very first sync: what was before us is not ours", async () => {
  const cut = { events: [], limited: true, prev_batch: "p" };
  const { ports, stop } = loop([batch("s1", cut), batch("s2", { ...cut, prev_batch: "q" })]);
  await until(() => ports.token.since === "s2");
  expect(ports.openGaps).toEqual([{ room: "!room", from: "q" }]);
  await stop();
});

test("after a restore a cut timeline of a room on the register is a gap, unless it shows what the bot said last", async () => {
  const cut = { events: [message("$new")], limited: true, prev_batch: "p" };
  const restored = loop([batch("s1", cut)], { places: ["!room"] });
  await until(() => restored.ports.token.since === "s1");
  expect(restored.ports.openGaps).toEqual([{ room: "!room", from: "p", restored: true }]);
  await restored.stop();
  const answered = [{ ...message("$mine"), sender: "@bot:hs" }, message("$new")];
  const seen = loop([batch("s1", { ...cut, events: answered })], { places: ["!room"] });
  await until(() => seen.ports.token.since === "s1");
  expect(seen.ports.openGaps).toEqual([]);
  await seen.stop();
});

test("our own sends come back as echoes, not as messages", async () => {
  const echo = { ...message("$mine"), sender: "@bot:hs", unsigned: { transaction_id: "t1" } };
  const { ports, stop } = loop([batch("s1", { events: [echo] })]);
  await until(() => ports.token.since === "s1");
  expect([...ports.sentAs]).toEqual([["t1", "$mine"]]);
  expect(ports.inbox.size).toBe(0);
  await stop();
});

test("the loop waits as long as the homeserver asks, and goes on", async () => {
  vi.useFakeTimers();
  const limited = new MatrixError({ errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 30_000 }, 429);
  const { log, ports, stop } = loop([limited, batch("s1")]);
  await vi.advanceTimersByTimeAsync(29_900);
  expect(log).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(ports.token.since).toBe("s1");
  expect(ports.alarms).toEqual(["sync_failed:slow_down"]);
  expect(ports.notes).toEqual(["sync_recovered"]);
  vi.useRealTimers();
  await stop();
});

test("a long poll that falls silent is given up ten seconds late, and asked again with the same token", async () => {
  vi.useFakeTimers();
  const { log, ports, stop } = loop([batch("s1"), SILENCE, batch("s2", { events: [message("$1")] })]);
  await vi.advanceTimersByTimeAsync(39_900);
  expect(log.filter((line) => line.startsWith("sync"))).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(log.filter((line) => line.startsWith("sync"))).toEqual([
    "sync since=- full=true",
    "sync since=s1 full=-",
    "sync since=s1 full=-",
    "sync since=s2 full=-",
  ]);
  expect([...ports.inbox.keys()]).toEqual(["$1"]);
  expect(ports.alarms).toEqual(["sync_failed:offline"]);
  expect(ports.notes).toEqual(["sync_recovered"]);
  vi.useRealTimers();
  await stop();
});

test("a homeserver that is only slow is given twice the time after each silence, so that every answer is heard in the end", async () => {
  vi.useFakeTimers();
  const first = late(200_000, batch("s1"));
  const next = late(100_000, batch("s2", { events: [message("$1")] }));
  const { ports, stop } = loop([first, first, first, next, next, next, next, SILENCE, batch("s3")]);
  await vi.advanceTimersByTimeAsync(400_000);
  expect(ports.token.since).toBe("s1"); // after 60 and 120 s
  await vi.advanceTimersByTimeAsync(280_000);
  expect(ports.token.since).toBe("s2"); // after 40, 50 and 70 s
  // Once it has answered, it is given as little time as at first.
  await vi.advanceTimersByTimeAsync(41_000);
  expect(ports.token.since).toBe("s3");
  vi.useRealTimers();
  await stop();
});

test("an answer that is no sync is not believed", async () => {
  vi.useFakeTimers();
  const { ports, stop } = loop([{}, { next_batch: 3 }, batch("s1")]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ports.token.since).toBe("s1");
  expect(ports.alarms).toEqual(["sync_unreadable", "sync_unreadable"]);
  vi.useRealTimers();
  await stop();
});

test("an unknown token ends the loop for good", async () => {
  const { ports, done } = loop([new MatrixError({ errcode: "M_UNKNOWN_TOKEN" }, 401)]);
  await done;
  expect(ports.fatals).toEqual([{ kind: "token_invalid" }]);
});
