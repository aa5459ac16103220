/**
 * The whole round with a homeserver that answers, stays silent, delivers again, replays and reorders, and a process that
 * dies at any moment: every alert becomes one case and one card, no more and no less (DESIGN, promise 3).
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { WireEvent } from "../../bot/ports.ts";
import type { Store } from "../../bot/store/store.ts";
import type { EventId, TxnId } from "../../src/ids.ts";
import { asEventId, asMillis, asTxnId } from "../../src/ids.ts";
import { code, of, opened, ROOM } from "./fixtures/invented.ts";
import { send } from "./fixtures/sends.ts";
import { type TempStore, tempStore } from "./fixtures/temp-store.ts";
import { encrypted } from "./fixtures/wire.ts";

const ALERTS = 5;
const alert = (n: number): WireEvent => encrypted(`alert-${n}`, { ciphertext: `cipher ${n}` });
const replay = (n: number): WireEvent => encrypted(`replay-${n}`, { ciphertext: `cipher ${n}` });

type Step =
  | {
      readonly kind: "sync";
      readonly events: readonly number[];
      readonly replays: readonly number[];
      readonly crash: boolean;
    }
  | { readonly kind: "work"; readonly most: number; readonly crash: "no" | "in the middle" | "after" }
  | { readonly kind: "send"; readonly most: number; readonly answered: boolean }
  | { readonly kind: "keys late"; readonly alert: number }
  | { readonly kind: "crash" };

const someAlerts = fc.array(fc.nat({ max: ALERTS - 1 }), { maxLength: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("sync" as const),
    events: someAlerts,
    replays: someAlerts,
    crash: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("work" as const),
    most: fc.integer({ min: 1, max: 3 }),
    crash: fc.constantFrom("no" as const, "in the middle" as const, "after" as const),
  }),
  fc.record({
    kind: fc.constant("send" as const),
    most: fc.integer({ min: 1, max: 3 }),
    answered: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("keys late" as const), alert: fc.nat({ max: ALERTS - 1 }) }),
  fc.constant({ kind: "crash" as const }),
);

/** The homeserver's memory: a transaction id is one event, for ever; and a name for every message that stands in the room. */
type Homeserver = Map<TxnId, { readonly eventId: EventId; readonly content: unknown }>;

function put(homeserver: Homeserver, txn: TxnId, content: unknown): EventId {
  const known = homeserver.get(txn);
  if (known !== undefined) return known.eventId;
  const eventId = asEventId(`$sent-${homeserver.size}`);
  homeserver.set(txn, { eventId, content });
  return eventId;
}

class PowerCut extends Error {}

/** What the flow does with one alert, all in one transaction. */
function decide(temp: TempStore, event: WireEvent, cut: boolean): TempStore | null {
  const { store } = temp;
  const n = Number(event.eventId.split("-")[1]);
  let after: TempStore | null = null;
  try {
    store.transaction(() => {
      if (store.inbox.seenRatchet(`session|${n}`))
        return store.inbox.settle(event.eventId, "refused", { why: "replayed" });
      store.ledger.append(of(code(n), opened({ note: `alert ${n}` })), event.eventId);
      const card = asTxnId(`${event.eventId}:card`);
      store.outbox.add(
        send(card, { code: code(n), supersedes: `card:${n}`, content: { body: `card ${n}` } }),
      );
      const reply = { body: `question ${n}`, root: { $event: card } };
      store.outbox.add(send(`${event.eventId}:question`, { code: code(n), content: reply }));
      store.inbox.settle(event.eventId, "done", { ratchet: `session|${n}` });
      if (cut) {
        after = temp.crash();
        throw new PowerCut();
      }
    });
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  }
  return after;
}

function run(temp: TempStore, homeserver: Homeserver, now: number, one: Step): TempStore {
  const { store } = temp;
  switch (one.kind) {
    case "sync": {
      const events = [...one.events.map(alert), ...one.replays.map(replay)];
      store.sync.commit({ next: `s${now}`, events, gaps: [], echoes: [] });
      return one.crash ? temp.crash() : temp;
    }
    case "work": {
      let present = temp;
      store.inbox.keysArrived();
      for (const event of store.inbox.pending(asMillis(now), { limit: one.most })) {
        const crashed = decide(present, event, one.crash === "in the middle");
        if (crashed !== null) return crashed;
      }
      if (one.crash === "after") present = present.crash();
      return present;
    }
    case "send": {
      for (const row of store.outbox.ready(one.most)) {
        const eventId = put(homeserver, row.txn, row.kind === "send" ? row.content : null);
        if (one.answered) store.outbox.sent(row.txn, eventId);
      }
      return temp;
    }
    case "keys late":
      store.inbox.waitForKey(alert(one.alert).eventId, asMillis(now));
      return temp;
    case "crash":
      return temp.crash();
  }
}

/** The storm is over: everything is delivered once more, and worked off. */
function calm(temp: TempStore, homeserver: Homeserver): Store {
  let last = temp;
  const all = Array.from({ length: ALERTS }, (_, n) => n);
  last = run(last, homeserver, 1_000, { kind: "sync", events: all, replays: all, crash: false });
  last = run(last, homeserver, 1_001, { kind: "work", most: 99, crash: "no" });
  for (let n = 0; n < 3; n += 1)
    last = run(last, homeserver, 1_002, { kind: "send", most: 99, answered: true });
  return last.store;
}

test("every alert becomes one case with one card and one question, through any storm", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      let temp = tempStore();
      temp.store.rooms.remember("response:shymkent", ROOM);
      const homeserver: Homeserver = new Map();
      for (const [now, one] of steps.entries()) temp = run(temp, homeserver, now, one);
      const store = calm(temp, homeserver);

      expect(store.cases.facts({})).toHaveLength(ALERTS);
      for (let n = 0; n < ALERTS; n += 1) {
        expect(store.cases.events(code(n)).map((row) => row.event.kind)).toEqual(["opened"]);
        expect(store.cases.case(code(n))?.note).toBe(`alert ${n}`);
      }
      const bodies = [...homeserver.values()].map((message) => JSON.stringify(message.content));
      expect(bodies.filter((body) => body.includes("card"))).toHaveLength(ALERTS);
      expect(bodies.filter((body) => body.includes("question"))).toHaveLength(ALERTS);
      for (const { eventId } of homeserver.values()) expect(store.messages.caseOf(eventId)).not.toBeNull();
      const { inbox, outbox } = store.health();
      expect([inbox.new, inbox.utd, outbox.unsent, outbox.rejected]).toEqual([0, 0, 0, 0]);
      expect(inbox.done).toBe(ALERTS);
      expect(store.ledger.verify()).toMatchObject({ ok: true, events: ALERTS });
      expect(store.ledger.rebuild().ok).toBe(true);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test("a question never goes out before its card, and points at it", () => {
  const temp = tempStore();
  temp.store.rooms.remember("response:shymkent", ROOM);
  const homeserver: Homeserver = new Map();
  temp.store.sync.commit({ next: "s", events: [alert(0)], gaps: [], echoes: [] });
  decide(temp, alert(0), false);
  run(temp, homeserver, 1, { kind: "send", most: 9, answered: false });
  expect([...homeserver.keys()]).toEqual(["$alert-0:card"]);
  const after = temp.crash();
  run(after, homeserver, 2, { kind: "send", most: 9, answered: true });
  run(after, homeserver, 3, { kind: "send", most: 9, answered: true });
  expect([...homeserver.values()].map((message) => message.content)).toEqual([
    { body: "card 0" },
    { body: "question 0", root: "$sent-0" },
  ]);
});
