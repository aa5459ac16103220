/** The bot's flow on a real store with rooms in memory: members write, what the bot sends stands, what is removed is gone. */
import { drainInbox, type Flow } from "../../bot/run.ts";
import type { WireEvent } from "../../bot/ports.ts";
import { asEventId, asMillis, asRoomId, type EventId, type RoomId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { added, AISULU, BERIK, CENTRE, POLICE, SHYMKENT, member } from "../store/fixtures/invented.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";
import { templates, txn } from "./office.ts";

export const NGO: Member = member({ user: AISULU, language: "ru", org: POLICE });
export const COORDINATOR: Member = member({
  user: BERIK,
  language: "ru",
  org: CENTRE,
  role: "coordinator",
});
export const RESPONSE = asRoomId("!response:test");
export const COORDINATION = asRoomId("!coordination:test");
export const directOf = ({ user }: Member): RoomId => asRoomId(`!direct-${user.slice(1, 3)}:test`);
export const START = Date.parse("2026-11-22T14:32:00+05:00");
export const DAY = 86_400_000;

export type Stage = ReturnType<typeof keepingStage>;

export function keepingStage() {
  let clock = START;
  const temp = tempStore(undefined, () => clock);
  temp.store.ledger.append([added(NGO), added(COORDINATOR)], "cli:1");
  temp.store.rooms.remember(`response:${SHYMKENT}`, RESPONSE);
  temp.store.rooms.remember(`coordination:${SHYMKENT}`, COORDINATION);
  for (const one of [NGO, COORDINATOR]) temp.store.rooms.remember(`direct:${one.user}`, directOf(one));
  /** What stands in the rooms: by event, what was said and how often its removal was asked for. */
  const room = new Map<EventId, { readonly room: RoomId; readonly words: string; removed: number }>();
  let events = 0;
  let seed = 7;
  const alarms: string[] = [];
  let fault: (() => never) | null = null;
  const flow = (): Flow => ({
    store: {
      ...temp.store,
      // A fault comes at the end of the work, when most of it is written.
      transactionSoon: (work) =>
        temp.store.transactionSoon(() => {
          const result = work();
          fault?.();
          return result;
        }),
    },
    templates,
    txn,
    now: () => asMillis(clock),
    draw: (sides) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % sides;
    },
    wake: () => undefined,
    journal: { info: () => undefined, alarm: (event) => void alarms.push(event) },
    download: async () => ({ kind: "unreachable" }),
    open: async ({ eventId, room: id }) => ({
      kind: "opened",
      type: "m.room.message",
      content: { msgtype: "m.text", body: room.get(eventId)?.words ?? `nothing in ${id}` },
      ratchet: `session/${eventId}`,
    }),
  });
  /** What the homeserver takes: every row under its transaction id; the words of a message stand, a removed one's are gone. */
  const deliver = (most = Number.POSITIVE_INFINITY) => {
    const said: { room: RoomId; words: string }[] = [];
    for (let n = 0; n < most; n += 1) {
      const [row] = temp.store.outbox.ready(1);
      if (row === undefined) break;
      const eventId = asEventId(`$of:${row.txn}`);
      if (row.kind === "redact") {
        const gone = room.get(row.event);
        if (gone !== undefined)
          room.set(row.event, { room: gone.room, words: "", removed: gone.removed + 1 });
      } else {
        const words = JSON.stringify(row.content);
        if (!room.has(eventId)) room.set(eventId, { room: row.room, words, removed: 0 });
        const { body } = row.content;
        if (typeof body === "string") said.push({ room: row.room, words: body });
      }
      temp.store.outbox.sent(row.txn, eventId);
    }
    return said;
  };
  const write = async (by: Member, words: string, where: RoomId = RESPONSE) => {
    events += 1;
    const eventId = asEventId(`$written-${events}`);
    room.set(eventId, { room: where, words, removed: 0 });
    const event: WireEvent = {
      eventId,
      room: where,
      sender: by.user,
      type: "m.room.encrypted",
      sentAt: asMillis(clock),
      raw: { content: { algorithm: "m.megolm.v1.aes-sha2", ciphertext: eventId } },
    };
    temp.store.sync.commit({ next: `s${events}`, events: [event], gaps: [], echoes: [] });
    await drainInbox(flow(), false);
    clock += 1_000;
    return deliver();
  };
  return {
    temp,
    flow,
    room,
    alarms,
    deliver,
    write,
    now: () => asMillis(clock),
    /** What goes wrong at the end of each message's transaction; null: nothing any more. */
    broken: (what: (() => never) | null): void => void (fault = what),
    later: (millis: number): void => void (clock += millis),
    /** All that still stands in the rooms. */
    standing: () => [...room.values()].map(({ words }) => words).join("\n"),
  };
}
