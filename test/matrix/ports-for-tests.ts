/** The durable side in memory: small, so that a test sees what was committed and in which order. */
import {
  asEventId,
  asMillis,
  asTxnId,
  type EventId,
  type RoomId,
  type TxnId,
  type UserId,
} from "../../src/ids.ts";
import type { Fatal } from "../../bot/matrix/failure.ts";
import type { MatrixPorts } from "../../bot/matrix/matrix.ts";
import type { Gap, JsonObject, OutboxRow, Place, WireEvent } from "../../bot/ports.ts";

export type TestPorts = MatrixPorts & {
  readonly inbox: Map<EventId, WireEvent>;
  readonly openGaps: Gap[];
  readonly secrets: Map<string, string>;
  readonly rows: OutboxRow[];
  readonly sentAs: Map<TxnId, EventId>;
  readonly refusals: Map<TxnId, string>;
  readonly people: Map<RoomId, Set<UserId>>;
  readonly places: Map<Place, RoomId>;
  readonly alarms: string[];
  readonly notes: string[];
  readonly fatals: Fatal[];
  readonly token: { since: string | null };
  queue(room: RoomId, txn: string, content: JsonObject, type?: string): TxnId;
};

export const portsForTests = (): TestPorts => {
  const inbox = new Map<EventId, WireEvent>();
  const openGaps: Gap[] = [];
  const secrets = new Map<string, string>();
  const rows: OutboxRow[] = [];
  const sentAs = new Map<TxnId, EventId>();
  const refusals = new Map<TxnId, string>();
  const people = new Map<RoomId, Set<UserId>>();
  const places = new Map<Place, RoomId>();
  const alarms: string[] = [];
  const notes: string[] = [];
  const fatals: Fatal[] = [];
  const token: { since: string | null } = { since: null };
  const take = (events: readonly WireEvent[]): void => {
    for (const event of events) if (!inbox.has(event.eventId)) inbox.set(event.eventId, event);
  };
  return {
    inbox,
    openGaps,
    secrets,
    rows,
    sentAs,
    refusals,
    people,
    places,
    alarms,
    notes,
    fatals,
    token,
    unseal: () => null,
    draw: (svg) => Promise.resolve(Buffer.from(svg)),
    vault: {
      get: (name) => secrets.get(name) ?? null,
      set: (name, value) => void secrets.set(name, value),
      forget: (name) => void secrets.delete(name),
    },
    journal: {
      info: (event) => void notes.push(event),
      alarm: (event, facts) =>
        void alarms.push(facts?.["why"] === undefined ? event : `${event}:${String(facts["why"])}`),
    },
    syncJournal: {
      since: () => token.since,
      commit: (batch) => {
        take(batch.events);
        openGaps.push(...batch.gaps);
        for (const echo of batch.echoes) if (!sentAs.has(echo.txn)) sentAs.set(echo.txn, echo.eventId);
        token.since = batch.next;
        return 0;
      },
      gaps: () => [...openGaps],
      knows: (eventId) => inbox.has(eventId) || [...sentAs.values()].includes(eventId),
      backfilled: (gap, events, from) => {
        take(events);
        const at = openGaps.findIndex((g) => g.room === gap.room && g.from === gap.from);
        openGaps.splice(at, 1, ...(from === null ? [] : [{ ...gap, from }]));
      },
    },
    outbox: {
      ready: (limit, without) =>
        rows
          .filter(({ txn, room }) => !sentAs.has(txn) && !refusals.has(txn) && without?.has(room) !== true)
          .slice(0, limit),
      onDisk: () => Promise.resolve(),
      sent: (txn, eventId) => void sentAs.set(txn, asEventId(eventId)),
      rejected: (txn, reason) => void refusals.set(txn, reason),
    },
    register: {
      place: (room) => [...places].find(([, id]) => id === room)?.[0] ?? null,
      room: (place) => places.get(place) ?? null,
      remember: (place, room) => void places.set(place, room),
      forget: (room) => {
        for (const [place, id] of places) if (id === room) places.delete(place);
      },
      allowed: (room) => people.get(room) ?? new Set(),
    },
    onFatal: (fatal) => void fatals.push(fatal),
    queue: (room, txn, content, type = "m.room.message") => {
      rows.push({ kind: "send", txn: asTxnId(txn), room, type, content, createdAt: asMillis(Date.now()) });
      return asTxnId(txn);
    },
  };
};
