import { Preset } from "matrix-js-sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { settingsForTests, startBot, type TestBot } from "./bot-for-tests.ts";
import { memberForTests, type TestMember } from "./member-for-tests.ts";
import { portsForTests } from "./ports-for-tests.ts";
import { synapseForTests, type TestSynapse } from "./synapse-for-tests.ts";
import { until } from "./until.ts";
import { asUserId, type RoomId, type UserId } from "../../src/ids.ts";

let synapse: TestSynapse;
let bot: TestBot;
let asel: TestMember;
let askar: TestMember;
const invites: { room: RoomId; inviter: UserId; isDirect: boolean }[] = [];

beforeAll(async () => {
  synapse = await synapseForTests();
  const { url } = synapse;
  bot = await startBot(await settingsForTests(synapse), portsForTests(), {
    onInvite: (room, inviter, isDirect) => void invites.push({ room, inviter, isDirect }),
  });
  asel = await memberForTests({ url, ...(await synapse.account("asel")), identity: "first" });
  askar = await memberForTests({ url, ...(await synapse.account("askar")), identity: "first" });
}, 240_000);
afterAll(async () => {
  asel.stop();
  askar.stop();
  await bot.matrix.stop();
  await synapse.stop();
});

const State = z.array(
  z.looseObject({ type: z.string(), state_key: z.string(), sender: z.string(), content: z.looseObject({}) }),
);
const asBot = async (method: string, path: string): Promise<unknown> => {
  const headers = { authorization: `Bearer ${bot.ports.secrets.get("matrix.access_token")}` };
  return (await fetch(new URL(`/_matrix/client/v3${path}`, synapse.url), { method, headers })).json();
};
const stateOf = async (room: RoomId, type: string) =>
  State.parse(await asBot("GET", `/rooms/${encodeURIComponent(room)}/state`)).find(
    (event) => event.type === type,
  )?.content;

test("a response room is encrypted from its first event, closed, unfederated, and only the bot can change it", async () => {
  const room = await bot.matrix.rooms.ensure({
    place: "response:shymkent",
    name: "Shymkent",
    topic: "Alerts",
  });
  expect(await stateOf(room, "m.room.encryption")).toEqual({ algorithm: "m.megolm.v1.aes-sha2" });
  expect(await stateOf(room, "m.room.history_visibility")).toEqual({ history_visibility: "joined" });
  expect(await stateOf(room, "m.room.join_rules")).toMatchObject({ join_rule: "invite" });
  expect(await stateOf(room, "m.room.guest_access")).toEqual({ guest_access: "forbidden" });
  expect(await stateOf(room, "m.room.create")).toMatchObject({ "m.federate": false, room_version: "12" });
  const levels = await stateOf(room, "m.room.power_levels");
  expect(levels).toMatchObject({
    invite: 100,
    kick: 100,
    ban: 100,
    redact: 100,
    state_default: 100,
    events_default: 0,
  });
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(levels?.["users"] ?? {}))).toEqual([]);
});

test("asking again for a room makes no second one and brings its name and topic up to date", async () => {
  const wish = { place: "response:taraz", name: "Taraz", topic: "One" } as const;
  const room = await bot.matrix.rooms.ensure(wish);
  expect(await bot.matrix.rooms.ensure({ ...wish, topic: "Two" })).toBe(room);
  expect(await stateOf(room, "m.room.topic")).toMatchObject({ topic: "Two" });
});

test("asking twice at once makes one room", async () => {
  const wish = { place: "coordination:taraz", name: "Taraz", topic: "One" } as const;
  const [one, two] = await Promise.all([bot.matrix.rooms.ensure(wish), bot.matrix.rooms.ensure(wish)]);
  expect(one).toBe(two);
});

test("a room that was made before its id could be remembered is found again", async () => {
  const wish = { place: "response:kentau", name: "Kentau", topic: "" } as const;
  const room = await bot.matrix.rooms.ensure(wish);
  bot.ports.places.delete("response:kentau");
  expect(await bot.matrix.rooms.ensure(wish)).toBe(room);
});

test("a room that somebody else marks as ours is not believed", async () => {
  const { room_id } = await asel.client.createRoom({
    preset: Preset.PrivateChat,
    invite: [bot.matrix.user],
    creation_content: { "dabyl.place": "response:trap" },
  });
  const invite = await until(() => invites.find((it) => it.room === room_id));
  expect(await bot.matrix.rooms.answerInvite(invite.room, "join")).toBe("done");
  const room = await bot.matrix.rooms.ensure({ place: "response:trap", name: "Trap", topic: "" });
  expect(room).not.toBe(room_id);
  await bot.matrix.rooms.leave(invite.room);
});

test("members are brought to what is wanted: missing invited, surplus removed, pending invites left alone", async () => {
  const place = "response:shu" as const;
  const room = await bot.roomWith(place, [asel]);
  const nobody = asUserId((await synapse.account("pending")).user);
  expect(await bot.matrix.rooms.reconcileMembers(place, new Set([asel.user, nobody]))).toMatchObject({
    invited: [nobody],
    removed: [],
  });
  expect(await bot.matrix.rooms.reconcileMembers(place, new Set([asel.user, nobody]))).toMatchObject({
    invited: [],
    removed: [],
    failed: [],
  });
  // Both on the register, so that nobody is put out as a stranger before.
  bot.ports.people.set(room, new Set([asel.user, askar.user]));
  const result = await bot.matrix.rooms.reconcileMembers(place, new Set([askar.user]));
  expect(result).toMatchObject({
    invited: [askar.user],
    removed: expect.arrayContaining([asel.user, nobody]),
  });
});

test("who cannot be invited is told with the homeserver's reason", async () => {
  const place = "response:ban" as const;
  const room = await bot.matrix.rooms.ensure({ place, name: "B", topic: "" });
  const elsewhere = asUserId("@somebody:another.example");
  const result = await bot.matrix.rooms.reconcileMembers(place, new Set([elsewhere]));
  expect(result).toMatchObject({ invited: [], failed: [{ user: elsewhere, errcode: "M_FORBIDDEN" }] });
  expect(room).toMatch(/^!/);
  expect(bot.ports.alarms).toContain("members_not_reconciled");
});

test("a direct room invites as to a direct chat and stands in m.direct", async () => {
  const room = await bot.matrix.rooms.ensureDirect(asel.user, "Dabyl", "Only you and the bot");
  bot.ports.people.set(room, new Set([asel.user]));
  await until(() => asel.client.getRoom(room)?.getMyMembership() === "join");
  expect(asel.client.getRoom(room)?.getDMInviter()).toBe(bot.matrix.user);
  const direct = await asBot("GET", `/user/${encodeURIComponent(bot.matrix.user)}/account_data/m.direct`);
  expect(direct).toMatchObject({ [asel.user]: [room] });
  expect(await bot.matrix.rooms.ensureDirect(asel.user, "Dabyl", "Only you and the bot")).toBe(room);
});

test("a member opens a direct chat with the bot: the invite is told, answered, and the talk is encrypted", async () => {
  const { room_id } = await askar.client.createRoom({
    preset: Preset.TrustedPrivateChat,
    is_direct: true,
    invite: [bot.matrix.user],
    initial_state: [
      { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } },
    ],
  });
  const invite = await until(() => invites.find((it) => it.room === room_id));
  expect(invite).toMatchObject({ inviter: askar.user, isDirect: true });
  bot.ports.people.set(invite.room, new Set([askar.user]));
  expect(await bot.matrix.rooms.answerInvite(invite.room, "join")).toBe("done");
  await bot.say(invite.room, "good day");
  await until(() => askar.bodies(invite.room).includes("good day"));
  await askar.say(invite.room, "good day to you");
  const event = await until(() => [...bot.ports.inbox.values()].find((e) => e.room === room_id));
  expect(await bot.matrix.open(event)).toMatchObject({
    kind: "opened",
    content: { body: "good day to you" },
  });
});

test("a room that somebody else opened is seen as foreign until the bot leaves it, and then refused or joined anew", async () => {
  const opened = (): Promise<{ room_id: string }> =>
    askar.client.createRoom({ preset: Preset.TrustedPrivateChat, invite: [bot.matrix.user] });
  const { room_id } = await opened();
  const invite = await until(() => invites.find((it) => it.room === room_id));
  expect(bot.matrix.foreignRooms().map(({ room }) => room)).not.toContain(room_id);
  const before = Date.now();
  expect(await bot.matrix.rooms.answerInvite(invite.room, "join")).toBe("done");
  const foreign = () => bot.matrix.foreignRooms().find(({ room }) => room === invite.room);
  expect(await until(foreign)).toMatchObject({ creator: askar.user, people: 2 });
  expect(foreign()?.since).toBeGreaterThan(before - 60_000);
  await bot.matrix.rooms.leave(invite.room);
  await until(() => foreign() === undefined);
  const again = await opened();
  const second = await until(() => invites.find((it) => it.room === again.room_id));
  expect(await bot.matrix.rooms.answerInvite(second.room, "reject")).toBe("done");
  const membership = () => askar.client.getRoom(again.room_id)?.getMember(bot.matrix.user)?.membership;
  await until(() => membership() === "leave");
  // None of ours is among them.
  expect(bot.matrix.foreignRooms().every(({ creator }) => creator !== bot.matrix.user)).toBe(true);
});

test("an invite that was withdrawn meanwhile is gone", async () => {
  const { room_id } = await askar.client.createRoom({
    preset: Preset.PrivateChat,
    invite: [bot.matrix.user],
  });
  const invite = await until(() => invites.find((it) => it.room === room_id));
  await askar.client.kick(room_id, bot.matrix.user);
  expect(await bot.matrix.rooms.answerInvite(invite.room, "join")).toBe("gone");
});

test("rooms hang in their space", async () => {
  const space = await bot.matrix.rooms.ensure({ place: "space:shymkent", name: "Shymkent", topic: "" });
  const room = await bot.matrix.rooms.ensure({
    place: "response:shymkent",
    name: "Shymkent",
    topic: "Alerts",
  });
  await bot.matrix.rooms.hang(space, room);
  await bot.matrix.rooms.hang(space, room);
  expect(await stateOf(space, "m.space.child")).toEqual({ via: ["localhost"] });
  expect(await stateOf(space, "m.room.create")).toMatchObject({ type: "m.space" });
});
