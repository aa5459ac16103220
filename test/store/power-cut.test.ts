/**
 * Power cuts at any moment of the whole round, on a real store whose unflushed commits are lost (adr/0012): what a member or the
 * operator was told still holds, nothing is said twice, the ledger verifies. The homeserver keeps what it answered.
 */
import * as fc from "fast-check";
import type * as fs from "node:fs";
import { expect, test, vi } from "vitest";
import type { Json, WireEvent } from "../../bot/ports.ts";
import {
  asEventId,
  asMillis,
  asUserId,
  type CaseCode,
  type EventId,
  type TxnId,
  type UserId,
} from "../../src/ids.ts";
import { added, code, of, opened, ROOM } from "./fixtures/invented.ts";
import { noteFlush, powerCut, watchFlushes } from "./fixtures/power.ts";
import { send } from "./fixtures/sends.ts";
import { type TempStore, tempStore } from "./fixtures/temp-store.ts";
import { encrypted } from "./fixtures/wire.ts";

/** Logs by the handle that flushes them; a flush is done when the test says so. */
const disk = vi.hoisted(() => ({ logs: new Map<number, string>(), underWay: [] as (() => void)[] }));
vi.mock("node:fs", async (load) => {
  const real = await load<typeof fs>();
  return {
    ...real,
    openSync: (path: string, flags: string, mode?: number) => {
      const handle = real.openSync(path, flags, mode);
      disk.logs.set(handle, path);
      return handle;
    },
    fdatasync: (handle: number, done: (error: Error | null) => void) => {
      const log = disk.logs.get(handle) ?? "";
      const { size } = real.fstatSync(handle);
      disk.underWay.push(() => {
        noteFlush(log, size);
        done(null);
      });
    },
  };
});
watchFlushes();

const ALERTS = 4;
const alert = (n: number): WireEvent => encrypted(`alert-${n}`, { ciphertext: `cipher ${n}` });

type Cut = { readonly kept: number; readonly hole: number | null };
type Step =
  | { readonly kind: "alert" }
  | { readonly kind: "sync" }
  | { readonly kind: "work"; readonly most: number }
  /** `cut`: after the rows were asked for, while the disk is waited for, when the homeserver has the message, or never. */
  | { readonly kind: "send"; readonly cut: "before" | "flushing" | "answer" | "no"; readonly how: Cut }
  | { readonly kind: "register" }
  | { readonly kind: "second passes" }
  | { readonly kind: "cut"; readonly how: Cut };

const how = fc.record({
  kept: fc.double({ min: 0, max: 1, noNaN: true }),
  hole: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ kind: "alert" as const }),
  fc.constant({ kind: "sync" as const }),
  fc.record({ kind: fc.constant("work" as const), most: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant("send" as const),
    cut: fc.constantFrom("before" as const, "flushing" as const, "answer" as const, "no" as const),
    how,
  }),
  fc.constant({ kind: "register" as const }),
  fc.constant({ kind: "second passes" as const }),
  fc.record({ kind: fc.constant("cut" as const), how }),
);

/** Everything outside of the machine: it forgets nothing. */
type World = {
  temp: TempStore;
  /** The room in order: alerts, and what the bot sent. The sync token is a place in it. */
  readonly room: ({ readonly alert: number } | { readonly txn: TxnId; readonly eventId: EventId })[];
  readonly sent: Map<TxnId, { readonly eventId: EventId; readonly content: Json }>;
  /** Members of whom the command line said that they are on the register. */
  readonly told: UserId[];
  alerts: number;
  /** Codes are drawn by chance: decided again, an alert gets another one. */
  draws: number;
  /** Does the sender wait for the disk, as bot/matrix/sending.ts does? */
  readonly waits: boolean;
};

const fresh = (waits: boolean): World => {
  const temp = tempStore();
  temp.store.rooms.remember("response:shymkent", ROOM);
  return { temp, room: [], sent: new Map(), told: [], alerts: 0, draws: 0, waits };
};

function flush(): void {
  for (const done of disk.underWay.splice(0)) done();
}

function cutPower(world: World, { kept, hole }: Cut): void {
  disk.underWay.length = 0;
  world.temp = powerCut(world.temp, kept, hole);
}

function sync({ temp, room }: World): void {
  const from = Number(temp.store.sync.since() ?? 0);
  const seen = room.slice(from);
  temp.store.sync.commit({
    next: String(room.length),
    events: seen.flatMap((item) => ("alert" in item ? [alert(item.alert)] : [])),
    gaps: [],
    echoes: seen.flatMap((item) => ("txn" in item ? [item] : [])),
  });
}

function work(world: World, most: number): void {
  const { store } = world.temp;
  store.inbox.keysArrived();
  for (const event of store.inbox.pending(asMillis(1_000), { limit: most }))
    store.transactionSoon(() => {
      const n = Number(event.eventId.split("-")[1]);
      if (store.inbox.seenRatchet(`session|${n}`))
        return store.inbox.settle(event.eventId, "refused", { why: "replayed" });
      const drawn = code((world.draws += 1));
      store.ledger.append(of(drawn, opened({ note: `alert ${n}` })), event.eventId);
      store.outbox.add(send(`card/${drawn}`, { code: drawn, content: { body: { alert: n, code: drawn } } }));
      store.inbox.settle(event.eventId, "done", { ratchet: `session|${n}` });
    });
}

/** In the order of bot/matrix/sending.ts: the row, the disk, the request, the mark. */
async function sendOne(world: World, cut: "before" | "flushing" | "answer" | "no", lost: Cut): Promise<void> {
  const { store } = world.temp;
  const [row] = store.outbox.ready(1);
  if (cut === "before") return cutPower(world, lost);
  if (row === undefined) return;
  if (world.waits) {
    const onDisk = store.outbox.onDisk();
    if (cut === "flushing") return cutPower(world, lost);
    flush();
    await onDisk;
  }
  const eventId = world.sent.get(row.txn)?.eventId ?? asEventId(`$sent-${world.sent.size}`);
  if (!world.sent.has(row.txn)) {
    world.sent.set(row.txn, { eventId, content: row.kind === "send" ? row.content : null });
    world.room.push({ txn: row.txn, eventId });
  }
  if (cut === "answer") return cutPower(world, lost);
  store.outbox.sent(row.txn, eventId);
}

async function run(world: World, one: Step): Promise<void> {
  switch (one.kind) {
    case "alert":
      if (world.alerts < ALERTS) world.room.push({ alert: (world.alerts += 1) });
      return;
    case "sync":
      return sync(world);
    case "work":
      return work(world, one.most);
    case "send":
      return sendOne(world, one.cut, one.how);
    case "register": {
      const user = asUserId(`@member-${world.told.length}:test`);
      world.temp.store.transaction(() => world.temp.store.ledger.append([added({ user })], `cli:${user}`));
      world.told.push(user);
      return;
    }
    case "second passes":
      await vi.advanceTimersByTimeAsync(1_000);
      return flush();
    case "cut":
      return cutPower(world, one.how);
  }
}

/** A storm draws no more than these. */
const CODES = new Map(Array.from({ length: 200 }, (_, n) => [String(code(n)), code(n)] as const));

/** What the room shows of one alert: every card, whatever its code. */
const cardIn = (content: Json): { alert: number; code: CaseCode } | null => {
  const text = JSON.stringify(content);
  const found = /"alert":(\d+),"code":"([^"]+)"/.exec(text);
  return found === null ? null : { alert: Number(found[1]), code: CODES.get(found[2] ?? "") ?? code(0) };
};

/** The power is back and stays; everything is delivered and worked off. What is wrong then? */
async function faults(world: World): Promise<readonly string[]> {
  for (let round = 0; round < 3; round += 1) {
    sync(world);
    work(world, 99);
    for (let n = 0; n < ALERTS; n += 1) await sendOne(world, "no", { kept: 1, hole: null });
  }
  const { store } = world.temp;
  const cards = [...world.sent.values()].flatMap(({ content }) => cardIn(content) ?? []);
  const found: string[] = [];
  for (let n = 1; n <= world.alerts; n += 1) {
    const shown = cards.filter((card) => card.alert === n);
    if (shown.length !== 1) found.push(`alert ${n} has ${shown.length} cards`);
  }
  for (const card of cards)
    if (store.cases.case(card.code)?.note !== `alert ${card.alert}`)
      found.push(`the case of ${card.alert} was lost`);
  if (store.cases.facts({}).length !== world.alerts) found.push("cases that nobody was told of");
  for (const user of world.told) if (store.members.get(user) === null) found.push(`${user} was lost`);
  for (const { eventId } of world.sent.values())
    if (store.messages.caseOf(eventId) === null) found.push("a message of no case");
  const { inbox, outbox } = store.health();
  if (inbox.new + inbox.utd + outbox.unsent + outbox.rejected > 0) found.push("work left over");
  if (!store.ledger.verify().ok || !store.ledger.rebuild().ok) found.push("the ledger is broken");
  return found;
}

async function storm(steps: readonly Step[], waits: boolean): Promise<readonly string[]> {
  vi.useFakeTimers();
  try {
    const world = fresh(waits);
    for (const one of steps) await run(world, one);
    return await faults(world);
  } finally {
    vi.useRealTimers();
  }
}

test("through power cuts at any moment nothing is lost that somebody was told, and nothing is said twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
      expect(await storm(steps, true)).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 240_000);

const LOST: Cut = { kept: 0, hole: null };
const ONE_ALERT: readonly Step[] = [{ kind: "alert" }, { kind: "sync" }, { kind: "work", most: 1 }];

test("the same cut behind a sender that does not wait for the disk shows one alert twice: the model does lose what was not flushed", async () => {
  const steps: readonly Step[] = [...ONE_ALERT, { kind: "send", cut: "answer", how: LOST }];
  expect(await storm(steps, false)).toContain("alert 1 has 2 cards");
  expect(await storm(steps, true)).toEqual([]);
});

test("what was decided a second ago survives a cut though nobody waited for it", async () => {
  const world = fresh(true);
  vi.useFakeTimers();
  for (const one of [...ONE_ALERT, { kind: "second passes" }, { kind: "cut", how: LOST }] satisfies Step[])
    await run(world, one);
  vi.useRealTimers();
  expect(world.temp.store.cases.facts({})).toHaveLength(1);
});
