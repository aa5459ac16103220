/** A homeserver with the rate limits it comes with, and a bot whose limit nobody lifted: slower, and nothing lost. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsForTests, startBot, type TestBot } from "./bot-for-tests.ts";
import { memberForTests, type TestMember } from "./member-for-tests.ts";
import { proxyForTests, type TestProxy } from "./proxy-for-tests.ts";
import { synapseForTests, type TestSynapse } from "./synapse-for-tests.ts";
import { until } from "./until.ts";

let synapse: TestSynapse;
let proxy: TestProxy;
let bot: TestBot;
let asel: TestMember;
let refused = 0;
let early = 0;

beforeAll(async () => {
  synapse = await synapseForTests("default");
  const notBefore = new Map<string, number>();
  proxy = await proxyForTests(synapse.url, async (request, pass) => {
    if (Date.now() < (notBefore.get(request.path) ?? 0)) early += 1;
    const answer = await pass();
    if (answer.status === 429 && request.path.includes("/send/")) {
      refused += 1;
      const { retry_after_ms }: { retry_after_ms: number } = JSON.parse(answer.body);
      notBefore.set(request.path, Date.now() + retry_after_ms - 50);
    }
    return answer;
  });
  bot = await startBot({ ...(await settingsForTests(synapse)), homeserver: proxy.url });
  asel = await memberForTests({ url: synapse.url, ...(await synapse.account("asel")), identity: "first" });
}, 120_000);
afterAll(async () => {
  asel.stop();
  await bot.matrix.stop();
  await proxy.stop();
  await synapse.stop();
});

test("a burst beyond the limit arrives whole, once and in order; the bot waits as long as it is told to", async () => {
  const room = await bot.roomWith("response:a", [asel]);
  // Ten go at once; the bot is told to wait before each of the others.
  const texts = Array.from({ length: 13 }, (_, i) => `message ${i}`);
  texts.forEach((body, i) => bot.ports.queue(room, `many-${i}`, { msgtype: "m.text", body }));
  bot.matrix.wake();
  await until(() => asel.bodies(room).length === texts.length, 90_000);
  const order = asel.heard().filter((event) => event.room === room && event.type === "m.room.message");
  expect(order.map((event) => event.content["body"])).toEqual(texts);
  expect(refused).toBeGreaterThan(0);
  expect(early).toBe(0);
  expect(bot.ports.refusals.size).toBe(0);
}, 120_000);
