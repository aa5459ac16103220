import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startBot, settingsForTests, type TestBot } from "./bot-for-tests.ts";
import { memberForTests, type TestMember } from "./member-for-tests.ts";
import { portsForTests } from "./ports-for-tests.ts";
import { synapseForTests, type TestSynapse } from "./synapse-for-tests.ts";
import { until } from "./until.ts";
import type { RoomId } from "../../src/ids.ts";

let synapse: TestSynapse;
let bot: TestBot;
let asel: TestMember;
let askar: TestMember;
let askarPassword: string;
const more: TestMember[] = [];
/** Rooms whose members changed, as the bot's own sync tells it. */
const changed: RoomId[] = [];

beforeAll(async () => {
  synapse = await synapseForTests();
  bot = await startBot(await settingsForTests(synapse), portsForTests(), {
    onMembership: (room) => void changed.push(room),
  });
  asel = await memberForTests({ url: synapse.url, ...(await synapse.account("asel")), identity: "first" });
  const account = await synapse.account("askar");
  askarPassword = account.password;
  askar = await memberForTests({ url: synapse.url, ...account, identity: "first" });
}, 240_000);

afterEach(() => {
  expect(bot.ports.fatals).toEqual([]);
});

afterAll(async () => {
  for (const member of [asel, askar, ...more]) member.stop();
  await bot.matrix.stop();
  await synapse.stop();
});

/** The megolm session that this message was encrypted with. */
const sessionOf = async (reader: TestMember, room: RoomId, id: string): Promise<string> => {
  const event = await reader.client.fetchRoomEvent(room, id);
  return String(event.content?.["session_id"]);
};
const reads = (member: TestMember, room: RoomId, text: string): Promise<boolean> =>
  until(() => member.bodies(room).includes(text));

test("messages in a row use one session, and a device that a member signed later reads the very next message", async () => {
  const room = await bot.roomWith("response:a", [asel, askar]);
  const first = await bot.say(room, "one");
  const second = await bot.say(room, "two");
  expect(await sessionOf(asel, room, second)).toBe(await sessionOf(asel, room, first));
  const phone = await memberForTests({
    url: synapse.url,
    user: askar.user,
    password: askarPassword,
    identity: { like: askar },
  });
  more.push(phone);
  await until(() => phone.client.getRoom(room)?.getMyMembership() === "join");
  await bot.say(room, "three");
  await reads(phone, room, "three");
  await reads(askar, room, "three");
}, 60_000);

test("a device that is not signed reads nothing", async () => {
  const room = await bot.roomWith("response:b", [asel, askar]);
  await bot.say(room, "before");
  const unsigned = await memberForTests({
    url: synapse.url,
    user: askar.user,
    password: askarPassword,
    identity: "none",
  });
  more.push(unsigned);
  await bot.say(room, "for signed devices only");
  await reads(askar, room, "for signed devices only");
  await until(() => unsigned.heard().some((event) => event.room === room && event.failed));
  expect(unsigned.bodies(room)).toEqual([]);
}, 60_000);

test("who is removed cannot read the next message: the session ends with the membership", async () => {
  const room = await bot.roomWith("response:c", [asel, askar]);
  const before = await bot.say(room, "while both are here");
  await reads(askar, room, "while both are here");
  const key = await askar.client.getCrypto()?.exportRoomKeys();
  bot.ports.people.set(room, new Set([asel.user]));
  await bot.matrix.rooms.reconcileMembers("response:c", new Set([asel.user]));
  const after = await bot.say(room, "after the removal");
  await reads(asel, room, "after the removal");
  const session = await sessionOf(asel, room, after);
  expect(session).not.toBe(await sessionOf(asel, room, before));
  expect(key?.some((k) => k.session_id === session)).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const late = await askar.client.getCrypto()?.exportRoomKeys();
  expect(late?.some((k) => k.session_id === session)).toBe(false);
}, 60_000);

test("who leaves without being asked cannot read the next message either", async () => {
  const room = await bot.roomWith("response:d", [asel, askar]);
  const before = await bot.say(room, "before the leave");
  await reads(askar, room, "before the leave");
  const told = changed.length;
  await askar.client.leave(room);
  await until(() => changed.slice(told).includes(room));
  const after = await bot.say(room, "after the leave");
  expect(await sessionOf(asel, room, after)).not.toBe(await sessionOf(asel, room, before));
  const keys = await askar.client.getCrypto()?.exportRoomKeys();
  const session = await sessionOf(asel, room, after);
  expect(keys?.some((k) => k.session_id === session)).toBe(false);
}, 60_000);

test("a stranger stops the room before anything is encrypted, is put out, and the message goes then", async () => {
  const room = await bot.roomWith("response:e", [asel, askar]);
  bot.ports.people.set(room, new Set([asel.user])); // askar is in the room and no longer in the register
  await bot.say(room, "not for strangers");
  await reads(asel, room, "not for strangers");
  expect(bot.ports.alarms).toContain("stranger_in_room");
  expect(askar.client.getRoom(room)?.getMyMembership()).toBe("leave");
  expect(askar.bodies(room)).not.toContain("not for strangers");
}, 60_000);

test("two hundred and ten messages pass two rotations, each is read, in order", async () => {
  const room = await bot.roomWith("response:f", [asel]);
  const texts = Array.from({ length: 210 }, (_, i) => `message ${i}`);
  texts.forEach((body, i) => bot.ports.queue(room, `many-${i}`, { msgtype: "m.text", body }));
  bot.matrix.wake();
  await until(() => asel.bodies(room).length === texts.length, 90_000);
  const order = asel.heard().filter((event) => event.room === room && event.type === "m.room.message");
  expect(order.map((event) => event.content["body"])).toEqual(texts);
}, 120_000);
