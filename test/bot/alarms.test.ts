/** Who hears of an alarm, in which words, and how often. On a real store. */
import { beforeEach, describe, expect, test } from "vitest";
import { alarmOver, alarmStranger, alarmUnreadable, tellingJournal } from "../../bot/alarms/alarms.ts";
import { alarmRoomChanged } from "../../bot/alarms/room-alarms.ts";
import { forgetLeavers, leaversOf, noteLeaver, noteMover } from "../../bot/people/leavers.ts";
import type { Store } from "../../bot/store/store.ts";
import { asMillis, asRegionId, asRoomId, asUserId, type UserId } from "../../src/ids.ts";
import { added, AISULU, ALMATY, ROOM, SHYMKENT } from "../store/fixtures/invented.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";
import { bodyOf, templates, txn } from "./office.ts";

const COORDINATOR = asUserId("@coordinator:test");
const ELSEWHERE = asUserId("@coordinator-elsewhere:test");
const ADMINISTRATOR = asUserId("@administrator:test");
const INTRUDER = asUserId("@intruder:test");
const NOW = asMillis(10_000_000);
const roomOf = (user: UserId) => asRoomId(`!direct-${user.slice(1, user.indexOf(":"))}:test`);

let store: Store;
let now = NOW;
const parts = () => ({ store, templates, txn, now: () => now });
const deliver = () =>
  store.outbox.ready(50).map((row) => ({ room: row.room, body: bodyOf(row), txn: row.txn }));
const roomsTold = () => deliver().map(({ room }) => room);
const stranger = (event = "$joined", at = 9_000_000) => ({
  room: ROOM,
  user: INTRUDER,
  arrival: { event, at },
});

beforeEach(() => {
  ({ store } = tempStore());
  now = NOW;
  store.ledger.append(
    [
      added(),
      added({ user: COORDINATOR, role: "coordinator", language: "ru" }),
      added({ user: ELSEWHERE, role: "coordinator", region: ALMATY }),
      added({ user: ADMINISTRATOR, role: "administrator", region: ALMATY, language: "en" }),
    ],
    "cli:1",
  );
  store.rooms.remember(`response:${SHYMKENT}`, ROOM);
  for (const user of [AISULU, COORDINATOR, ELSEWHERE, ADMINISTRATOR])
    store.rooms.remember(`direct:${user}`, roomOf(user));
});

describe("a stranger in a room", () => {
  test("is told to the region's coordinators and all administrators, each in the own room and language", () => {
    alarmStranger(stranger(), parts());
    const told = deliver();
    expect(told.map(({ room }) => room)).toEqual([roomOf(ADMINISTRATOR), roomOf(COORDINATOR)]);
    expect(told[0]?.body).toContain(`Somebody unregistered has entered a room: ${INTRUDER}.`);
    expect(told[1]?.body).toContain("Комната: Общая комната · город Шымкент.");
    expect(told[1]?.body).toContain("пусть администратор добавит в список");
  });

  test("is told once, also after a restart; one who comes in again is told again", () => {
    alarmStranger(stranger(), parts());
    alarmStranger(stranger(), parts());
    expect(deliver()).toHaveLength(2);
    alarmStranger(stranger("$joined-again"), parts());
    expect(deliver()).toHaveLength(4);
  });

  test("who is gone is told once to the same persons, and not where nobody was", () => {
    alarmOver(ROOM, parts());
    expect(deliver()).toEqual([]);
    alarmStranger(stranger(), parts());
    const before = new Set(deliver().map((row) => row.txn));
    alarmOver(ROOM, parts());
    alarmOver(ROOM, parts());
    const after = deliver().filter((row) => !before.has(row.txn));
    expect(after.map(({ room }) => room)).toEqual([roomOf(ADMINISTRATOR), roomOf(COORDINATOR)]);
    expect(after[1]?.body).toContain("Посторонних в комнате больше нет");
  });

  test("in the coordinators' room or in a direct room is told to those of that region", () => {
    const rooms = { coordination: asRoomId("!c:test"), space: asRoomId("!s:test") };
    store.rooms.remember(`coordination:${ALMATY}`, rooms.coordination);
    store.rooms.remember("space:dabyl", rooms.space);
    alarmStranger({ ...stranger(), room: rooms.coordination }, parts());
    expect(roomsTold()).toEqual([roomOf(ADMINISTRATOR), roomOf(ELSEWHERE)]);
    alarmStranger({ ...stranger(), room: roomOf(AISULU) }, parts());
    expect(roomsTold().slice(2)).toEqual([roomOf(ADMINISTRATOR), roomOf(COORDINATOR)]);
    alarmStranger({ ...stranger(), room: rooms.space }, parts());
    expect(deliver().slice(4)).toMatchObject([
      { room: roomOf(ADMINISTRATOR), body: expect.stringContaining("Room: Dabyl.") },
    ]);
    alarmStranger({ ...stranger(), room: asRoomId("!unknown:test") }, parts());
    expect(deliver()).toHaveLength(5);
  });

  test("may be a member of another region, or without the role: told as such, but not within minutes of a move", () => {
    alarmStranger({ ...stranger(), user: ELSEWHERE }, parts());
    const told = deliver();
    expect(told.map(({ room }) => room)).toEqual([roomOf(ADMINISTRATOR), roomOf(COORDINATOR)]);
    expect(told[0]?.body).toContain(`A registered member is in a room where they must not be: ${ELSEWHERE}.`);
    noteMover(AISULU, asMillis(9_900_000), store);
    alarmStranger({ ...stranger("$before-the-move"), user: AISULU }, parts());
    expect(deliver()).toHaveLength(2);
    now = asMillis(NOW + 3_600_000); // still there
    alarmStranger({ ...stranger("$before-the-move"), user: AISULU }, parts());
    expect(deliver()).toHaveLength(4);
  });

  test("is no member who is just being put out; a member who comes back by force is", () => {
    noteLeaver(INTRUDER, asMillis(9_500_000), store);
    alarmStranger(stranger("$joined", 9_000_000), parts());
    now = asMillis(NOW + 3_600_000); // the bot was down meanwhile
    expect(leaversOf(store)).toEqual([INTRUDER]);
    alarmStranger(stranger("$joined", 9_000_000), parts());
    expect(deliver()).toEqual([]);
    alarmStranger(stranger("$forced", 9_600_000), parts());
    expect(deliver()).toHaveLength(2);
    forgetLeavers(store);
    alarmStranger(stranger("$stayed", 9_000_000), parts());
    expect(deliver()).toHaveLength(4);
  });
});

test("messages given up are counted by room; those of people on no register trouble nobody", () => {
  const passersBy = asRoomId("!stranger:test");
  store.rooms.remember(`stranger:${INTRUDER}`, passersBy);
  alarmUnreadable(ROOM, 3, "today", parts());
  alarmUnreadable(passersBy, 3, "today", parts());
  alarmUnreadable(asRoomId("!unknown:test"), 3, "today", parts());
  expect(roomsTold()).toEqual([roomOf(ADMINISTRATOR), roomOf(COORDINATOR)]);
  expect(deliver()[1]?.body).toContain("Сообщений, которые бот так и не смог прочитать: 3.");
});

test("what only an administrator can mend is told to administrators, once a day for each kind, and stands in the log each time", () => {
  const log: string[] = [];
  const journal = tellingJournal(
    { info: (event) => void log.push(event), alarm: (event) => void log.push(event) },
    parts(),
  );
  for (let i = 0; i < 3; i += 1) journal.alarm("send_rejected");
  journal.alarm("gap_too_long");
  journal.alarm("purge_failed", { status: 403 });
  journal.alarm("sync_failed");
  journal.info("ready");
  expect(roomsTold()).toEqual(Array(3).fill(roomOf(ADMINISTRATOR)));
  expect(deliver()[0]?.body).toContain("dabyl doctor");
  expect(log).toEqual([
    ...Array<string>(3).fill("send_rejected"),
    "gap_too_long",
    "purge_failed",
    "sync_failed",
    "ready",
  ]);
  now = asMillis(NOW + 86_400_000);
  journal.alarm("send_rejected");
  expect(deliver()).toHaveLength(4);
});

test("that Telegram is away is told once a day, with the word that Dabyl goes on without it", () => {
  const journal = tellingJournal({ info: () => undefined, alarm: () => undefined }, parts());
  for (let i = 0; i < 3; i += 1) journal.alarm("telegram_down", { why: "network" });
  expect(roomsTold()).toEqual([roomOf(ADMINISTRATOR)]);
  expect(deliver()[0]?.body).toMatch(/Dabyl (?:онсыз жұмыс істей береді|работает без него|works without it)/);
});

test("a region without anybody to tell is told to nobody", () => {
  ({ store } = tempStore());
  store.rooms.remember(`response:${asRegionId("zhambyl")}`, ROOM);
  alarmStranger(stranger(), parts());
  expect(deliver()).toEqual([]);
});

test("a room that somebody marked as closed is told where to write from then on; another change is for those who can ask alone", () => {
  const changed = { room: ROOM, stops: true, cause: "$event" };
  alarmRoomChanged({ ...changed, rules: ["history"] }, parts());
  expect(roomsTold()).toEqual([roomOf(ADMINISTRATOR), roomOf(COORDINATOR)]);
  alarmRoomChanged({ ...changed, rules: ["history", "replaced"], cause: "$mark" }, parts());
  const here = deliver().filter(({ room }) => room === ROOM);
  expect(here.map(({ body }) => body)).toEqual([
    expect.stringMatching(/ботқа жеке чатта жазыңыз.*пишите боту в личный чат/s),
  ]);
  alarmRoomChanged({ ...changed, rules: ["replaced"], cause: "$mark" }, parts());
  expect(deliver().filter(({ room }) => room === ROOM)).toHaveLength(1);
});
