import { afterAll, beforeAll, expect, test } from "vitest";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import { startBot, settingsForTests, type TestBot } from "./bot-for-tests.ts";
import { memberForTests, type TestMember } from "./member-for-tests.ts";
import { synapseForTests, type TestSynapse } from "./synapse-for-tests.ts";
import { until } from "./until.ts";

let synapse: TestSynapse;
let bot: TestBot;
let member: TestMember;

beforeAll(async () => {
  synapse = await synapseForTests();
  bot = await startBot(await settingsForTests(synapse));
  member = await memberForTests({
    url: synapse.url,
    ...(await synapse.account("member")),
    identity: "first",
  });
}, 240_000);

afterAll(async () => {
  member.stop();
  await bot.matrix.stop();
  await synapse.stop();
});

test("the bot makes a room, a member joins, and each reads the other", async () => {
  const room = await bot.roomWith("response:shymkent", [member]);
  await member.say(room, "hello bot");
  const event = await until(() => [...bot.ports.inbox.values()].find((e) => e.type === "m.room.encrypted"));
  expect(await bot.matrix.open(event)).toMatchObject({
    kind: "opened",
    type: "m.room.message",
    content: { body: "hello bot" },
  });
  await bot.say(room, "hello member");
  await until(() => member.bodies(room).includes("hello member"));
  expect(bot.ports.alarms).toEqual([]);
  expect(bot.ports.fatals).toEqual([]);
}, 60_000);

test("what the homeserver keeps of a message is ciphertext", async () => {
  const room = await bot.roomWith("response:taraz", [member]);
  const id = await bot.say(room, "nobody else reads this");
  const raw = await member.client.http.authedRequest(Method.Get, `/rooms/${room}/event/${id}`);
  expect(raw).toMatchObject({ type: "m.room.encrypted", content: { algorithm: "m.megolm.v1.aes-sha2" } });
  expect(JSON.stringify(raw)).not.toContain("nobody");
}, 60_000);
