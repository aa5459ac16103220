/** A whole bot without a homeserver: real store, real reading and deciding, and what would be sent, opened at the moment of sending. */
import { drainInbox, type Flow } from "../../bot/run.ts";
import { endShowings } from "../../bot/keeping/end-showings.ts";
import { withDetail } from "../../bot/matrix/detail-message.ts";
import type { Downloaded, JsonObject } from "../../bot/ports.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";
import { txnsUnder } from "../../bot/post/txn.ts";
import { unsealing } from "../../bot/post/unseal.ts";
import { type CaseCode, asEventId, asMillis, asRoomId, type EventId, type RoomId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import {
  administrator,
  auditor,
  coordinator,
  EVERYBODY,
  guardianship,
  ngo,
  police,
  police2,
  SHYMKENT,
  START,
  stranger,
} from "../case/world.ts";
import { KEY, type TempStore, tempStore } from "../store/fixtures/temp-store.ts";

export { administrator, auditor, coordinator, guardianship, ngo, police, police2, stranger };
export const RESPONSE = asRoomId("!response:test");
export const directOf = ({ user }: Member): RoomId => asRoomId(`!direct-${user.slice(1).split(":")[0]}:test`);

const templates = loadTemplates(null);

/** What a member's client shows: rooms, bodies and files as sent, and what was removed since. */
export type Sent = { readonly room: RoomId; readonly content: JsonObject; readonly event: EventId };

export function sealedStage(temp: TempStore = tempStore()) {
  const { store } = temp;
  let clock = START;
  let events = 0;
  const contents = new Map<EventId, JsonObject>();
  const files = new Map<string, Downloaded>();
  const sent: Sent[] = [];
  const removed = new Set<EventId>();
  const uploads: Uint8Array[] = [];
  const alarms: string[] = [];
  store.rooms.remember(`response:${SHYMKENT}`, RESPONSE);
  store.rooms.remember(`coordination:${SHYMKENT}`, asRoomId("!coordination:test"));
  for (const member of EVERYBODY) store.rooms.remember(`direct:${member.user}`, directOf(member));
  if (!store.ledger.has("register"))
    store.ledger.append(
      EVERYBODY.map((member) => ({
        stream: "people",
        event: { kind: "member_added", by: "operator", at: asMillis(1), member },
      })),
      "register",
    );
  const now = () => asMillis(clock);
  let seed = 11;
  const flow: Flow = {
    store,
    templates,
    txn: txnsUnder(KEY),
    now,
    draw: (sides) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % sides;
    },
    wake: () => {},
    journal: {
      info: () => {},
      alarm: (event, facts) => void alarms.push(`${event} ${JSON.stringify(facts)}`),
    },
    open: ({ eventId, type }) =>
      Promise.resolve({
        kind: "opened",
        type: type === "m.room.encrypted" ? "m.room.message" : type,
        content: contents.get(eventId) ?? {},
        ratchet: `session/${eventId}`,
      }),
    download: ({ url }) => Promise.resolve(files.get(url) ?? { kind: "unreachable" }),
  };
  const finish = withDetail(unsealing({ store, now }), ({ bytes }) => {
    uploads.push(bytes);
    return Promise.resolve(`mxc://test/${uploads.length}`);
  });

  /** Sends what waits, as bot/matrix/outbox.ts does; gives what was new. */
  async function deliver(): Promise<readonly Sent[]> {
    const before = sent.length;
    for (let rows = store.outbox.ready(50); rows.length > 0; rows = store.outbox.ready(50))
      for (const row of rows) {
        const event = asEventId(`$sent-${row.txn}`);
        if (row.kind === "redact") removed.add(row.event);
        else sent.push({ room: row.room, content: await finish(row.content), event });
        store.outbox.sent(row.txn, event);
      }
    return sent.slice(before);
  }

  async function take(by: Member, content: JsonObject, room: RoomId, type = "m.room.encrypted") {
    events += 1;
    const event = asEventId(`$written-${events}`);
    contents.set(event, content);
    const raw = { content: { algorithm: "m.megolm.v1.aes-sha2", ciphertext: `cipher ${events}` } };
    const wire = { eventId: event, room, sender: by.user, type, sentAt: now(), raw };
    store.sync.commit({ next: `s${events}`, events: [wire], gaps: [], echoes: [] });
    await drainInbox(flow, false);
    return { event, answers: await deliver() };
  }

  const write = (by: Member, body: string, room = directOf(by), more: JsonObject = {}) =>
    take(by, { msgtype: "m.text", body, ...more }, room);
  const send = (by: Member, bytes: Uint8Array, more: JsonObject = {}, room = directOf(by)) => {
    const url = `mxc://test/of-member-${events}`;
    files.set(url, { kind: "bytes", bytes });
    const file = { url, v: "v2", key: { k: "key" }, iv: "iv", hashes: { sha256: "hash" } };
    return take(by, { msgtype: "m.image", body: "IMG_20261122.jpg", file, ...more }, room);
  };

  return {
    temp,
    store,
    templates,
    flow,
    sent,
    removed,
    uploads,
    alarms,
    files,
    deliver,
    take,
    write,
    send,
    /** The newest open question of a member's direct room, answered by its number. */
    tap: (by: Member, option: string) => write(by, option),
    pass: (ms: number) => void (clock += ms),
    /** What the clock does every few seconds. */
    tick: async () => {
      endShowings(flow);
      await deliver();
    },
    /** An alert beyond doubt, posted in the room. */
    alert: async (by: Member = ngo): Promise<CaseCode> => {
      await write(by, "На вокзале мальчик лет 10, один, документов нет", RESPONSE);
      const state = store.cases.unclosed(SHYMKENT).at(-1);
      if (state === undefined) throw new Error("the alert opened no case");
      return state.code;
    },
    bodiesIn: (room: RoomId, of: readonly Sent[] = sent): readonly string[] =>
      of.flatMap(({ room: where, content }) =>
        where === room && typeof content["body"] === "string" ? [content["body"]] : [],
      ),
    /** What stands in a room and was not removed. */
    standing: (room: RoomId): readonly string[] =>
      sent.flatMap(({ room: where, content, event }) =>
        where === room && !removed.has(event) ? [JSON.stringify(content)] : [],
      ),
  };
}

export type SealedStage = ReturnType<typeof sealedStage>;
