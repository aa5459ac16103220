/**
 * Thousands of cases into a home's store without a homeserver: every message goes through the bot's own flow (inbox row, guard,
 * intake, decision, ledger, outbox), only the ciphertext is a stub and the outbox's sends are answered at once.
 */
import { randomBytes, randomInt } from "node:crypto";
import { openJournal } from "../../bot/journal.ts";
import { homeAt } from "../../bot/setup/home.ts";
import type { JsonObject, Opened, WireEvent } from "../../bot/ports.ts";
import { drainInbox, type Flow } from "../../bot/run.ts";
import { keyOfHome } from "../../bot/key/store-key.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";
import { txnsUnder } from "../../bot/post/txn.ts";
import {
  asEventId,
  asMillis,
  asRegionId,
  type EventId,
  type Millis,
  type RoomId,
  type UserId,
} from "../../src/ids.ts";
import { alertText } from "./alerts.ts";
import { openHomeStore, REGION } from "./register.ts";

export type Filling = {
  readonly home: string;
  readonly room: RoomId;
  /** Two members of the region: who posts, and who takes and closes. */
  readonly writer: UserId;
  readonly reader: UserId;
  readonly cases: number;
};

/** Of ten cases eight are closed and one is taken; the last stays open. */
const CLOSED_OF_TEN = 8;
const TAKEN_OF_TEN = 9;
const BATCH = 100;
/** A case comes every hundred minutes: five thousand in less than a year, so that none is old enough to be erased (templates/retention.json). */
const EVERY_MS = 6_000_000;

type Said = { readonly by: UserId; readonly words: string; readonly to: EventId | null };

export async function fillCases({ home, room, writer, reader, cases }: Filling): Promise<void> {
  const store = openHomeStore(home);
  const key = keyOfHome(homeAt(home));
  if (key === null) throw new Error("the home has no store key");
  const txn = txnsUnder(key);
  const speak = speaking({ store, room, txn, templates: loadTemplates([asRegionId(REGION)]), home });
  const began = Date.now() - cases * EVERY_MS;
  for (let n = 0; n < cases; n += BATCH) {
    const at = asMillis(began + n * EVERY_MS);
    const numbers = Array.from({ length: Math.min(BATCH, cases - n) }, (_, i) => n + i);
    await speak(
      numbers.map((i) => ({ by: writer, words: alertText(i), to: null })),
      at,
    );
    const cards = store.cases
      .list({ region: asRegionId(REGION), since: at })
      .flatMap(({ fact }) => store.outbox.eventIdOf(txn("card", fact.code, REGION)) ?? []);
    const replies = (share: number, words: string) =>
      cards.filter((_, i) => i % 10 < share).map((to): Said => ({ by: reader, words, to }));
    await speak(replies(TAKEN_OF_TEN, "беру"), asMillis(at + 600_000));
    await speak(replies(CLOSED_OF_TEN, "закрыть: в семье, психолог, 1 ребёнок"), asMillis(at + 7_200_000));
    await speak(replies(CLOSED_OF_TEN, "1"), asMillis(at + 7_300_000));
  }
  const closed = store.cases.facts({}).filter(({ state }) => state === "closed").length;
  // Alerts of before the filling are closed with them.
  if (closed < (cases / 10) * CLOSED_OF_TEN) throw new Error(`${closed} of ${cases} cases are closed`);
  store.close();
}

type Speaking = Pick<Flow, "store" | "templates" | "txn"> & { readonly room: RoomId; readonly home: string };

/** Messages that arrive, are worked on, and whose answers are sent. */
function speaking({ store, templates, txn, room, home }: Speaking) {
  const contents = new Map<EventId, JsonObject>();
  const clock = { now: asMillis(0) };
  const flow: Flow = {
    store,
    templates,
    txn,
    download: () => Promise.resolve({ kind: "unreachable" }),
    open: (event) => Promise.resolve(opened(event.eventId, contents.get(event.eventId))),
    wake: () => {},
    journal: openJournal(homeAt(home).log, true),
    now: () => clock.now,
    draw: randomInt,
  };
  return async (said: readonly Said[], at: Millis): Promise<void> => {
    clock.now = at;
    const events = said.map(({ by, words, to }) => {
      const event = stub(room, by, at);
      const reply = to === null ? {} : { "m.relates_to": { "m.in_reply_to": { event_id: to } } };
      contents.set(event.eventId, { msgtype: "m.text", body: words, ...reply });
      return event;
    });
    // The token stays: the bot goes on where its own connection stood.
    const next = store.sync.since() ?? "";
    store.sync.commit({ next, events, gaps: [], echoes: [] });
    await drainInbox(flow, false);
    contents.clear();
    for (let rows = store.outbox.ready(BATCH); rows.length > 0; rows = store.outbox.ready(BATCH))
      store.transaction(() => rows.forEach((row) => store.outbox.sent(row.txn, someEvent())));
  };
}

const opened = (event: EventId, content: JsonObject | undefined): Opened =>
  content === undefined
    ? { kind: "refused", why: "malformed" }
    : { kind: "opened", type: "m.room.message", content, ratchet: `filled:${event}` };

const someEvent = (): EventId => asEventId(`$${randomBytes(32).toString("base64url")}`);

/** As long as a real one. */
function stub(room: RoomId, sender: UserId, sentAt: Millis): WireEvent {
  const content = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: randomBytes(360).toString("base64") };
  return { eventId: someEvent(), room, sender, type: "m.room.encrypted", sentAt, raw: { content } };
}
