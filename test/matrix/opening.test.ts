import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { JsonObject, WireEvent } from "../../bot/ports.ts";
import type { EventId, RoomId } from "../../src/ids.ts";
import { asEventId } from "../../src/ids.ts";
import { settingsForTests, startBot, type TestBot } from "./bot-for-tests.ts";
import { memberForTests, type TestMember } from "./member-for-tests.ts";
import { portsForTests } from "./ports-for-tests.ts";
import { synapseForTests, type TestSynapse } from "./synapse-for-tests.ts";
import { until } from "./until.ts";

let synapse: TestSynapse;
let bot: TestBot;
let asel: TestMember;
let askar: TestMember;
let unsigned: TestMember;
let room: RoomId;
let askarPassword: string;
/** Members whose identity changed, as the bot tells it. */
const changed: string[] = [];
const newKeys: string[] = [];

beforeAll(async () => {
  synapse = await synapseForTests();
  bot = await startBot(await settingsForTests(synapse), portsForTests(), {
    onIdentityChanged: (user, masterKey) => {
      changed.push(user);
      newKeys.push(masterKey);
    },
  });
  const { url } = synapse;
  asel = await memberForTests({ url, ...(await synapse.account("asel")), identity: "first" });
  const account = await synapse.account("askar");
  askarPassword = account.password;
  askar = await memberForTests({ url, ...account, identity: "first" });
  unsigned = await memberForTests({ url, ...(await synapse.account("new")), identity: "none" });
  room = await bot.roomWith("response:a", [asel, askar, unsigned]);
}, 240_000);

afterAll(async () => {
  for (const member of [asel, askar, unsigned]) member.stop();
  await bot.matrix.stop();
  await synapse.stop();
});

const arrived = (id: string): Promise<WireEvent> => until(() => bot.ports.inbox.get(asEventId(id)));
/** Puts an event into the room as this member, as it stands. */
const put = async (member: TestMember, type: string, content: JsonObject): Promise<WireEvent> => {
  const txn = `raw${Math.random()}`;
  const path = `/rooms/${encodeURIComponent(room)}/send/${type}/${txn}`;
  const { event_id } = await member.client.http.authedRequest<{ event_id: EventId }>(
    Method.Put,
    path,
    undefined,
    content,
  );
  return arrived(event_id);
};
const encryptedBy = async (member: TestMember, text: string): Promise<WireEvent> =>
  arrived(await member.say(room, text));
const contentOf = (event: WireEvent): JsonObject =>
  z.record(z.string(), z.json()).parse(event.raw["content"]);

test("a message of a signed device opens, as often as it is asked", async () => {
  const event = await encryptedBy(asel, "twice");
  expect(await bot.matrix.open(event)).toMatchObject({ kind: "opened", content: { body: "twice" } });
  expect(await bot.matrix.open(event)).toMatchObject({ kind: "opened", content: { body: "twice" } });
});

test("a message of an unsigned device is refused, and its first message after signing opens", async () => {
  const before = await encryptedBy(unsigned, "not signed yet");
  expect(await bot.matrix.open(before)).toEqual({ kind: "refused", why: "unsigned_device" });
  await unsigned.client.getCrypto()?.bootstrapCrossSigning({
    authUploadDeviceSigningKeys: async (upload) => {
      await upload(null);
    },
  });
  await unsigned.client.getCrypto()?.forceDiscardSession(room);
  const after = await encryptedBy(unsigned, "signed now");
  const opened = await bot.matrix.open(after);
  expect(opened).toMatchObject({ kind: "opened", content: { body: "signed now" } });
});

test("a message in clear is refused, whatever it says", async () => {
  const event = await put(asel, "m.room.message", { msgtype: "m.text", body: "in clear" });
  expect(await bot.matrix.open(event)).toEqual({ kind: "refused", why: "cleartext" });
});

test("a poll vote in clear is refused, a redaction is not", async () => {
  const vote = await put(asel, "org.matrix.msc3381.poll.response", {
    "org.matrix.msc3381.poll.response": { answers: ["a"] },
  });
  expect(await bot.matrix.open(vote)).toEqual({ kind: "refused", why: "cleartext" });
  const { event_id } = await asel.client.redactEvent(room, vote.eventId);
  const redaction = await arrived(event_id);
  expect(await bot.matrix.open(redaction)).toMatchObject({
    kind: "opened",
    type: "m.room.redaction",
    content: { redacts: vote.eventId },
  });
});

test("a ciphertext sent again carries the same ratchet under its new event id", async () => {
  const event = await encryptedBy(asel, "once only");
  const again = await put(asel, "m.room.encrypted", contentOf(event));
  const [first, second] = [await bot.matrix.open(event), await bot.matrix.open(again)];
  expect(again.eventId).not.toBe(event.eventId);
  expect(first).toMatchObject({ kind: "opened", ratchet: expect.stringMatching(/^.+:\d+$/) });
  expect(second).toMatchObject({ kind: "opened", ratchet: first.kind === "opened" ? first.ratchet : "" });
});

test("a member who passes on another's ciphertext as their own is refused", async () => {
  const event = await encryptedBy(asel, "mine");
  const stolen = await put(askar, "m.room.encrypted", contentOf(event));
  expect(await bot.matrix.open(stolen)).toEqual({ kind: "refused", why: "foreign_sender" });
});

test("a message whose key has not come waits; told that the key is withheld, it is refused", async () => {
  const event = await encryptedBy(asel, "x");
  const session = "u1ZTJVnRjYt0zK1xkq0rDqVfWc1p0bYkqz8S2e0o6yM";
  const unknown = await put(asel, "m.room.encrypted", { ...contentOf(event), session_id: session });
  // Which session and index it waits for tells a replay before its key is there.
  const ratchet = expect.stringMatching(new RegExp(`^${session}:\\d+$`));
  expect(await bot.matrix.open(unknown)).toEqual({ kind: "waiting", why: "missing_key", ratchet });
  const withheld = {
    algorithm: "m.megolm.v1.aes-sha2",
    room_id: room,
    session_id: session,
    sender_key: contentOf(event)["sender_key"],
    code: "m.blacklisted",
    reason: "no",
  };
  await asel.client.http.authedRequest(
    Method.Put,
    `/sendToDevice/m.room_key.withheld/${Math.random()}`,
    undefined,
    {
      messages: { [bot.matrix.user]: { "*": withheld } },
    },
  );
  const end = Date.now() + 40_000;
  let last = await bot.matrix.open(unknown);
  while (last.kind !== "refused" && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    last = await bot.matrix.open(unknown);
  }
  expect(last).toEqual({ kind: "refused", why: "withheld" });
}, 60_000);

test("garbage is malformed and hurts nobody", async () => {
  for (const content of [
    {},
    { algorithm: 1 },
    { algorithm: "m.megolm.v1.aes-sha2", session_id: "x", ciphertext: "AwgAEiDFFF" },
  ])
    expect((await bot.matrix.open(await put(asel, "m.room.encrypted", content))).kind).not.toBe("opened");
  expect(await bot.matrix.open(await put(asel, "m.room.encrypted", { ciphertext: [1] }))).toEqual({
    kind: "refused",
    why: "malformed",
  });
});

test("malformed to-device messages do not stop the loop", async () => {
  for (const [type, content] of [
    ["m.key.verification.request", {}],
    ["m.room.encrypted", { algorithm: "m.olm.v1.curve25519-aes-sha2", ciphertext: 3 }],
    ["m.room_key", { session_key: "clear" }],
    ["m.dummy", {}],
  ] as const)
    await asel.client.http.authedRequest(Method.Put, `/sendToDevice/${type}/${Math.random()}`, undefined, {
      messages: { [bot.matrix.user]: { "*": content } },
    });
  const event = await encryptedBy(asel, "still here");
  expect(await bot.matrix.open(event)).toMatchObject({ kind: "opened", content: { body: "still here" } });
  expect(bot.ports.fatals).toEqual([]);
});

test("a member who comes with another identity is reported: it may be the homeserver's doing", async () => {
  await bot.matrix.open(await encryptedBy(askar, "the one you know"));
  await askar.client.getCrypto()?.bootstrapCrossSigning({
    setupNewCrossSigning: true,
    authUploadDeviceSigningKeys: async (upload) => {
      await upload({
        type: "m.login.password",
        identifier: { type: "m.id.user", user: askar.user },
        password: askarPassword,
      });
    },
  });
  await until(() => changed.length > 0);
  expect(changed).toContain(askar.user);
  expect(newKeys).toContain(await askar.client.getCrypto()?.getCrossSigningKeyId());
  expect(bot.ports.alarms).toContain("member_identity_changed");
});
