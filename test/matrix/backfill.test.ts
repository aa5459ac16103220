/** How far back a gap is filled: to what is known, and after a restore to what the bot of before said last. On a scripted homeserver. */
import { expect, test } from "vitest";
import { backfillOf } from "../../bot/matrix/backfill.ts";
import type { Gap } from "../../bot/ports.ts";
import { asEventId, asRoomId, asUserId } from "../../src/ids.ts";
import { portsForTests } from "./ports-for-tests.ts";

const BOT = asUserId("@bot:hs");
const ROOM = asRoomId("!room:hs");
const NOW = 10_000_000_000;
const DAY = 86_400_000;
const message = (n: number, sender = "@asel:hs", at = NOW - n) => ({
  event_id: `$${n}`,
  sender,
  type: "m.room.encrypted",
  origin_server_ts: at,
  content: { algorithm: "m.megolm.v1.aes-sha2", ciphertext: `cipher ${n}` },
});

/** Fills one gap of a room whose history is `events`, newest first, a hundred a page. */
async function filled(events: readonly object[], gap: Partial<Gap>, known: readonly string[] = []) {
  const ports = portsForTests();
  ports.openGaps.push({ room: ROOM, from: "0", ...gap });
  let pages = 0;
  const fill = backfillOf({
    homeserver: {
      call: async ({ query }) => {
        pages += 1;
        const from = Number(query?.["from"]);
        const end = from + 100 < events.length ? String(from + 100) : null;
        return { chunk: events.slice(from, from + 100), end };
      },
    },
    syncJournal: {
      ...ports.syncJournal,
      knows: (id) => known.some((one) => asEventId(one) === id) || ports.syncJournal.knows(id),
    },
    journal: ports.journal,
    ownUser: BOT,
    signal: new AbortController().signal,
    now: () => NOW,
  });
  await fill(() => {});
  expect(ports.openGaps).toEqual([]);
  return { found: ports.inbox.size, pages, alarms: ports.alarms };
}

const history = (length: number): object[] => Array.from({ length }, (_, n) => message(n));

test("a restored bot reads back to what it said last, and no further", async () => {
  const events = [...history(250), message(250, BOT), ...history(400).slice(251)];
  expect(await filled(events, { restored: true })).toEqual({ found: 250, pages: 3, alarms: [] });
});

test("or to the last message that the backup knows", async () => {
  expect(await filled(history(400), { restored: true }, ["$120"])).toEqual({
    found: 120,
    pages: 2,
    alarms: [],
  });
});

test("after an outage its own messages are no end: what was sent last may not be known as sent", async () => {
  const events = [message(0), message(1, BOT), message(2)];
  expect(await filled(events, {}, ["$2"])).toMatchObject({ found: 1 });
});

test("of years nobody is answered: five thousand messages are the most, two weeks the longest, and administrators hear of it", async () => {
  const many = await filled(history(6_000), { restored: true });
  expect(many).toEqual({ found: 5_000, pages: 50, alarms: ["gap_too_long"] });
  const old = Array.from({ length: 300 }, (_, n) => message(n, "@asel:hs", NOW - n * (DAY / 10)));
  expect(await filled(old, { restored: true })).toEqual({ found: 200, pages: 2, alarms: ["gap_too_long"] });
  expect(await filled(history(90), { restored: true })).toEqual({ found: 90, pages: 1, alarms: [] });
});
